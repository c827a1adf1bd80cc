"""What is said of an exercise that was stopped because it hurt. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from coach.exercise.tracking.pain_places import describe_score
from coach.message import Message
from coach.window.safety.pain_session import PainStop
from coach.window.translation.translate import tr


def describe_stop(stop: PainStop) -> str:
    """Return the reason why nothing starts by itself any more today."""
    pain = describe_score(stop.score, stop.place)
    if not stop.title:
        return tr("Stopped today because of pain: {pain}.", pain=pain)
    return tr(
        "Stopped today because of pain: {pain}, {exercise}. Leave this exercise out.",
        pain=pain,
        exercise=Message(stop.title),
    )


def describe_left_out(stop: PainStop) -> str:
    """Return the same for the home page: what happens before anything starts again."""
    return f"{describe_stop(stop)} {tr('Before another one coach asks how much it hurts.')}"


def describe_nothing_left(titles: Sequence[str]) -> str:
    """Return why today's routine does not start; the titles are in English."""
    return tr(
        "Today's routine does not start: what is left of it was stopped because of pain "
        "({exercises}).",
        exercises=", ".join(tr(title) for title in titles),
    )
