"""What is said of an exercise that was stopped because it hurt, or hurt too much. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from coach.exercise.tracking.pain_places import describe_score
from coach.message import Message
from coach.window.safety.pain_session import StopReason
from coach.window.translation.translate import tr


def describe_stop(stop: StopReason) -> str:
    """Return the reason why nothing starts by itself any more today."""
    pain = describe_score(stop.score, stop.place)
    if not stop.title:
        return tr("Stopped today because of pain: {pain}.", pain=pain)
    exercise = Message(stop.title)
    if stop.after:
        return tr(
            "Too much pain after the exercise today: {pain}, {exercise}. Leave this exercise out.",
            pain=pain,
            exercise=exercise,
        )
    return tr(
        "Stopped today because of pain: {pain}, {exercise}. Leave this exercise out.",
        pain=pain,
        exercise=exercise,
    )


def describe_left_out(stop: StopReason) -> str:
    """Return the same for the home page: what happens before anything starts again."""
    return f"{describe_stop(stop)} {tr('Before another one coach asks how much it hurts.')}"


def describe_nothing_left(titles: Sequence[str]) -> str:
    """Return why today's routine does not start; the titles are in English."""
    return tr(
        "Today's routine does not start: what is left of it hurt too much today ({exercises}).",
        exercises=", ".join(tr(title) for title in titles),
    )
