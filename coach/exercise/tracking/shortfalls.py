"""How much an angle falls short of the bounds of a condition."""

from __future__ import annotations

import math
from collections.abc import Mapping

from coach.body.sides import Roles, take_apart
from coach.exercise.definition.exercise import Condition, Exercise


def list_deciding(exercise: Exercise) -> list[Condition]:
    """Return the conditions that must be met for something to count."""
    rule = exercise.range_of_motion
    if rule is not None:
        bound = rule.bounds[1]
        above, below = (None, bound) if rule.downward else (bound, None)
        return [Condition(angle=rule.angle, above=above, below=below)]
    if exercise.hold is not None:
        return [*exercise.in_position, *exercise.hold.when]
    return [condition for phase in reversed(exercise.phases) for condition in phase.when]


def measure_shortfall(condition: Condition, angles: Mapping[str, float], roles: Roles) -> float:
    """Return how many degrees are missing, negative if there are too many; 0 within the bounds.

    NaN if the angle is not measured.
    """
    value = read_deciding(condition, angles, roles)
    if condition.above is not None and value <= condition.above:
        return condition.above - value
    if condition.below is not None and value >= condition.below:
        return condition.below - value
    return value * 0.0


def read_deciding(condition: Condition, angles: Mapping[str, float], roles: Roles) -> float:
    """Return the value that decides about a condition: of two legs the further for ``either``.

    A leg whose role is unknown is taken for either. NaN if not measured.
    """
    angle = take_apart(condition.angle)
    values = angle.read(roles, angles)
    if len(values) == 1:
        if not math.isnan(values[0]) or not angle.word:
            return values[0]
        values = tuple(angles.get(name, math.nan) for name in angle.full)
    if any(map(math.isnan, values)):
        return math.nan
    highest = (angle.word != "both") is (condition.above is not None)
    return max(values) if highest else min(values)
