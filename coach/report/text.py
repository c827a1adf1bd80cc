"""Numbers and names as reports show them, in the report's language."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from coach.body.sides import split_angle
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.range_test.whole_degrees import format_degrees, subtract_shown
from coach.message import Message, translatable
from coach.report.language import get_language, tr

COMPARED: Final = translatable(
    (
        "at the norm, within error",
        "below the norm",
        "above the norm",
        "goes down less than the norm",
        "goes down further than the norm",
        "no difference beyond error",
        "the left side bends less",
        "the right side bends less",
        "the left side goes down less",
        "the right side goes down less",
        "within error of earlier days",
        "a real gain",
        "a real loss",
    )
)
"""What `coach.exercise.tracking.range_test.result` says of comparisons."""


def round_known(value: float | None, digits: int) -> float | None:
    """Round a number; None if it is unknown or infinite."""
    return None if value is None or not math.isfinite(value) else round(value, digits)


def format_number(value: Any) -> str:
    """Format a number with the decimal sign of the language."""
    return get_language().format_number(str(value)) if isinstance(value, float) else str(value)


def format_difference(value_deg: float, difference_deg: float) -> str:
    """Format how much an angle is more than another one in whole degrees, as both are shown."""
    return format_degrees(subtract_shown(value_deg, value_deg - difference_deg), signed=True)


def format_seconds(seconds: float) -> str:
    """Format a duration with tenths of a second."""
    return tr("{seconds:.1f} s", seconds=float(seconds))


def format_side(side: str | None) -> str:
    """Name a side, or the lack of one."""
    return tr(side) if side else tr("both or not stated")


def format_times(part: Mapping[str, Any]) -> str:
    """Return from when to when a part of a recording lasts, in seconds."""
    return tr("{start_s:6.1f} to {end_s:6.1f} s", start_s=part["start_s"], end_s=part["end_s"])


def format_name(name: str) -> str:
    """Replace the underscores of a name in an exercise file by spaces."""
    return name.replace("_", " ")


def count_columns(text: str) -> int:
    """Return the width of a text in letters of the Latin alphabet; a Chinese letter counts two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def pad_column(texts: Sequence[str]) -> list[str]:
    """Return the texts of a column, all as wide as the widest one on a terminal."""
    width = max(map(count_columns, texts), default=0)
    return [text + " " * (width - count_columns(text)) for text in texts]


def raise_first(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def name_angle(name: str, exercise: Exercise) -> str:
    """Name an angle: ``knee_flexion_front`` of a lunge becomes ``knee flexion, leg in front``."""
    base, word = split_angle(name)
    side = exercise.side_words if word in (exercise.side, "working") else word
    return _name(format_name(base), side)


def name_main_angle(exercise: Exercise) -> str:
    """Name the main angle at the beginning of a text."""
    base, word = split_angle(exercise.main_angle)
    side = exercise.side_words if word in (exercise.side, "working") else word
    return _name(format_name(base).capitalize(), side)


def name_measured_angle(name: str) -> str:
    """Name an angle in a few words: ``knee_flexion_left`` becomes ``knee flexion left``."""
    base, word = split_angle(name)
    return _name(format_name(base), word).replace(", ", " ")


def list_repetitions(summary: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the repetitions of a summary. Those of a range test are shown as its trials."""
    repetitions: list[dict[str, Any]] = summary["repetitions"]
    return [] if summary["range_of_motion"] is not None else repetitions


def is_clean(repetition: Mapping[str, Any]) -> bool:
    """Return True if a repetition of a summary could be judged and no fault was seen."""
    return not repetition["faults"] and not repetition.get("only_counted", False)


def find_clean_count(repetitions: Sequence[Mapping[str, Any]]) -> int | None:
    """Return how many repetitions had no fault; None if none of them could be judged."""
    judged = [each for each in repetitions if not each.get("only_counted", False)]
    return sum(map(is_clean, judged)) if judged or not repetitions else None


def count_clean(repetitions: Sequence[Mapping[str, Any]]) -> str:
    """Return how many repetitions had no fault; a dash if none of them could be judged."""
    count = find_clean_count(repetitions)
    return "–" if count is None else str(count)


def name_missing(what: str, exercise: Exercise) -> str:
    """Name what was not measured; `what` is from the summary."""
    if isinstance(what, Message):
        return raise_first(tr(what))
    first, _, rest = what.partition(".")
    if first == "range_of_motion":
        return raise_first(tr("{side}, range of motion", side=Message(rest)))
    if first == "hold_test":
        return raise_first(tr(rest))
    titles = {fault.name: fault.title for fault in exercise.faults}
    return tr(titles.get(rest) or format_name(rest or first).capitalize())


def _name(noun: str, side: str) -> str:
    return tr(f"{noun}, {{side}}", side=Message(side)) if side else tr(noun)
