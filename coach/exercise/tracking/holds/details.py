"""What is known of a hold besides its time: its level, and slow swings back and forth."""

from __future__ import annotations

import math
from collections.abc import Mapping

from coach.body.sides import Roles, resolve
from coach.exercise.definition.tables import Hold, HoldLevel, Swing
from coach.exercise.tracking.conditions import ConditionGroup


class LevelTracker:
    """Measures how long a hold was done at each level. One pose's angles in."""

    def __init__(self, levels: tuple[HoldLevel, ...]) -> None:
        self._levels = [(level.name, ConditionGroup(level.when)) for level in levels]
        self._seconds: dict[str, float] = {}

    @property
    def level(self) -> str:
        """Name of the level that was held longest; empty if none is known."""
        return max(self._seconds, key=self._seconds.__getitem__, default="")

    def update(self, angles: Mapping[str, float], roles: Roles, step_s: float) -> None:
        """Add the seconds of this instant to the first level whose conditions are met."""
        met = [name for name, group in self._levels if group.update(angles, roles) is True]
        if met and step_s > 0.0:
            self._seconds[met[0]] = self._seconds.get(met[0], 0.0) + step_s

    def reset(self) -> None:
        """Begin another hold."""
        self._seconds.clear()
        for _, group in self._levels:
            group.reset()


class SwingCounter:
    """Counts slow swings of an angle back and forth. One pose's angles in.

    A swing is from one turning point to the second one after it, if it is far enough and neither
    too fast nor too slow.
    """

    def __init__(self, swing: Swing | None) -> None:
        self.swing = swing
        self.count = 0
        """Number of swings."""
        self._extreme_deg = math.nan
        self._rising: bool | None = None
        self._turned_s: float | None = None
        """Time of the last turn from rising to falling, in seconds."""
        self._extreme_s = 0.0

    def update(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> None:
        """Process one instant of the hold."""
        if self.swing is None:
            return
        name = resolve(self.swing.angle, roles)
        value = math.nan if name is None else angles.get(name, math.nan)
        if math.isnan(value):
            return
        if math.isnan(self._extreme_deg):
            self._extreme_deg, self._extreme_s = value, time_s
            return
        change = value - self._extreme_deg
        if self._rising is None:
            if abs(change) >= self.swing.degrees:
                self._rising = change > 0
                self._extreme_deg, self._extreme_s = value, time_s
        elif (change > 0) is self._rising and change != 0:
            self._extreme_deg, self._extreme_s = value, time_s
        elif abs(change) >= self.swing.degrees:
            self._turn(value, time_s)

    def reset(self) -> None:
        """Begin another hold."""
        self.count = 0
        self._extreme_deg, self._rising, self._turned_s = math.nan, None, None

    def _turn(self, value: float, time_s: float) -> None:
        assert self.swing is not None
        if self._rising:
            since_s = None if self._turned_s is None else self._extreme_s - self._turned_s
            if since_s is not None and self.swing.min_s <= since_s <= self.swing.max_s:
                self.count += 1
            self._turned_s = self._extreme_s
        self._rising = not self._rising
        self._extreme_deg, self._extreme_s = value, time_s


def make_details(hold: Hold) -> tuple[LevelTracker, SwingCounter]:
    """Return what follows the details of the holds of an exercise."""
    return LevelTracker(hold.levels), SwingCounter(hold.swing)
