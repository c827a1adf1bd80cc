"""The dose that a programme prescribes, in place of the exercise's own."""

from __future__ import annotations

import math
from typing import Any, Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.definition.tables import DEFAULT_HOLD_S, Dose

PRESCRIBED: Final = ("sets", "repetitions", "hold_s", "rest_s")
"""Fields of an item that replace those of the dose, unless they are missing."""


def prescribe_dose(item: Item, dose: Dose) -> Dose:
    """Return the dose with what the item prescribes; what it leaves out stays as it is."""
    prescribed: dict[str, Any] = {
        name: value for name in PRESCRIBED if (value := getattr(item, name)) is not None
    }
    return dose.model_copy(update=prescribed)


def can_halve(exercise: Exercise) -> bool:
    """Return True if pain halves the dose of an exercise.

    Repetitions and holds are halved, and the time of a guided exercise whose times are adjustable.
    The steps of other guided exercises stay as they are. So does a test of any kind: its result
    could not be compared any more.
    """
    if exercise.group == "test":
        return False
    if exercise.kind == "repetitions":
        return exercise.dose.repetitions is not None
    return exercise.kind == "hold" or (exercise.kind == "guided" and exercise.dose.adjustable)


def halve_dose(exercise: Exercise) -> Dose:
    """Return half the dose, rounded up: half the repetitions, or half the seconds of each hold.

    It is never more than before: of less than a second nothing is left out. Of what `can_halve`
    excludes it is the whole dose.
    """
    dose = exercise.dose
    if not can_halve(exercise):
        return dose
    if exercise.kind == "repetitions":
        assert dose.repetitions is not None
        return dose.model_copy(update={"repetitions": halve_count(dose.repetitions)})
    return dose.model_copy(update={"hold_s": halve_seconds(dose.hold_s or DEFAULT_HOLD_S)})


def halve_count(repetitions: int) -> int:
    """Return half the repetitions, rounded up."""
    return math.ceil(repetitions / 2)


def halve_seconds(seconds: float) -> float:
    """Return half the seconds, rounded up to a whole one, but never more than before."""
    return min(seconds, float(math.ceil(seconds / 2)))


def replace_dose(exercise: Exercise, dose: Dose) -> Exercise:
    """Return the exercise with another dose, for the trainer, the guide and the window."""
    return exercise.model_copy(update={"dose": dose})
