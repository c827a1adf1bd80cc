"""Limits how long FFmpeg waits for a network, and aborts the wait when it is cancelled.

While FFmpeg waits, PyAV reads the time again and again in the waiting thread, and gives up after
its timeout. There is no other way to abort the wait. PyAV therefore gets a clock that jumps beyond
every timeout in a thread whose work is cancelled. If a later PyAV does not read this clock, its own
timeouts still hold.

Waits of coach's own sockets are woken by `wake_waits`: they look at the clock only then.
"""

from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

_BEYOND_LIMITS_S: Final = 1e9
"""Longer than any timeout, in seconds."""


class _Clock(threading.local):
    """Replaces the module `time` in PyAV; each thread has its own state."""

    def __init__(self) -> None:
        self.is_cancelled: Callable[[], bool] = _never
        self._leaps = 0

    def monotonic(self) -> float:
        """Return the time in seconds, far beyond every timeout if the work is cancelled."""
        if self.is_cancelled():
            self._leaps += 1
        return time.monotonic() + self._leaps * _BEYOND_LIMITS_S


def _never() -> bool:
    return False


_CLOCK: Final = _Clock()


def install_clock() -> None:
    """Replace PyAV's clock; call it once, before PyAV opens anything."""
    import av.container.core  # slow, and not needed only to abort waits

    av.container.core.time = _CLOCK  # type: ignore[attr-defined]


def current_clock() -> float:
    """Return the time in seconds for network timeouts, far beyond them if the work is cancelled."""
    return _CLOCK.monotonic()


@contextmanager
def abort_waits_when(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Abort every network wait of this thread once `is_cancelled` returns True.

    It is called several times a second, so it must be fast. Whoever makes it return True calls
    `wake_waits` then.
    """
    before, _CLOCK.is_cancelled = _CLOCK.is_cancelled, is_cancelled
    try:
        yield
    finally:
        _CLOCK.is_cancelled = before


_WAKERS: Final[set[socket.socket]] = set()
"""A socket for each wait in progress: a byte sent to it ends the wait."""
_WAKERS_LOCK: Final = threading.Lock()


def wake_waits() -> None:
    """Let every wait of `wait_for_socket`, in any thread, look whether it is cancelled."""
    with _WAKERS_LOCK:
        for waker in _WAKERS:
            with suppress(BlockingIOError):  # it is full: the wait is about to end
                waker.send(b"\0")


def wait_for_socket(waiting: socket.socket, deadline_s: float, *, writing: bool = False) -> None:
    """Wait until a socket can be read or written.

    Args:
        waiting: The socket.
        deadline_s: Time of `current_clock` at which the wait is given up, in seconds.
        writing: True to wait until it can be written, or is refused.

    Raises:
        TimeoutError: The deadline has passed, or the work of this thread is cancelled.

    """
    woken, waker = socket.socketpair()
    waker.setblocking(False)
    with woken, waker:
        with _WAKERS_LOCK:
            _WAKERS.add(waker)
        try:
            while (left_s := deadline_s - current_clock()) > 0:
                readable = [woken] if writing else [woken, waiting]
                ready, writable, broken = select.select(
                    readable, [waiting] if writing else [], [waiting], left_s
                )
                if woken in ready:
                    woken.recv(64)
                if waiting in ready or writable or broken:
                    return
        finally:
            with _WAKERS_LOCK:
                _WAKERS.discard(waker)
    raise TimeoutError
