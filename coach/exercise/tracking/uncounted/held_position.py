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


def is_held(exercise: Exercise, angles: Mapping[str, float], roles: Roles) -> bool:
    """Return True if the person is in the position of a hold, moving or not."""
    return exercise.hold is not None and all(
        measure_shortfall(each, angles, roles) == 0.0
        for each in (*exercise.in_position, *exercise.hold.when)
        if not each.if_seen
    )


def is_nearly_held(exercise: Exercise, angles: Mapping[str, float], roles: Roles) -> bool:
    """Return True if the person is nearly in the position of a hold."""
    if exercise.hold is None:
        return False
    conditions = (*exercise.in_position, *exercise.hold.when)
    if any(abs(measure_shortfall(each, angles, roles)) > NEARLY_DEG for each in conditions):
        return False
    low, high = exercise.target
    rest = exercise.rest_deg
    bound = low if rest < low else min(rest, high)
    main = Condition(angle=exercise.main_angle, above=None if bound < rest else bound,
                     below=bound if bound < rest else None)  # fmt: skip
    value = read_deciding(main, angles, roles)
    return bound == rest or (value - rest) / (bound - rest) >= NEARLY_SHARE
