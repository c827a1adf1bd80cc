"""Tell whether somebody holds a position or is on the way into it or out of it."""

from __future__ import annotations

import math
import statistics
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Final

from coach.body.limits import ROUNDING_S
from coach.body.sides import Roles, take_apart

WINDOW_S: Final = 0.5
"""Time in which a movement is looked for, in seconds. The medians of its first and its last third
are compared, because the landmarks of a leg that is half hidden tremble."""
MAX_CHANGE_DEG: Final = 5.0
"""Maximum difference of these medians for somebody who holds still: about 15 degrees a second.
Breathing is slower, a leg that is brought into a position is faster."""


class StillnessDetector:
    """Follows the main angle of a hold. One instant in, whether the body is still out."""

    def __init__(self, angle: str) -> None:
        """Start before the first instant. angle: its name; empty if nothing is to be followed."""
        self._angle = take_apart(angle)
        self._recent: deque[tuple[float, Mapping[str, float]]] = deque()
        """(time, angles) of the last `WINDOW_S`."""

    def update(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> bool:
        """Return True if the angle hardly changed, or is not measured."""
        recent = self._recent
        recent.append((time_s, angles))
        while time_s - recent[0][0] > WINDOW_S + ROUNDING_S:
            recent.popleft()
        names = self._angle.full if self._angle.both else (self._angle.resolve(roles),)
        return not any(name and self._measure_change(name) > MAX_CHANGE_DEG for name in names)

    def reset(self) -> None:
        """Start again: what comes next does not follow from what was seen."""
        self._recent.clear()

    def _measure_change(self, name: str) -> float:
        """Return by how much an angle changed in the window, in degrees; NaN if unknown."""
        third_s = (self._recent[-1][0] - self._recent[0][0]) / 3.0
        early_s, late_s = self._recent[0][0] + third_s, self._recent[-1][0] - third_s
        early = (angles for time_s, angles in self._recent if time_s <= early_s)
        late = (angles for time_s, angles in self._recent if time_s >= late_s)
        return abs(_find_median(name, late) - _find_median(name, early))


def _find_median(name: str, instants: Iterable[Mapping[str, float]]) -> float:
    values = [value for each in instants if not math.isnan(value := each.get(name, math.nan))]
    return statistics.median(values) if values else math.nan
