"""Where it hurts, how much, and what followed from it, in words."""

from __future__ import annotations

from typing import Final

from coach.exercise.tracking.events import Pain, PainPlace
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


CONSEQUENCES: Final = translatable(
    {
        "before": "The exercise was not begun because of pain: {pain}.",
        "during": "The exercise was stopped because of pain: {pain}.",
        "after": "Too much pain after the exercise: {pain}.",
    }
)
"""When an answer was given that was a reason to stop -> what followed from it."""


def describe_consequence(pain: Pain) -> Message:
    """Return what followed from an answer that was a reason to stop."""
    return Message(CONSEQUENCES[pain.moment], pain=describe_score(pain.score, pain.place))
