"""The pain score that digits make when they are typed one after the other. No Qt."""

from __future__ import annotations

from coach.window.safety.pain_text import HIGHEST


class TypedScore:
    """Takes 0 directly after 1 as 10, and every other digit as it is.

    However slowly they are typed, and if 0 is pressed twice: the worst pain must not become none.
    """

    def __init__(self) -> None:
        self._last: int | None = None
        """The score that the last digit made; None if something else came after it."""

    def take(self, digit: int) -> int:
        """Return the score after one more digit."""
        self._last = HIGHEST if digit == 0 and self._last in (1, HIGHEST) else digit
        return self._last

    def forget(self) -> None:
        """Take the next digit as it is."""
        self._last = None
