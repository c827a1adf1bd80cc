"""What is said of an exercise that was stopped because it hurt. No Qt."""

from __future__ import annotations

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
