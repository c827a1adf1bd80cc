from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.window.background.frame_stream import FrameStream, ProcessFrame
from tests.window.fakes import FakeSource


@pytest.fixture
def stream(qtbot: QtBot) -> Iterator[FrameStream]:
    stream = FrameStream()
    yield stream
    stream.close()


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
    stream.close()
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
    stream._reading.close()
    go_on.set()
    stream.close()
    assert source.closed.is_set()


def test_nothing_of_an_earlier_source_arrives(qtbot: QtBot, stream: FrameStream) -> None:
    results: list[float] = []
    first = FakeSource(endless=True)
    start(stream, first)
    qtbot.waitUntil(lambda: first.given > 3)
    stream.arrived.connect(results.append)
    with qtbot.waitSignal(stream.ended):
        start(stream, FakeSource(1))
    assert results == [0.0]
    assert first.closed.is_set()
