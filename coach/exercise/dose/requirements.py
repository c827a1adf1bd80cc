"""How much of an exercise counts as done once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.guide_times import time_guide
from coach.exercise.definition.programme import Item
from coach.exercise.definition.tables import DEFAULT_HOLD_S
from coach.exercise.dose.prescribed_dose import (
    halve_count,
    halve_seconds,
    prescribe_dose,
    replace_dose,
)
from coach.exercise.dose.set_counter import has_anonymous_sides


@dataclass(frozen=True, slots=True)
class Requirement:
    """How much of an exercise counts as done once."""

    sides: tuple[Side | None, ...]
    """Two None if two sides are done and the camera cannot tell which is which."""
    unit: Literal["repetitions", "seconds held", "tests", "minutes"]
    amount: float
    """For each side, in the unit."""
    sets: int = 1
    repetitions: int = 1
    """Repetitions or holds in a set."""
    hold_s: float | None = None
    """Seconds of each hold, or at the top of each repetition; None for none."""
    only_side: Side | None = None
    """The side that is prescribed alone, also if the camera cannot tell it; None if both are."""


def find_requirement(item: Item, exercise: Exercise) -> Requirement:
    """Return how much of an exercise counts as once: the item's dose, else the exercise's own."""
    dose = prescribe_dose(item, exercise.dose)
    sets, repetitions = dose.sets, dose.repetitions or 1
    if exercise.kind == "guided":
        timed = time_guide(replace_dose(exercise, dose))
        return Requirement((None,), "minutes", sum(step.seconds for step in timed) / 60.0)
    sides, only = _find_sides(item, exercise)
    if exercise.kind == "range-of-motion":
        return Requirement(sides, "tests", 1.0, only_side=only)
    if exercise.kind == "hold":
        if exercise.group == "test":
            return Requirement(sides, "tests", 1.0, only_side=only)
        hold_s = dose.hold_s or DEFAULT_HOLD_S
        amount = sets * repetitions * hold_s
        return Requirement(sides, "seconds held", amount, sets, repetitions, hold_s, only)
    amount = float(sets * repetitions)
    return Requirement(sides, "repetitions", amount, sets, repetitions, dose.hold_s, only)


def _find_sides(item: Item, exercise: Exercise) -> tuple[tuple[Side | None, ...], Side | None]:
    """Return the sides that are counted, and the one that is prescribed alone."""
    only: Side | None = None if item.sides == "both" else item.sides
    if has_anonymous_sides(exercise):
        return (None, None) if only is None else (None,), only
    if exercise.range_of_motion or (exercise.side != "none" and exercise.dose.per_side):
        return SIDES if only is None else (only,), only
    return (None,), None


def halve_requirement(requirement: Requirement) -> Requirement:
    """Return how much counts as done if pain has halved the dose, as `halve_dose` halves it.

    Of guided exercises whose times are fixed half the time is enough: people in pain are told to
    stop half-way. A test stays as it is.
    """
    if requirement.unit == "tests":
        return requirement
    if requirement.unit == "minutes":
        amount = halve_seconds(requirement.amount * 60.0) / 60.0
        return dataclasses.replace(requirement, amount=amount)
    if requirement.unit == "repetitions":
        repetitions = halve_count(requirement.repetitions)
        amount = float(requirement.sets * repetitions)
        return dataclasses.replace(requirement, amount=amount, repetitions=repetitions)
    hold_s = halve_seconds(requirement.hold_s or DEFAULT_HOLD_S)
    amount = requirement.sets * requirement.repetitions * hold_s
    return dataclasses.replace(requirement, amount=amount, hold_s=hold_s)
