"""The labels of the fields of a prescription, and the checks of what is entered. No Qt."""

from __future__ import annotations

from typing import Any, Final

import pydantic
from pydantic.fields import FieldInfo

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import Item, Programme, Routine
from coach.message import Message, translatable
from coach.store.prescriptions.definition import Norm
from coach.store.toml.error_messages import describe_rules

DOSE: Final = translatable(
    {
        "sets": "Sets",
        "repetitions": "Repetitions",
        "hold_s": "Hold, seconds",
        "rest_s": "Rest between sets, seconds",
        "norm_deg": "Norm, degrees",
    }
)
"""Field of the selected exercise -> its label."""
ALL_STEPS: Final = translatable("All steps, seconds")
"""The label of `hold_s` of an exercise of timed steps."""
SCHEDULE: Final = translatable({"weeks": "Weeks", "times_a_day": "Times a day"})
"""Field of the programme -> its label."""
_MODELS: Final[dict[str, type[pydantic.BaseModel]]] = {
    "norm_deg": Norm,
    "weeks": Programme,
    "times_a_day": Routine,
}
"""Where the limits of a field are; those of the others are in `Item`."""


def label_field(key: str, exercise: Exercise | None = None) -> str:
    """Return the label of a field in English."""
    if key == "hold_s" and exercise is not None and exercise.kind == "guided":
        return ALL_STEPS
    return {**DOSE, **SCHEDULE}[key]


def read_entry(key: str, text: str, exercise: Exercise | None = None) -> float | int | None:
    """Return the number in a field; None if it is empty.

    Args:
        key: A key of `DOSE` or `SCHEDULE`.
        text: What was entered.
        exercise: The exercise that it is about; errors name it.

    Raises:
        CoachError: It is no number, or outside of the limits.
    """
    try:
        number = _read_number(text)
        mistake = "" if number is None else _find_mistake(key, number, text.strip())
    except ValueError:
        mistake = Message("{text!r} is not a number.", text=text)
    if not mistake:
        return number
    field = Message(label_field(key, exercise))
    place = field
    hint = Message("For example 4.")
    if exercise is not None:
        place = Message("{exercise}, {field}", exercise=exercise.title, field=field)
        hint = Message("An empty field means the exercise's own.")
    raise CoachError(Message("{place}: {mistake}", place=place, mistake=mistake), hint)


def find_own(key: str, exercise: Exercise) -> str:
    """Return what an empty field of an exercise means; empty if there is nothing to tell."""
    test = exercise.range_of_motion
    own: Any = getattr(exercise.dose, key, None)
    if key == "norm_deg":
        own = test.norm_deg if test is not None else None
    return "" if own is None else f"{own:g}"


def can_enter(key: str, exercise: Exercise) -> bool:
    """Return True if a field of the dose changes something of this exercise."""
    if key == "norm_deg":
        return exercise.range_of_motion is not None
    return key != "hold_s" or exercise.kind != "guided" or exercise.dose.adjustable


def _find_mistake(key: str, number: float, text: str) -> str:
    field: FieldInfo = _MODELS.get(key, Item).model_fields[key]
    wanted: Any = (field.annotation, field)
    model = pydantic.create_model("Entry", __config__=pydantic.ConfigDict(strict=True), n=wanted)
    try:
        model.model_validate({"n": number})
    except pydantic.ValidationError as error:
        return Message("{value} {rule}.", value=text, rule=describe_rules(error)[0])
    return ""


def _read_number(text: str) -> float | int | None:
    """Return a number, with a point or a comma; None for an empty text.

    Raises:
        ValueError: It is none.
    """
    text = text.strip().replace(",", ".")
    if not text:
        return None
    return int(text) if text.lstrip("+-").isdigit() else float(text)
