"""The time of frames: from 0, in seconds, strictly rising."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

RESTART_JUMP_S: Final = 1.0
"""A clock that goes back by more than this was started anew: the rest follows on what was before."""
MIN_STEP_S: Final = 0.001
"""Time between two pictures that the clock says were taken at once."""
DEFAULT_RATE: Final = Fraction(30)
"""Pictures a second, where a file says nothing of time at all."""


class FrameTimes:
    """Gives each picture of one source its time, whatever the source's own clock does.

    `rate` is how many pictures a second there are, as far as known.
    """

    def __init__(self, rate: Fraction | None = None) -> None:
        self._interval = float(1 / (rate or DEFAULT_RATE))
        self._start_s: float | None = None
        self._last_s = 0.0

    def next_time(self, clock_s: float | None) -> float:
        """Time of the next picture, seconds since the first, from what the clock says; None where it says nothing."""
        if self._start_s is None:
            self._start_s = clock_s or 0.0
            return self._last_s
        next_s = self._last_s + self._interval if clock_s is None else clock_s - self._start_s
        if next_s < self._last_s - RESTART_JUMP_S:
            self._start_s += next_s - self._last_s - self._interval
            next_s = self._last_s + self._interval
        self._last_s = max(next_s, self._last_s + MIN_STEP_S)
        return self._last_s
