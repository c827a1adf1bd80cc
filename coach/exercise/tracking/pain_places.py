"""Where it hurts, in words."""

from __future__ import annotations

from typing import Final

from coach.exercise.tracking.events import PainPlace
from coach.message import Message, translatable

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


def describe_score(score: int, place: PainPlace) -> Message:
    """Return how much and where it hurts.

    Args:
        score: 0 to 10.
        place: Where; empty if unknown. A place of a later version is left out.

    """
    name = PLACES.get(place)
    if name is None:
        return Message("{score} of 10", score=score)
    return Message("{score} of 10, {place}", score=score, place=Message(name))
