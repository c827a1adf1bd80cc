"""The time of frames: from 0, in seconds, strictly rising."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

JUMP_S: Final = 1.0
"""A clock that goes back by more than this was started anew: the rest follows on what was before."""
STEP_S: Final = 0.001
"""Time between two pictures that the clock says were taken at once."""
RATE: Final = Fraction(30)
"""Pictures a second, where a file says nothing of time at all."""


class Timeline:
    """Gives each picture of one source its time, whatever the source's own clock does.

    `rate` is how many pictures a second there are, as far as known.
    """

    def __init__(self, rate: Fraction | None = None) -> None:
        self._interval = float(1 / (rate or RATE))
        self._began: float | None = None
        self._last = 0.0

    def place(self, clock_s: float | None) -> float:
        """Time of the next picture, seconds since the first, from what the clock says; None where it says nothing."""
        if self._began is None:
            self._began = clock_s or 0.0
            return self._last
        placed = self._last + self._interval if clock_s is None else clock_s - self._began
        if placed < self._last - JUMP_S:
            self._began += placed - self._last - self._interval
            placed = self._last + self._interval
        self._last = max(placed, self._last + STEP_S)
        return self._last
