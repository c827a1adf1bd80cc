"""PyAV still reads the clock that `ffmpeg_timeout` replaces."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import av.container.core
import pytest

from coach.capture.cameras import ffmpeg_timeout
from coach.capture.cameras.ffmpeg_timeout import (
    abort_waits_when,
    current_clock,
    wait_for_socket,
    wake_waits,
)

NEVER_S = 1e6
"""Longer than any test, in seconds."""
MISSING_CLOCK = (
    "PyAV no longer reads the time from av.container.core.time, so coach cannot abort FFmpeg while "
    "it waits for a network. See coach/capture/cameras/ffmpeg_timeout.py; keep the older PyAV "
    "until then."
)


def test_pyav_has_the_private_clock_that_is_replaced() -> None:
    assert hasattr(getattr(av.container.core, "time", None), "monotonic"), MISSING_CLOCK


def test_the_clock_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(av.container.core, "time", None)
    ffmpeg_timeout.install_clock()
    assert av.container.core.time.monotonic() == pytest.approx(current_clock(), abs=60.0)  # type: ignore[attr-defined]


def test_the_time_is_over_only_while_the_wait_is_cancelled() -> None:
    before_s = current_clock()
    with abort_waits_when(lambda: True):
        assert current_clock() - before_s > 1e8
    with abort_waits_when(lambda: False):
        assert current_clock() >= before_s


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A connection over which nothing comes, and into which nothing more can be written."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        with suppress(BlockingIOError):
            while True:
                ours.send(bytes(1 << 16))
        yield ours


@pytest.mark.parametrize("writing", [False, True], ids=["reading", "writing"])
def test_a_wait_that_is_cancelled_ends_without_looking_again_and_again(
    silent: socket.socket, monkeypatch: pytest.MonkeyPatch, writing: bool
) -> None:
    looks: list[float] = []
    waiting, cancelled, over = threading.Event(), threading.Event(), threading.Event()
    select_really = select.select

    def note(*arguments: Any) -> Any:
        looks.append(arguments[3])
        waiting.set()
        return select_really(*arguments)

    monkeypatch.setattr(ffmpeg_timeout.select, "select", note)

    def wait() -> None:
        with abort_waits_when(cancelled.is_set), suppress(TimeoutError):
            wait_for_socket(silent, current_clock() + NEVER_S, writing=writing)
            return
        over.set()

    waiter = threading.Thread(target=wait)
    waiter.start()
    assert waiting.wait(10)
    wake_waits()  # of another thread: nothing is cancelled here
    cancelled.set()
    wake_waits()
    waiter.join(10)
    assert not waiter.is_alive()
    assert over.is_set()
    assert min(looks) > NEVER_S / 2
    assert len(looks) <= 2, "once, and once more for the other thread"
    assert not ffmpeg_timeout._WAKERS


def test_a_wait_ends_at_its_deadline(silent: socket.socket) -> None:
    with pytest.raises(TimeoutError):
        wait_for_socket(silent, current_clock())


def test_a_wait_ends_with_what_comes() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        wait_for_socket(ours, current_clock() + NEVER_S, writing=True)
        theirs.send(b"!")
        wait_for_socket(ours, current_clock() + NEVER_S)
