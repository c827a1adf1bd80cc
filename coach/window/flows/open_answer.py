"""The answer to the open question on pain, as far as it is said."""

from __future__ import annotations

from collections.abc import Callable

from coach.window.flows.questions import Questions
from coach.window.safety.pain_session import GivenAnswer


class OpenAnswer:
    """Holds what is said so far: the page may be left, or created again."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self.given: GivenAnswer | None = None
        """What is said so far; None if it is nothing."""
        self.keep: Callable[[int], object] = lambda _: None
        """Keeps the score that answers the question."""

    def note(self, given: GivenAnswer) -> None:
        """Hold what is said so far."""
        self.given = given

    def forget(self) -> None:
        """Hold nothing."""
        self.given = None

    def find(self) -> GivenAnswer | None:
        """Return what is the answer if nothing more is said; None if it is nothing."""
        given = self.given
        return given if given and given.counts and self._questions.is_open("pain") else None
