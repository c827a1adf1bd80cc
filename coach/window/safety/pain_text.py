"""The question for pain before and after a test, and the advice for each answer. No Qt."""

from __future__ import annotations

from typing import Final

HIGHEST: Final = 10
"""Worst pain of the scale."""
STOP_FROM: Final = 7
"""Minimum pain at which users should not exercise but see a professional."""
WORSE_BY: Final = 2
"""Minimum rise that counts as worse, not as chance."""

BEFORE: Final = "How much does it hurt now?"
AFTER: Final = "How much does it hurt after it?"
NONE: Final = "no pain"
WORST: Final = "worst pain imaginable"
KEYS: Final = "Keys 0 to 9, arrows, Enter. For 10 press the right arrow."
SKIP: Final = "Rather not say"
TAKE: Final = "Take this"
STRONG: Final = "Do not exercise with pain this strong. See a doctor or a physiotherapist."
WORSE: Final = "It hurts more than before. Leave this exercise out, and tell your physiotherapist."
GENTLE: Final = "Move only as far as it does not increase the pain. Stop when it does."
NOTED: Final = "Noted."


def give_advice(answer: int | None, before: int | None = None) -> str:
    """Return the advice for an answer.

    Args:
        answer: Pain from 0 to 10; None if the user did not answer.
        before: Pain before the exercise if `answer` is the pain after it; otherwise None.
    """
    if answer is None:
        return ""
    if answer >= STOP_FROM:
        return STRONG
    if before is not None and answer >= before + WORSE_BY:
        return WORSE
    return GENTLE if answer > 0 and before is None else NOTED


def must_stop(answer: int | None, before: int | None = None) -> bool:
    """Return True if the advice is to stop."""
    return give_advice(answer, before) in (STRONG, WORSE)


def list_texts() -> tuple[str, ...]:
    """Return every text, for the translators."""
    return (BEFORE, AFTER, NONE, WORST, KEYS, SKIP, TAKE, STRONG, WORSE, GENTLE, NOTED)
