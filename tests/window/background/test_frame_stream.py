from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.capture.cameras import webcam
from coach.capture.cameras.webcam import Camera
from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.window.background import frame_stream
from coach.window.background.closing_devices import CLOSING, ClosingDevices
from coach.window.background.frame_stream import FrameStream, ProcessFrame
from coach.window.run.events import Opening, RunEvent
from coach.window.run.run import Run
from coach.window.run.source_opener import OPENING
from coach.window.run.state import RunRequest
from tests.capture.helpers import FakeDevice
from tests.window.fakes import FakeBackend, FakeSource, running


@pytest.fixture
def stream(qtbot: QtBot) -> Iterator[FrameStream]:
    stream = FrameStream()
    yield stream
    stream.close_and_wait()


def read_time(frame: Frame) -> float:
    return frame.time_s


def start(stream: FrameStream, source: FakeSource) -> None:
    stream.start(lambda: source, lambda: nullcontext(read_time))


def test_newest_result_arrives_and_the_end_is_reported(qtbot: QtBot, stream: FrameStream) -> None:
    results: list[float] = []
    stream.arrived.connect(results.append)
    source = FakeSource(6)
    with qtbot.waitSignal(stream.ended):
        start(stream, source)
    assert results[-1] == 5 / 20
    assert results == sorted(set(results))
    assert source.closed.is_set()
    assert not stream.running


def test_error_of_the_source_is_reported(qtbot: QtBot, stream: FrameStream) -> None:
    with qtbot.waitSignal(stream.failed, check_params_cb=lambda error: error.message == "Gone."):
        start(stream, FakeSource(1, error=SourceError("Gone.")))


def test_bug_is_reported_and_raised_in_the_qt_thread(qtbot: QtBot, stream: FrameStream) -> None:
    def fail(frame: Frame) -> None:
        raise ZeroDivisionError

    source = FakeSource(1)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(stream.failed):
        stream.start(lambda: source, lambda: nullcontext(fail))
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert source.closed.is_set()


def test_silent_source_is_closed_without_waiting_for_a_frame(
    qtbot: QtBot, stream: FrameStream
) -> None:
    source, opened = FakeSource(live=True, endless=True, more=threading.Semaphore(1)), []

    @contextmanager
    def process() -> Iterator[ProcessFrame]:
        opened.append("process")
        yield read_time
        opened.remove("process")

    stream.start(lambda: source, process)
    qtbot.waitUntil(lambda: source.given == 1)
    assert opened == ["process"]
    stream.close_and_wait()
    assert source.closed.is_set()
    assert opened == []


def test_end_of_the_program_closes_a_silent_source(
    qtbot: QtBot, qapp: QApplication, stream: FrameStream
) -> None:
    source = FakeSource(live=True, endless=True, more=threading.Semaphore(1))
    start(stream, source)
    qtbot.waitUntil(lambda: source.given == 1)
    qapp.aboutToQuit.emit()
    assert source.closed.is_set()
    assert not stream.running


def test_source_that_opens_too_late_is_closed_at_once(qtbot: QtBot, stream: FrameStream) -> None:
    opening, go_on, source = threading.Event(), threading.Event(), FakeSource(endless=True)

    def open_late() -> FakeSource:
        opening.set()
        assert go_on.wait(10)
        return source

    stream.start(open_late, lambda: nullcontext(read_time))
    assert opening.wait(10)
    stream.close()
    go_on.set()
    stream.close_and_wait()
    assert source.closed.is_set()
    assert source.given == 0


def test_nothing_of_an_earlier_source_arrives(qtbot: QtBot, stream: FrameStream) -> None:
    results: list[float] = []
    first = FakeSource(endless=True)
    start(stream, first)
    qtbot.waitUntil(lambda: first.given > 3)
    stream.arrived.connect(results.append)
    with qtbot.waitSignal(stream.ended):
        start(stream, FakeSource(1))
    assert results == [0.0]
    assert first.closed.wait(10)


@dataclass
class Device:
    """Stands in for a webcam that takes its time to open."""

    name: str
    order: list[str]
    may_open: threading.Event
    opening: threading.Event = field(default_factory=threading.Event)

    def open(self) -> Camera:
        """Open it as `Camera` does."""

        def open_device(_: int) -> FakeDevice:
            self.order.append(f"opening {self.name}")
            self.opening.set()
            assert self.may_open.wait(30)
            return ReleasedDevice(self.name, self.order)

        return Camera(0, open_with=open_device)


class ReleasedDevice(FakeDevice):
    """Notes when it is released."""

    def __init__(self, name: str, order: list[str]) -> None:
        super().__init__()
        self.name, self.order = name, order

    def release(self) -> None:
        super().release()
        if self.released == 1:
            self.order.append(f"released {self.name}")


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(webcam, "list_cameras", list)
    return []


def open_device(stream: FrameStream, device: Device, name: str) -> None:
    stream.start(device.open, lambda: nullcontext(read_time), name)


def test_the_window_does_not_wait_for_a_webcam_that_is_just_opening(
    qtbot: QtBot, stream: FrameStream, order: list[str]
) -> None:
    hung, answers = threading.Event(), threading.Event()
    answers.set()
    first, second = Device("first", order, hung), Device("second", order, answers)
    open_device(stream, first, "0")
    assert first.opening.wait(30)
    open_device(stream, second, "0")  # does not return if it waits
    stream.close()
    open_device(stream, second, "0")
    assert order == ["opening first"], "the same camera cannot be opened twice"
    with qtbot.waitSignal(stream.arrived):
        hung.set()
    assert order == ["opening first", "released first", "opening second"]
    stream.close_and_wait()
    assert order[3:] == ["released second"]


def test_another_webcam_is_opened_beside_one_that_never_opens(
    qtbot: QtBot, stream: FrameStream, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_stream, "CLOSING", ClosingDevices(max_others_s=0.0))
    hung, answers = threading.Event(), threading.Event()
    answers.set()
    first, second = Device("first", order, hung), Device("second", order, answers)
    open_device(stream, first, "0")
    assert first.opening.wait(30)
    with qtbot.waitSignal(stream.arrived):
        open_device(stream, second, "1")
    assert order == ["opening first", "opening second"]
    hung.set()


def test_closing_does_not_wait_for_a_camera_that_is_slow_to_close(
    qtbot: QtBot, stream: FrameStream
) -> None:
    released = threading.Event()

    class SlowSource(FakeSource):
        def close(self) -> None:
            assert released.wait(30)
            super().close()

    source = SlowSource(endless=True)
    start(stream, source)
    qtbot.waitUntil(lambda: source.given > 0)
    stream.close()  # does not return if it waits
    assert not stream.running
    released.set()


def test_a_run_waits_for_the_camera_of_a_preview(stream: FrameStream, order: list[str]) -> None:
    hung = threading.Event()
    device = Device("preview", order, hung)
    open_device(stream, device, "0")
    assert device.opening.wait(30)
    stream.close()

    def make_source(_: str) -> FakeSource:
        order.append("opening the run's")
        return FakeSource(1, live=True)

    run = Run(RunRequest("lunge", "0"), FakeBackend(make_source), lambda _: None)
    with running(run.work):
        hung.set()
    assert order == ["opening preview", "released preview", "opening the run's"]


def test_a_preview_waits_for_the_camera_of_a_run_that_is_stopped(
    qtbot: QtBot, stream: FrameStream
) -> None:
    order: list[str] = []
    closing, released = threading.Event(), threading.Event()

    class RunSource(FakeSource):
        def close(self) -> None:
            closing.set()
            assert released.wait(30)
            super().close()
            order.append("released the run's")

    def open_preview() -> FakeSource:
        order.append("opening the preview's")
        return FakeSource(endless=True)

    backend = FakeBackend(lambda _: RunSource(live=True, endless=True))
    run = Run(RunRequest("lunge", "0"), backend, lambda _: None)
    with running(run.work):
        assert backend.opened.wait(10)
        run.stop()
        run.pain.answer(None)
        assert closing.wait(10)
        with qtbot.waitSignal(stream.arrived):
            stream.start(open_preview, lambda: nullcontext(read_time), "0")
            released.set()
    assert order[0] == "released the run's"
    assert order[-1] == "opening the preview's"


def test_a_run_that_is_stopped_does_not_wait_for_a_camera_that_never_closes() -> None:
    backend = FakeBackend(lambda _: FakeSource(1, live=True))
    waiting = threading.Event()

    def note(event: RunEvent) -> None:
        if event == Opening(OPENING):
            waiting.set()

    run = Run(RunRequest("lunge", "0"), backend, note)
    with CLOSING.closing("a preview", "0"), running(run.work):
        assert waiting.wait(10)
        assert not backend.opened.is_set()
        run.stop()
