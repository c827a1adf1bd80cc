"""Times of frames: from 0, in seconds, strictly increasing."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

RESTART_JUMP_S: Final = 1.0
"""If a clock goes back by more than this, in seconds, it was restarted.

The times then continue after the last one.
"""
MIN_STEP_S: Final = 0.001
"""Minimum time between two pictures, in seconds."""
DEFAULT_RATE: Final = Fraction(30)
"""Pictures a second if a file states no times at all."""


class FrameTimes:
    """Assigns a time to each picture of one source, whatever the source's own clock does.

    Args:
        rate: Pictures a second, if known.

    """

    def __init__(self, rate: Fraction | None = None) -> None:
        self._interval = float(1 / (rate or DEFAULT_RATE))
        self._start_s: float | None = None
        self._last_s = 0.0

    def next_time(self, clock_s: float | None) -> float:
        """Return the time of the next picture, in seconds since the first.

        Args:
            clock_s: Time by the source's clock, in seconds; None if it states none.

        """
        if self._start_s is None:
            self._start_s = clock_s or 0.0
            return self._last_s
        next_s = self._last_s + self._interval if clock_s is None else clock_s - self._start_s
        if next_s < self._last_s - RESTART_JUMP_S:
            self._start_s += next_s - self._last_s - self._interval
            next_s = self._last_s + self._interval
        self._last_s = max(next_s, self._last_s + MIN_STEP_S)
        return self._last_s
