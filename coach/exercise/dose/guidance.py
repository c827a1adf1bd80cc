"""What the guide tells: the step, the set, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.body.debounced_problems import Check
from coach.exercise.dose.set_counter import Working

Step = Literal["getting_ready", "starting", "doing", "resting", "done"]


@dataclass(frozen=True, slots=True)
class Guidance:
    """The user's position in the dose of an exercise."""

    step: Step
    checks: tuple[Check, ...]
    """How the camera sees the body."""
    side: Working
    """The side of this set; None if it is unknown, or if there are no sides."""
    set_number: int
    """From 1; during a rest, of the set that has just ended."""
    sets: int
    """Total number, both sides counted."""
    seconds_left: float | None
    """Of the countdown or the rest; None otherwise."""
    next_side: Working
    """During a rest, the side of the next set."""
    repetitions: int
    """Repetitions, holds or credited trials of this set; of a guided exercise its steps that have
    ended."""
    target_repetitions: int | None
    held_s: float
    """Time of this hold, including what was held before it broke off, or of the current step of a
    guided exercise, in seconds."""
    target_s: float | None
    unnamed_change: bool = False
    """During a rest, whether the next set is of the other side and neither side has a name."""
    set_of_side: int = 1
    """Number of this set among those of its side, from 1; during a rest, of the set that has just
    ended."""
    sets_of_side: int = 1
    """Sets of each side, as the dose names them."""
    wrong_side: Working = None
    """The side that is exercised although only the other one is left; None if all is well."""

    @property
    def changes_side(self) -> bool:
        """Whether the next set is of the other side."""
        named = self.next_side is not None and self.next_side != self.side
        return named or self.unnamed_change
