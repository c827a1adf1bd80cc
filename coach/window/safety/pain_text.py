"""The question about pain before and after an exercise, and the advice for each answer. No Qt."""

from __future__ import annotations

from typing import Final

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
SKIP: Final = translatable("Skip")
TAKE: Final = translatable("OK")
STRONG: Final = translatable(
    "Do not exercise with pain this strong. See a doctor or a physiotherapist."
)
WORSE: Final = translatable(
    "It hurts more than before. Do not do this exercise any more, and tell your physiotherapist."
)
LESS: Final = translatable(
    "Do less today: half of it, and only as far as it does not increase the pain."
)
GENTLE: Final = translatable("Move only as far as the pain does not increase. Stop if it does.")
NOTED: Final = translatable("Noted.")


def give_advice(answer: int | None, before: int | None = None) -> str:
    """Return the advice for an answer.

    Args:
        answer: The score from 0 to 10; None if the user would rather not say.
        before: The score before the exercise, if this is the answer after it.

    """
    if answer is None:
        return ""
    if answer >= STOP_FROM:
        return STRONG
    if before is not None and answer >= before + WORSE_BY:
        return WORSE
    if before is not None or answer == 0:
        return NOTED
    return LESS if answer >= EASE_FROM else GENTLE


def must_stop(answer: int | None, before: int | None = None) -> bool:
    """Return True if the user must stop."""
    return give_advice(answer, before) in (STRONG, WORSE)
