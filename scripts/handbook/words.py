"""Describes numbers, conditions and times of an exercise file in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from coach.body.sides import name_angle
from coach.exercise.definition.exercise import Condition, Dose, Exercise

KINDS: Final = {
    "repetitions": "counts repetitions",
    "hold": "times how long it is held",
    "range-of-motion": "measures how far the joint goes",
    "guided": "talks you through it, timed; the camera does not watch",
}
GROUPS: Final = {
    "stretch": "Stretch",
    "strength": "Strengthen",
    "mobility": "Move",
    "release": "Release",
    "test": "Measure",
}
"""Group of an exercise -> its heading, in the order of the pages."""
POSITIONS: Final = {
    "standing": "standing",
    "half-kneeling": "on one knee",
    "kneeling": "kneeling",
    "seated": "sitting",
    "all-fours": "on hands and knees",
    "supine": "lying on the back",
    "prone": "on the front",
    "side-lying": "lying on the side",
}
PLACES: Final = {
    "standing": "standing",
    "floor": "on the floor",
    "chair": "on a chair",
    "bed": "on a bed",
}
NEAR: Final = {
    "working": " The leg that is exercised is towards the camera.",
    "other": " The leg that is not exercised is towards the camera.",
    "any": "",
}

LEGS: Final = {"either": "either leg", "both": "both legs"}


def write_condition(condition: Condition) -> str:
    """Describe a condition, for example ``trunk lean above 20``."""
    unit = "" if condition.angle.startswith("knee_past_toes") else "°"
    bounds = [
        f"{word} {bound:g}{unit}"
        for word, bound in (("above", condition.above), ("below", condition.below))
        if bound is not None
    ]
    name, _, leg = name_angle(condition.angle).partition(", ")
    of_leg = f" ({LEGS.get(leg, leg)})" if leg else ""
    return f"{name}{of_leg} {' and '.join(bounds)}"


def write_conditions(conditions: Iterable[Condition]) -> str:
    """Describe all conditions in one sentence without a full stop."""
    return " and ".join(write_condition(condition) for condition in conditions)


def write_seconds(seconds: float) -> str:
    """Format a duration: ``20 s``, ``3 min`` or ``3 min 40 s``."""
    minutes, rest = divmod(round(seconds), 60)
    if seconds < 60:
        return f"{seconds:g} s"
    return f"{minutes} min" + (f" {rest} s" if rest else "")


def write_dose(exercise: Exercise) -> str:
    """Format a dose: ``2 sets of 10 repetitions on each side, 3 days a week``."""
    dose, parts = exercise.dose, []
    apart = dose.each_side or (dose.per_side and exercise.side != "none")
    if dose.sets > 1:
        parts.append(f"{dose.sets} sets")
    parts += _write_amounts(dose)
    amount = " of ".join(parts) or "once"
    return f"{amount}{' on each side' if apart else ''}, {_write_days(dose.days_a_week)}"


def _write_amounts(dose: Dose) -> list[str]:
    if dose.repetitions and dose.hold_s:
        return [f"{dose.repetitions} times {write_seconds(dose.hold_s)}"]
    if dose.repetitions:
        return [f"{dose.repetitions} repetitions" if dose.repetitions > 1 else "1 repetition"]
    return [write_seconds(dose.hold_s)] if dose.hold_s else []


def _write_days(days: int) -> str:
    return "every day" if days == 7 else "once a week" if days == 1 else f"{days} days a week"


def name_stage(name: str) -> str:
    """Format the name of a phase: ``knee_up`` becomes "Knee up"."""
    return name.replace("_", " ").capitalize()


def escape(text: str) -> str:
    """Escape a text for Markdown and for a cell of a table, so that nothing in it is markup."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", text)
