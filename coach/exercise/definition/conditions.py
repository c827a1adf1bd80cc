"""The conditions of an exercise, with their places in its file."""

from __future__ import annotations

from collections.abc import Iterator

from coach.exercise.definition.exercise import Condition, Exercise


def group_conditions(exercise: Exercise) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Iterate over every list of conditions that must all be true, with its place."""
    yield "in_position", exercise.in_position
    for phase in exercise.phases:
        yield f"phases.{phase.name}.when", phase.when
    if exercise.hold:
        yield "hold.when", exercise.hold.when
    if exercise.range_of_motion:
        yield "range_of_motion.credit", exercise.range_of_motion.credit
    for fault in exercise.faults:
        yield f"faults.{fault.name}.when", fault.when


def list_conditions(exercise: Exercise) -> Iterator[tuple[str, Condition]]:
    """Iterate over every condition with its place in the file."""
    for place, conditions in group_conditions(exercise):
        yield from ((f"{place}[{index}]", condition) for index, condition in enumerate(conditions))
