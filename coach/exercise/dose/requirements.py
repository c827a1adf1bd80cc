"""How much of an exercise counts as done once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.guide_times import time_guide
from coach.exercise.definition.programme import Item
from coach.exercise.definition.tables import DEFAULT_HOLD_S
from coach.exercise.dose.prescribed_dose import prescribe_dose, replace_dose
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


def find_requirement(item: Item, exercise: Exercise) -> Requirement:
    """Return how much of an exercise counts as once: the item's dose, else the exercise's own."""
    dose = prescribe_dose(item, exercise.dose)
    sets, repetitions = dose.sets, dose.repetitions or 1
    sides: tuple[Side | None, ...] = (None,)
    if has_anonymous_sides(exercise):
        sides = (None, None) if item.sides == "both" else (None,)
    elif exercise.side != "none" and dose.per_side:
        sides = tuple(side for side in SIDES if item.sides in ("both", side))
    if exercise.kind == "range-of-motion":
        return Requirement(
            tuple(side for side in SIDES if item.sides in ("both", side)), "tests", 1.0
        )
    if exercise.kind == "guided":
        timed = time_guide(replace_dose(exercise, dose))
        return Requirement((None,), "minutes", sum(step.seconds for step in timed) / 60.0)
    if exercise.kind == "hold":
        if exercise.group == "test":
            return Requirement(sides, "tests", 1.0)
        hold_s = dose.hold_s or DEFAULT_HOLD_S
        amount = sets * repetitions * hold_s
        return Requirement(sides, "seconds held", amount, sets, repetitions, hold_s)
    amount = float(sets * repetitions)
    return Requirement(sides, "repetitions", amount, sets, repetitions, dose.hold_s)
