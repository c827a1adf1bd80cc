"""What the user answered about pain in this session. No Qt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from coach.exercise.tracking.events import PainPlace
from coach.window.safety.pain_text import must_ease, must_stop


@dataclass(frozen=True, slots=True)
class PainSession:
    """The answers of a session; nothing is asked yet at its start."""

    asked: bool = False
    """True once the user was asked before the first exercise."""
    refused: bool = False
    """True once the user would rather not say how much it hurts after the session."""
    before: int | None = None
    """The pain before the first exercise; None without an answer."""
    place_before: PainPlace = ""
    """Where it hurt then; empty if unknown."""
    place: PainPlace = ""
    """Where it hurts by the last answer."""
    eased: bool = False
    """True if the last score asks for half the dose."""

    def note(self, score: int | None, place: PainPlace) -> PainSession:
        """Return the session after one more answer."""
        eased = self.eased if score is None else must_ease(score)
        return dataclasses.replace(self, place=place, eased=eased)

    def begin(self, score: int | None) -> PainSession:
        """Return the session after the last answer, which was given before an exercise."""
        if self.asked:
            return self
        return dataclasses.replace(self, asked=True, before=score, place_before=self.place)

    def must_stop(self, score: int | None, earlier: int | None) -> bool:
        """Return True if the last answer is a reason to stop.

        Args:
            score: The last score; None without an answer.
            earlier: The score before the exercise; None if unknown.

        """
        return must_stop(score, earlier, self.place, self.place_before)
