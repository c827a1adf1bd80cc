"""Whether a body is in the position of a hold, or nearly so, whether or not it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.body.sides import Roles
from coach.exercise.definition.exercise import Condition, Exercise
from coach.exercise.tracking.shortfalls import measure_shortfall, read_deciding

NEARLY_DEG: Final = 20.0
"""Maximum shortfall of every condition of a position that is nearly held, in degrees."""
NEARLY_SHARE: Final = 0.6
"""Minimum progress of the main angle from rest to its target in such a position."""


class HeldPosition:
    """The position of a hold."""

    def __init__(self, exercise: Exercise) -> None:
        """Read the position; an exercise without a hold has none."""
        hold, low, high = exercise.hold, *exercise.target
        self._conditions = () if hold is None else (*exercise.in_position, *hold.when)
        self._needed = [each for each in self._conditions if not each.if_seen]
        self._rest_deg = rest = exercise.rest_deg
        self._bound_deg = bound = low if rest < low else min(rest, high)
        above, below = (None, bound) if bound < rest else (bound, None)
        self._main = (
            None if hold is None else Condition(angle=exercise.main_angle, above=above, below=below)
        )

    def is_held(self, angles: Mapping[str, float], roles: Roles) -> bool:
        """Return True if the person is in this position, moving or not."""
        return self._main is not None and all(
            measure_shortfall(each, angles, roles) == 0.0 for each in self._needed
        )

    def is_nearly_held(self, angles: Mapping[str, float], roles: Roles) -> bool:
        """Return True if the person is nearly in this position."""
        if self._main is None or any(
            abs(measure_shortfall(each, angles, roles)) > NEARLY_DEG for each in self._conditions
        ):
            return False
        value = read_deciding(self._main, angles, roles)
        way_deg = self._bound_deg - self._rest_deg
        return way_deg == 0.0 or (value - self._rest_deg) / way_deg >= NEARLY_SHARE
