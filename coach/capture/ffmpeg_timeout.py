"""How long FFmpeg may wait for a network: its own limits, and at once no longer when nobody wants the picture any more.

PyAV asks the clock again and again while FFmpeg waits, in the thread that waits, and gives up when the limit is over; there is no other
way to end its waiting. So it is given a clock that says in a thread whose work is given up that the time is over. Where PyAV changes and
does not ask that clock, its limits hold all the same.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_BEYOND_LIMITS_S: Final = 1e9
"""Later than any limit."""


class _Clock(threading.local):
    """What PyAV asks instead of the module `time`; each thread has its own."""

    def __init__(self) -> None:
        self.is_cancelled: Callable[[], bool] = _never
        self._leaps = 0

    def monotonic(self) -> float:
        """Seconds; each time much later than before once the work is given up."""
        if self.is_cancelled():
            self._leaps += 1
        return time.monotonic() + self._leaps * _BEYOND_LIMITS_S


def _never() -> bool:
    return False


_CLOCK: Final = _Clock()


def install_clock() -> None:
    """Give PyAV the clock that knows what is given up; once, before anything is opened by it."""
    import av.container.core  # here, as it takes a while, and whoever only gives up needs none of it

    av.container.core.time = _CLOCK  # type: ignore[attr-defined]


def current_clock() -> float:
    """Seconds, for limits on waiting for a network; far later than any limit where this thread's work is given up."""
    return _CLOCK.monotonic()


@contextmanager
def abort_waits_when(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """In this thread nothing waits for a network any longer once `is_cancelled` says so; it is asked some times a second, so it must be quick."""
    before, _CLOCK.is_cancelled = _CLOCK.is_cancelled, is_cancelled
    try:
        yield
    finally:
        _CLOCK.is_cancelled = before
