"""The labels of the fields of a prescription, and the checks of what is entered. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

import pydantic
from pydantic.fields import FieldInfo

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import DAYS_A_WEEK, Item, Programme, Routine
from coach.message import Message, translatable
from coach.store.prescriptions.definition import Norm, Prescription
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
SCHEDULE: Final = translatable(
    {"weeks": "Weeks", "times_a_day": "Times a day", "days": "Days of a week, such as 1, 3, 5"}
)
"""Field of the programme -> its label."""
LIMITS: Final = translatable(
    {
        "hip_flexion_limit_left_deg": "Left hip up to, degrees",
        "hip_flexion_limit_left_until": "Left hip: last day, year-month-day",
        "hip_flexion_limit_right_deg": "Right hip up to, degrees",
        "hip_flexion_limit_right_until": "Right hip: last day, year-month-day",
    }
)
"""Field of a replaced hip that may bend beyond 90 degrees -> its label."""
EVERY_DAY: Final = tuple(range(1, DAYS_A_WEEK + 1))
_MODELS: Final[dict[str, type[pydantic.BaseModel]]] = {
    "norm_deg": Norm,
    "weeks": Programme,
    "times_a_day": Routine,
    **{key: Prescription for key in LIMITS if key.endswith("deg")},
}
"""Where the limits of a field are; those of the others are in `Item`."""


def label_field(key: str, exercise: Exercise | None = None) -> str:
    """Return the label of a field in English."""
    if key == "hold_s" and exercise is not None and exercise.kind == "guided":
        return ALL_STEPS
    return {**DOSE, **SCHEDULE, **LIMITS}[key]


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
    hint = Message("For example 110.") if key in LIMITS else Message("For example 4.")
    if exercise is not None:
        place = Message("{exercise}, {field}", exercise=exercise.title, field=field)
        hint = Message("An empty field means the exercise's own.")
    raise CoachError(Message("{place}: {mistake}", place=place, mistake=mistake), hint)


def describe_days(days: Sequence[int]) -> str:
    """Return the days of a week as text; empty for every day."""
    return "" if set(days) == set(EVERY_DAY) else ", ".join(map(str, days))


def read_days(text: str) -> tuple[int, ...]:
    """Return the days of a week in a text, from 1 to 7 and in order; empty means every day.

    Raises:
        CoachError: It cannot be understood.
    """
    parts = text.replace(",", " ").replace(";", " ").split()
    if not parts:
        return EVERY_DAY
    days = {int(part) if part.isdecimal() and len(part) < 3 else 0 for part in parts}
    if len(days) < len(parts) or not days <= set(EVERY_DAY):
        raise CoachError(
            Message("{field}: {text!r} is no list of days.", field=SCHEDULE["days"], text=text),
            Message(
                "Each day once, from 1 to 7; 1 is the day on which the patient begins. Empty means "
                "every day."
            ),
        )
    return tuple(sorted(days))


def describe_limit(value: object) -> str:
    """Return the degrees that a hip is allowed, or their last day, as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) and value else ""


def read_limit(key: str, text: str) -> float | dt.date | None:
    """Return the degrees that a hip is allowed, 0 for 90, or their last day, None for no end.

    Args:
        key: A key of `LIMITS`.
        text: What was entered. A day is as 2026-03-31 or 31.3.2026.

    Raises:
        CoachError: It cannot be understood, or is outside of the limits.
    """
    if not key.endswith("until"):
        return float(read_entry(key, text) or 0.0)
    entered = text.strip()
    if not entered:
        return None
    numbers = entered.split(".")[::-1] if "." in entered else entered.split("-")
    try:
        return dt.date(*map(int, numbers))
    except (OverflowError, TypeError, ValueError) as error:
        raise CoachError(
            Message("{field}: {text!r} is no day.", field=LIMITS[key], text=entered),
            Message("For example 2026-03-31. An empty field means no end."),
        ) from error


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


def can_be_allowed(exercise: Exercise) -> bool:
    """Return True if there are conditions with which one must ask before this exercise."""
    return any(each.advice == "ask first" for each in exercise.contraindications)


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
