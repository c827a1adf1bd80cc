"""Angles and their differences in whole degrees, as everything shows them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

MINUS: Final = "−"
"""The minus of numbers that people read; data formats have a hyphen."""
UNKNOWN: Final = "–"
"""Stands for what was not measured."""


def round_degrees(value: float) -> int:
    """Return whole degrees as everything shows them: of the value in tenths of a degree."""
    return round(round(value, 1))


def use_minus(number: str) -> str:
    """Return a number as people read it: with a true minus."""
    return number.replace("-", MINUS)


def format_whole(value: float, *, signed: bool = False) -> str:
    """Return whole degrees without their sign of degrees: ``114``, ``−9``, or ``+9`` if signed.

    Zero has no sign.
    """
    whole = round_degrees(value)
    return use_minus(f"{whole:+d}" if signed and whole else str(whole))


def format_degrees(value: float, *, signed: bool = False) -> str:
    """Return whole degrees as ``114°``, or ``+9°`` if signed; a dash if they were not measured."""
    return f"{format_whole(value, signed=signed)}°" if math.isfinite(value) else UNKNOWN


def format_trials(trials: Iterable[float | None]) -> str:
    """Return trials in whole degrees: ``114, –, 116``; None stands for one that does not count."""
    return ", ".join(UNKNOWN if trial is None else format_whole(trial) for trial in trials)


def format_measured(value: float, error: float) -> str:
    """Return whole degrees and their error: ``114° ± 7°``."""
    return f"{format_degrees(value)} ± {format_degrees(error)}"


def subtract_shown(first_deg: float, second_deg: float) -> int:
    """Return the difference of two angles as whole degrees show them.

    121.6 and 113.9 degrees are 7.7 apart, but shown as 122 and 114 they must be 8 apart.
    """
    return round_degrees(first_deg) - round_degrees(second_deg)


def show_needed(shown_deg: int, needed_deg: float, *, real: bool) -> int:
    """Return a difference that is needed to count as whole degrees show it.

    It is on its side of the difference that is shown: a difference that does not count must not be
    shown as large as one that would.

    Args:
        shown_deg: The difference that is shown.
        needed_deg: The difference that is needed, in degrees.
        real: Whether the difference counts.
    """
    shown, needed = abs(shown_deg), round_degrees(needed_deg)
    return min(needed, shown) if real else max(needed, shown + 1)
