"""The question about pain before and after an exercise, and the advice for each answer. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach.exercise.dose.pain_limits import EASE_FROM, STOP_FROM, WORSE_BY
from coach.exercise.tracking.events import PainPlace
from coach.message import translatable

HIGHEST: Final = 10
"""The highest pain score."""

BEFORE: Final = translatable("How much does it hurt now?")
AFTER: Final = translatable("How much does it hurt after the exercise?")
NONE: Final = translatable("no pain")
WORST: Final = translatable("worst pain imaginable")
KEYS: Final = translatable("Type a number from 0 to 10 or use the arrows, then press Enter.")
ARM_KEYS: Final = translatable(
    "Raise an arm at your number. Without an answer the exercise stays paused."
)
ARM_AFTER_KEYS: Final = translatable(
    "Raise an arm at your number. Without an answer none is noted."
)
ARM_PLACE_KEYS: Final = translatable("Raise an arm at the place. Without an answer none is noted.")
SKIP: Final = translatable("Rather not say")
TAKE: Final = translatable("OK")
STRONG: Final = translatable(
    "Do not exercise with pain this strong. See a doctor or a physiotherapist."
)
WORSE: Final = translatable(
    "It hurts more than before. Do not do this exercise any more, and tell your physiotherapist."
)
MOVED: Final = translatable(
    "The pain in the leg is new or stronger. Stop, and ask a doctor or a physiotherapist."
)
UNCOMPARED: Final = translatable(
    "The pain in the leg may be new. Stop, and ask a doctor or a physiotherapist."
)
LEG: Final = (MOVED, UNCOMPARED)
"""Advice on pain in the leg below the knee that is a reason to stop."""
LESS: Final = translatable(
    "coach halves the dose today, walking too. Other exercises with timed steps keep their full "
    "length: stop them half-way, or leave them out. Move only as far as the pain does not increase."
)
WHERE: Final = translatable("Where does it hurt most?")
PLACE_KEYS: Final = translatable("Keys 1 to 5. Escape skips the question.")
TOLD_KEYS: Final = translatable("Enter takes this answer. Keys 1 to 5 correct the place.")
GENTLE: Final = translatable("Move only as far as the pain does not increase. Stop if it does.")
NOTED: Final = translatable("Noted.")


@dataclass(frozen=True, slots=True)
class EarlierPain:
    """The answer that a later one is compared with."""

    score: int | None
    """0 to 10; None if the user would rather not say, or nobody asked."""
    place: PainPlace = ""
    """Where it hurt; empty if unknown."""


def give_advice(
    answer: int | None, place: PainPlace = "", earlier: EarlierPain | None = None
) -> str:
    """Return the advice for an answer.

    Args:
        answer: The score from 0 to 10; None if the user would rather not say.
        place: Where it hurts; empty if unknown.
        earlier: The answer to compare with; None before the first exercise.

    """
    if answer is None:
        return ""
    if answer >= STOP_FROM:
        return STRONG
    if answer > 0 and earlier is not None and place == "lower_leg":
        advice = _judge_leg(answer, earlier)
        if advice:
            return advice
    before = None if earlier is None else earlier.score
    if before is not None and answer >= before + WORSE_BY:
        return WORSE
    if answer >= EASE_FROM:
        return LESS
    return NOTED if before is not None or answer == 0 else GENTLE


def _judge_leg(answer: int, earlier: EarlierPain) -> str:
    """Return the advice on pain in the leg; empty if it is neither new nor stronger.

    Pain that moves down the leg may come from a nerve. What cannot be compared may be new.
    """
    if earlier.score is None:
        return UNCOMPARED
    if answer > earlier.score or earlier.place not in ("", "lower_leg"):
        return MOVED
    return "" if earlier.place else UNCOMPARED


def must_stop(
    answer: int | None, place: PainPlace = "", earlier: EarlierPain | None = None
) -> bool:
    """Return True if the user must stop."""
    return give_advice(answer, place, earlier) in (STRONG, WORSE, *LEG)


def must_ease(answer: int) -> bool:
    """Return True if the dose of what follows must be halved."""
    return answer >= EASE_FROM
