"""Limits how long FFmpeg waits for a network, and aborts the wait when it is cancelled.

While FFmpeg waits, PyAV reads the time again and again in the waiting thread, and gives up after
its timeout. There is no other way to abort the wait. PyAV therefore gets a clock that jumps beyond
every timeout in a thread whose work is cancelled. If a later PyAV does not read this clock, its own
timeouts still hold.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

    It is called several times a second, so it must be fast.
    """
    before, _CLOCK.is_cancelled = _CLOCK.is_cancelled, is_cancelled
    try:
        yield
    finally:
        _CLOCK.is_cancelled = before
