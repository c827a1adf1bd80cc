"""Numbers and names as reports show them."""

from __future__ import annotations

import math
from typing import Final

from coach.body.sides import WORDS
from coach.exercise.definition.exercise import Exercise

MINUS: Final = "−"


def round_known(value: float | None, digits: int) -> float | None:
    """Round a number; None if it is unknown or infinite."""
    return None if value is None or not math.isfinite(value) else round(value, digits)


def format_degrees(value_deg: float) -> str:
    """Format an angle in whole degrees, with a true minus sign."""
    return f"{value_deg:.0f}°".replace("-", MINUS)


def format_difference(value_deg: float) -> str:
    """Format a difference in whole degrees, with its sign."""
    return f"{value_deg:+.0f}°".replace("-", MINUS)


def format_side(side: str | None) -> str:
    """Name a side, or the lack of one."""
    return side or "both or not told"


def format_name(name: str) -> str:
    """Replace the underscores of a name in an exercise file by spaces."""
    return name.replace("_", " ")


def name_angle(name: str, exercise: Exercise) -> str:
    """Name an angle: ``knee_flexion_front`` of a lunge becomes ``knee flexion, leg in front``."""
    base, _, word = name.rpartition("_")
    if word not in WORDS:
        return name.replace("_", " ")
    return (
        f"{base.replace('_', ' ')}, "
        f"{exercise.side_words if word in (exercise.side, 'working') else word}"
    )
