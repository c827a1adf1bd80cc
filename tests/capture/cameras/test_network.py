"""Network cameras on the loopback: what goes wrong; test_source.py tests the rest."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest

from coach.capture.cameras.network import NetworkCamera
from coach.capture.frame import Frame
from coach.errors import SourceError
from tests.capture.helpers import PhoneServer


@pytest.mark.parametrize("path", ["/page", "/playlist", "/elsewhere"])
def test_an_answer_that_is_no_video_is_refused_and_not_followed(
    phone: PhoneServer, path: str
) -> None:
    with pytest.raises(SourceError, match="gives no video: it sent no video") as error:
        NetworkCamera(phone.address + path)
    assert phone.address + path in error.value.message
    assert error.value.hint
    assert phone.asked == [path]


@pytest.mark.parametrize(("path", "read_timeout_s"), [("/end", 60.0), ("/stall", 1.0)])
def test_a_camera_that_stops_is_an_error_after_the_frames_that_came(
    phone: PhoneServer, path: str, read_timeout_s: float
) -> None:
    frames: list[Frame] = []
    with (
        NetworkCamera(phone.address + path, read_timeout_s=read_timeout_s) as stream,
        pytest.raises(SourceError, match="stopped sending pictures"),
    ):
        frames.extend(stream.frames())
    assert frames
    assert len(frames) + stream.dropped > 10


@pytest.mark.parametrize("scheme", ["http", "https", "rtsp"])
def test_nobody_there(scheme: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{free.getsockname()[1]}/video"
    with pytest.raises(SourceError, match="Connection refused"):
        NetworkCamera(address, open_timeout_s=2)


@pytest.mark.parametrize("scheme", ["http", "rtsp"])
def test_one_that_accepts_and_says_nothing(scheme: str) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(SourceError, match="does not answer"):
            NetworkCamera(f"{scheme}://127.0.0.1:{silent.getsockname()[1]}/", open_timeout_s=0.3)


def test_closing_does_not_wait_for_ever_on_a_silent_camera(
    phone: PhoneServer, in_thread: Callable[[Callable[[], None]], threading.Thread]
) -> None:
    stream = NetworkCamera(f"{phone.address}/stall", read_timeout_s=120)
    frames = stream.frames()
    next(frames)
    assert phone.silent.wait(30)
    in_thread(stream.close).join(30)
    assert list(frames) == []


def test_a_proxy_of_the_environment_is_not_spoken_to(
    phone: PhoneServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))  # nothing listens there, so using the proxy fails
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.delenv("no_proxy", raising=False)
        with NetworkCamera(f"{phone.address}/video", read_timeout_s=60) as stream:
            next(stream.frames())
