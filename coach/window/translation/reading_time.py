"""How long people need for a text."""

from __future__ import annotations

from typing import Final

READ_S: Final = 0.05
"""Time for reading a letter, in seconds."""
READ_SYMBOL_S: Final = 0.2
"""Time for reading a Chinese character, in seconds."""
FIRST_SYMBOL: Final = "\u2e80"
SPEECH: Final = 1.5
"""Saying a text aloud takes so many times as long as reading it."""


def measure_reading(text: str) -> float:
    """Return the time for reading a text, in seconds."""
    return sum(READ_SYMBOL_S if letter >= FIRST_SYMBOL else READ_S for letter in text)


def measure_speech(text: str) -> float:
    """Return the time for saying a text aloud, in seconds."""
    return SPEECH * measure_reading(text)
