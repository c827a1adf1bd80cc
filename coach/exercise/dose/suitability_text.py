"""What is left out of a programme, in words."""

from __future__ import annotations

from collections.abc import Mapping

from coach.exercise.definition.contraindication_text import describe_contraindication
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Replacement
from coach.message import Message


def format_replacement(each: Replacement, exercises: Mapping[str, Exercise]) -> Message:
    """Return what is left out, why, and what takes its place."""
    title, reason = exercises[each.exercise].title, describe_contraindication(each.reason)
    substitute = None if each.substitute is None else exercises[each.substitute].title
    return format_left_out(title, reason, substitute)


def format_left_out(title: str, reason: str, substitute: str | None) -> Message:
    """Return the words for an exercise that is left out.

    Args:
        title: Title of the exercise.
        reason: Why, as a sentence without its full stop.
        substitute: Title of the exercise in its place; None if there is none.
    """
    if substitute is None:
        return Message("Left out: {exercise}. {reason}.", exercise=title, reason=reason)
    return Message(
        "Left out: {exercise}. {reason}. Instead: {substitute}.",
        exercise=title,
        reason=reason,
        substitute=substitute,
    )
