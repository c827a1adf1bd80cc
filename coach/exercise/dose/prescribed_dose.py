"""The dose that a programme prescribes, in place of the exercise's own."""

from __future__ import annotations

import math
from typing import Any, Final

from coach.exercise.definition.exercise import Exercise, Kind
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


def halve_dose(dose: Dose, kind: Kind) -> Dose:
    """Return half the dose, rounded up: half the repetitions, or half the seconds of each hold.

    It is never more than before: of less than a second nothing is left out.
    So is the time of a guided exercise whose times are adjustable. The trials of a test and the
    steps of other guided exercises stay as they are.
    """
    if kind == "repetitions" and dose.repetitions is not None:
        return dose.model_copy(update={"repetitions": math.ceil(dose.repetitions / 2)})
    if kind == "hold" or (kind == "guided" and dose.adjustable):
        seconds = dose.hold_s or DEFAULT_HOLD_S
        return dose.model_copy(update={"hold_s": min(seconds, float(math.ceil(seconds / 2)))})
    return dose


def replace_dose(exercise: Exercise, dose: Dose) -> Exercise:
    """Return the exercise with another dose, for the trainer, the guide and the window."""
    return exercise.model_copy(update={"dose": dose})
