"""The dose that a programme prescribes, in place of the exercise's own."""

from __future__ import annotations

from typing import Any, Final

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item
from coach.exercise.definition.tables import Dose

PRESCRIBED: Final = ("sets", "repetitions", "hold_s", "rest_s")
"""Fields of an item that replace those of the dose, unless they are missing."""


def prescribe_dose(item: Item, dose: Dose) -> Dose:
    """Return the dose with what the item prescribes; what it leaves out stays as it is."""
    prescribed: dict[str, Any] = {
        name: value for name in PRESCRIBED if (value := getattr(item, name)) is not None
    }
    return dose.model_copy(update=prescribed)


def replace_dose(exercise: Exercise, dose: Dose) -> Exercise:
    """Return the exercise with another dose, for the trainer, the guide and the window."""
    return exercise.model_copy(update={"dose": dose})
