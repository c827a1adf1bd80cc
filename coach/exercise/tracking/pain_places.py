"""Where it hurts, in words."""

from __future__ import annotations

from typing import Final

from coach.exercise.tracking.events import PainPlace
from coach.message import translatable

PLACES: Final[dict[PainPlace, str]] = translatable(
    {
        "back": "The back",
        "hip": "Hip",
        "groin": "Groin",
        "lower_leg": "Leg below the knee",
        "elsewhere": "Somewhere else",
    }
)
"""Place -> its name, in the order of the keys."""
