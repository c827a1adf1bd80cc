"""Detect that somebody reaches the position of a hold again and again without staying."""

from __future__ import annotations

import math
from typing import Final

MIN_VISITS: Final = 2
"""Minimum number of times that the position was reached and left."""
LASTING_S: Final = 0.2
"""Minimum time in the position, and out of it, in seconds: trembling at a bound is neither."""
CALM_S: Final = 6.0
"""Time out of the position after which the visits have ended, in seconds."""


class BriefHoldDetector:
    """Counts visits to a position. One instant in."""

    def __init__(self) -> None:
        self._first_s: float | None = None
        """When the first visit began, in seconds."""
        self._visits = 0
        self._inside = False
        self._change_s = self._left_s = math.nan
        """Since when the position differs from `_inside`, and when it was last left; in seconds."""

    @property
    def since_s(self) -> float | None:
        """When the visits began, in seconds; None if there are too few."""
        return self._first_s if self._visits >= MIN_VISITS else None

    def update(self, time_s: float, held: bool) -> None:
        """Process one instant. held: whether the body is in the position."""
        if not self._inside and not held and time_s - self._left_s > CALM_S:
            self.reset()
        if held is self._inside:
            self._change_s = math.nan
            return
        if math.isnan(self._change_s):
            self._change_s = time_s
        if time_s - self._change_s < LASTING_S:
            return
        self._inside = held
        if held:
            self._first_s = self._change_s if self._first_s is None else self._first_s
        else:
            self._visits += 1
            self._left_s = self._change_s
        self._change_s = math.nan

    def reset(self) -> None:
        """Start again: a hold began, or the next pose may belong to another person."""
        self._first_s, self._visits, self._inside = None, 0, False
        self._change_s = self._left_s = math.nan
