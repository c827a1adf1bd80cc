"""Why the red flags are shown after an answer on pain. No Qt."""

from __future__ import annotations

from typing import Final

from coach.exercise.tracking.pain_places import describe_score
from coach.message import translatable
from coach.window.safety.pain_session import PainSession
from coach.window.safety.pain_text import MOVED, STRONG, UNCOMPARED, WORSE, EarlierPain, give_advice
from coach.window.translation.translate import tr

NOT_LESS: Final = translatable(
    "It does not hurt less than when you stopped. Nothing begins before it does."
)
REPORTED: Final = translatable(
    {
        STRONG: "You reported pain: {pain}.",
        MOVED: "You reported new or stronger pain in the leg: {pain}.",
        UNCOMPARED: "You reported pain in the leg that may be new: {pain}.",
        WORSE: "You reported more pain than before: {pain}.",
        NOT_LESS: "You reported pain: {pain}.",
    }
)
"""Advice -> what was answered."""


def describe_reason(session: PainSession, score: int, earlier: EarlierPain | None) -> str:
    """Return what the user reported and the advice for it, in the user's language.

    Args:
        session: The session after the answer, which was a reason to stop.
        score: The answer, 0 to 10.
        earlier: The answer that it was compared with; None before the first exercise.

    """
    advice = give_advice(score, session.place, earlier)
    if advice not in REPORTED:  # only less pain than that of the stop lets an exercise begin
        advice = NOT_LESS
    return f"{tr(REPORTED[advice], pain=describe_score(score, session.place))} {tr(advice)}"
