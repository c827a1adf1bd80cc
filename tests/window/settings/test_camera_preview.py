"""The preview of a camera shows pictures and closes without waiting."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.capture.cameras.network import NetworkCamera
from coach.capture.frame import Rotation, Source
from coach.window.background import frame_stream
from coach.window.background.closing_devices import ClosingDevices
from coach.window.background.task import BackgroundTask
from coach.window.settings.camera_preview import CameraPreview
from tests.window.fakes import FakeBackend, FakeSource

NEVER_S = 1e6
"""A timeout that does not end in a test, in seconds."""


class NetworkBackend(FakeBackend):
    """Opens the address as a network camera."""

    def open_source(self, text: str, rotation: Rotation | None = None) -> Source:
        self.opened.set()
        return NetworkCamera(text, open_timeout_s=NEVER_S)


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def preview(qtbot: QtBot, backend: FakeBackend) -> Iterator[CameraPreview]:
    preview = CameraPreview(backend)
    yield preview
    preview.close_and_wait()


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a camera that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def make_stalled(count: int) -> FakeSource:
    """Return a camera that gives this many pictures and then waits until it is closed."""
    return FakeSource(live=True, endless=True, more=threading.Semaphore(count))


def close(qtbot: QtBot, preview: CameraPreview) -> None:
    """Close the preview, and let its thread end."""
    preview.close()
    assert not preview.running
    qtbot.waitUntil(lambda: preview.findChild(BackgroundTask).is_idle, timeout=30_000)


def test_pictures_come(qtbot: QtBot, backend: FakeBackend, preview: CameraPreview) -> None:
    with qtbot.waitSignal(preview.changed, timeout=30_000) as seen:
        preview.open("1")
    assert seen.args is not None
    assert (seen.args[0].width(), seen.args[0].height()) == (64, 48)
    assert backend.sources == ["1"]


@pytest.mark.parametrize("backend", [NetworkBackend()], ids=["network"])
def test_an_address_that_does_not_answer_is_not_waited_for(
    qtbot: QtBot, backend: FakeBackend, preview: CameraPreview, silent: str
) -> None:
    preview.open(silent)
    assert backend.opened.wait(30)
    close(qtbot, preview)


@pytest.mark.parametrize("count", [0, 3])
def test_a_camera_that_falls_silent_is_not_waited_for(
    qtbot: QtBot, backend: FakeBackend, preview: CameraPreview, count: int
) -> None:
    source = make_stalled(count)
    backend.make_source = lambda _: source
    preview.open("0")
    qtbot.waitUntil(lambda: source.given == count and backend.opened.is_set(), timeout=30_000)
    close(qtbot, preview)
    assert source.closed.is_set()


def test_a_camera_that_opens_too_late_gives_the_next_one_no_name(
    qtbot: QtBot,
    backend: FakeBackend,
    preview: CameraPreview,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(frame_stream, "CLOSING", ClosingDevices(max_others_s=0.0))
    opening, answers = threading.Event(), threading.Event()

    def make(text: str) -> FakeSource:
        if text == "0":
            opening.set()
            assert answers.wait(30)
        return FakeSource(live=True, endless=True, name=f"Camera {text}")

    backend.make_source = make
    preview.open("0")
    assert opening.wait(30)
    with qtbot.waitSignal(preview.changed, timeout=30_000):
        preview.open("1")
    answers.set()
    close(qtbot, preview)
    assert preview.source_name == "Camera 1"
