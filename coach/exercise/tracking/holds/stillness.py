"""Tell whether somebody holds a position or is on the way into it or out of it."""

from __future__ import annotations

import math
import statistics
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from coach.body.limits import ROUNDING_S
from coach.body.sides import Roles, take_apart
from coach.exercise.definition.exercise import SideRule

WINDOW_S: Final = 0.5
"""Time in which a movement is looked for, in seconds. The medians of its first and its last third
are compared, because the landmarks of a leg that is half hidden tremble."""
MAX_CHANGE_DEG: Final = 5.0
"""Maximum difference of these medians for somebody who holds still: about 15 degrees a second.
Breathing is slower, a leg that is brought into a position is faster."""


EXTREME: Final = "extreme"
"""Name under which the higher or lower thigh is followed."""
EXTREMES: Final[Mapping[SideRule, Callable[[list[float]], float]]] = {"raised": max, "lowered": min}
"""Rule of the working leg -> what picks its thigh."""


class StillnessDetector:
    """Follows the main angle of a hold. One instant in, whether the body is still out."""

    def __init__(self, angle: str, rule: SideRule = "none") -> None:
        """Start before the first instant.

        Args:
            angle: Name of the main angle; empty if nothing is to be followed.
            rule: What makes a leg the working one. The raised thigh is the higher one of those
                that are measured, and the lowered one the lower, whichever of them is called the
                left: legs that are mistaken for each other do not move.
        """
        self._angle = take_apart(angle)
        self._extreme = EXTREMES.get(rule) if angle == "thigh_elevation_working" else None
        self._recent: deque[tuple[float, Mapping[str, float]]] = deque()
        """(time, angles) of the last `WINDOW_S`."""

    def update(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> bool:
        """Return True if the angle hardly changed, or is not measured."""
        recent = self._recent
        recent.append((time_s, self._add_extreme(angles)))
        while time_s - recent[0][0] > WINDOW_S + ROUNDING_S:
            recent.popleft()
        names = self._choose_names(roles)
        return not any(name and self._measure_change(name) > MAX_CHANGE_DEG for name in names)

    def _choose_names(self, roles: Roles) -> tuple[str | None, ...]:
        if self._extreme:
            return (EXTREME,)
        return self._angle.full if self._angle.both else (self._angle.resolve(roles),)

    def _add_extreme(self, angles: Mapping[str, float]) -> Mapping[str, float]:
        if self._extreme is None:
            return angles
        values = (angles.get(name, math.nan) for name in self._angle.full)
        known = [value for value in values if not math.isnan(value)]
        return {EXTREME: self._extreme(known)} if known else {}

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
