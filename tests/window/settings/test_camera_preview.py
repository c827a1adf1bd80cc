"""The preview of a camera shows pictures and closes without waiting."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.capture.cameras.network import NetworkCamera
from coach.capture.frame import Rotation, Source
from coach.window.settings.camera_preview import CameraPreview
from tests.window.fakes import FakeBackend, FakeSource

QUICK_S = 30.0
"""Maximum time for closing on a busy machine, in seconds. A timeout would take twice as long."""


class NetworkBackend(FakeBackend):
    """Opens the address as a network camera."""

    def open_source(self, text: str, rotation: Rotation | None = None) -> Source:
        self.opened.set()
        return NetworkCamera(text, open_timeout_s=60)


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


def close_quickly(preview: CameraPreview) -> None:
    began_s = time.perf_counter()
    preview.close()
    assert time.perf_counter() - began_s < QUICK_S


def test_pictures_come(qtbot: QtBot, backend: FakeBackend, preview: CameraPreview) -> None:
    with qtbot.waitSignal(preview.changed, timeout=30_000) as seen:
        preview.open("1")
    assert seen.args is not None
    assert (seen.args[0].width(), seen.args[0].height()) == (64, 48)
    assert backend.sources == ["1"]


@pytest.mark.parametrize("backend", [NetworkBackend()], ids=["network"])
def test_an_address_that_does_not_answer_is_not_waited_for(
    backend: FakeBackend, preview: CameraPreview, silent: str
) -> None:
    preview.open(silent)
    assert backend.opened.wait(30)
    close_quickly(preview)


@pytest.mark.parametrize("count", [0, 3])
def test_a_camera_that_falls_silent_is_not_waited_for(
    qtbot: QtBot, backend: FakeBackend, preview: CameraPreview, count: int
) -> None:
    source = make_stalled(count)
    backend.make_source = lambda _: source
    preview.open("0")
    qtbot.waitUntil(lambda: source.given == count and backend.opened.is_set(), timeout=30_000)
    close_quickly(preview)
    assert source.closed.is_set()
