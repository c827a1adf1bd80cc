"""The question about pain before and after an exercise, and the advice for each answer. No Qt."""

from __future__ import annotations

from typing import Final

from coach.exercise.tracking.events import PainPlace
from coach.message import translatable

HIGHEST: Final = 10
"""The highest pain score."""
STOP_FROM: Final = 6
"""Pain score from which the user must not exercise and should see a professional."""
EASE_FROM: Final = 4
"""Pain score from which the user should do less."""
WORSE_BY: Final = 2
"""Increase of the pain score from which the pain is worse and not chance."""

BEFORE: Final = translatable("How much does it hurt now?")
AFTER: Final = translatable("How much does it hurt after the exercise?")
NONE: Final = translatable("no pain")
WORST: Final = translatable("worst pain imaginable")
KEYS: Final = translatable("Keys 0 to 9, arrows, Enter. For 10 press the right arrow.")
ARM_KEYS: Final = translatable(
    "Raise an arm at your number. Without an answer the exercise stays paused."
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
LESS: Final = translatable(
    "coach halves the dose today, walking too. Other exercises with timed steps keep their full "
    "length: stop them half-way, or leave them out. Move only as far as the pain does not increase."
)
WHERE: Final = translatable("Where does it hurt most?")
PLACE_KEYS: Final = translatable("Keys 1 to 5. Escape skips the question.")
GENTLE: Final = translatable("Move only as far as the pain does not increase. Stop if it does.")
NOTED: Final = translatable("Noted.")


def give_advice(
    answer: int | None,
    before: int | None = None,
    place: PainPlace = "",
    place_before: PainPlace = "",
) -> str:
    """Return the advice for an answer.

    Args:
        answer: The score from 0 to 10; None if the user would rather not say.
        before: The score before the exercise, if this is the answer after it.
        place: Where it hurts; empty if unknown.
        place_before: Where it hurt before the exercise; empty if unknown.

    """
    if answer is None:
        return ""
    if answer >= STOP_FROM:
        return STRONG
    if before is not None and place == "lower_leg":
        moved = place_before not in ("", "lower_leg")
        if answer > before or (moved and answer > 0):
            return MOVED
    if before is not None and answer >= before + WORSE_BY:
        return WORSE
    if answer >= EASE_FROM:
        return LESS
    return NOTED if before is not None or answer == 0 else GENTLE


def must_stop(
    answer: int | None,
    before: int | None = None,
    place: PainPlace = "",
    place_before: PainPlace = "",
) -> bool:
    """Return True if the user must stop."""
    return give_advice(answer, before, place, place_before) in (STRONG, MOVED, WORSE)


def must_ease(answer: int) -> bool:
    """Return True if the dose of what follows must be halved."""
    return answer >= EASE_FROM
