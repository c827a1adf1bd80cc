"""The conditions of an exercise, with their places in its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from coach.exercise.definition.exercise import Condition, Exercise

Part = Literal["in_position", "phases", "hold", "levels", "range_of_motion", "faults"]
"""The part of an exercise file that has conditions."""


class ConditionList(NamedTuple):
    """Conditions that must all be true."""

    part: Part
    place: str
    """``phases.up.when``."""
    conditions: tuple[Condition, ...]


class PlacedCondition(NamedTuple):
    """A condition with its place."""

    part: Part
    place: str
    """``phases.up.when[0]``."""
    condition: Condition


def group_conditions(exercise: Exercise) -> Iterator[ConditionList]:
    """Iterate over every list of conditions that must all be true."""
    yield ConditionList("in_position", "in_position", exercise.in_position)
    for phase in exercise.phases:
        yield ConditionList("phases", f"phases.{phase.name}.when", phase.when)
    if exercise.hold:
        yield ConditionList("hold", "hold.when", exercise.hold.when)
        for level in exercise.hold.levels:
            yield ConditionList("levels", f"hold.levels.{level.name}.when", level.when)
    if exercise.range_of_motion:
        credit = exercise.range_of_motion.credit
        yield ConditionList("range_of_motion", "range_of_motion.credit", credit)
    for fault in exercise.faults:
        yield ConditionList("faults", f"faults.{fault.name}.when", fault.when)


def list_conditions(exercise: Exercise) -> Iterator[PlacedCondition]:
    """Iterate over every condition of the file."""
    for part, place, conditions in group_conditions(exercise):
        for index, condition in enumerate(conditions):
            yield PlacedCondition(part, f"{place}[{index}]", condition)
