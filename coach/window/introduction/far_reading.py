"""Which text of an introduction is shown large to somebody who cannot scroll. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from coach.window.translation.reading_time import measure_speech

MIN_S: Final = 4.0
"""Minimum time for each text, in seconds."""
PAUSE_S: Final = 1.0
"""Time after each text, in seconds."""
AWAY_S: Final = 5.0
"""Time without anybody in the picture after which whoever used a key has left it, in seconds."""


class FarReading:
    """Goes from text to text at the pace of the voice, and begins again after the last one.

    It begins once somebody is seen. A key ends it, until nobody was seen for a while: at the
    keyboard the camera sees no whole body.
    """

    def __init__(self) -> None:
        self._ends_s: tuple[float, ...] = ()
        """When each text is over, in seconds since the first one began."""
        self._since_s: float | None = None
        """When the first one began; None before somebody is seen."""
        self._now_s: float | None = None
        """Time of the newest picture, in seconds; None before the first."""
        self._seen_s = 0.0
        """When somebody was last seen, in seconds."""
        self._ended = False

    def begin(self, texts: Sequence[str]) -> None:
        """Show these texts once somebody is seen; nothing without any."""
        lengths_s = (max(MIN_S, measure_speech(text)) + PAUSE_S for text in texts)
        self._ends_s = tuple(accumulate(lengths_s))
        self._since_s, self._now_s, self._ended = None, None, False

    def follow_voice(self, number: int, earlier: str = "") -> None:
        """Show a text when the voice reads it, and those after it.

        Args:
            number: The first text that the voice reads, from 0.
            earlier: What the voice says before it.

        """
        if self._now_s is not None and number < len(self._ends_s):
            began_s = self._ends_s[number - 1] if number else 0.0
            self._since_s = self._now_s + measure_speech(earlier) - began_s

    def end(self) -> None:
        """Show no text large any more: the user is at the keyboard."""
        self._ended, self._since_s = True, None

    def update(self, time_s: float, *, seen: bool) -> int | None:
        """Return the number of the text to show at this instant, from 0; None for none.

        Args:
            time_s: Time of the picture, in seconds.
            seen: True if somebody is seen from head to feet, who may give signals.

        """
        back_s = 0.0 if self._now_s is None else max(0.0, self._now_s - time_s)
        self._seen_s -= back_s  # another camera begins with a time of its own
        if self._since_s is not None:
            self._since_s -= back_s
        self._seen_s = time_s if seen or self._now_s is None else self._seen_s
        self._now_s = time_s
        self._ended &= time_s - self._seen_s < AWAY_S
        if self._ended or not self._ends_s:
            return None
        if self._since_s is None:
            self._since_s = time_s if seen else None
        if self._since_s is None:
            return None
        passed_s = max(0.0, time_s - self._since_s) % self._ends_s[-1]
        return next(number for number, end_s in enumerate(self._ends_s) if passed_s < end_s)
