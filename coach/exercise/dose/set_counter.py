"""What was done of the dose so far: sets, and within the set under way repetitions or seconds, for each side."""

from __future__ import annotations

from coach.body.landmarks import SIDES, Side, other
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, RepetitionDone, TrialDone

Working = Side | None
"""A side, or None where the exercise has none."""


def list_dose_sides(exercise: Exercise, user_side: Working) -> tuple[Working, ...]:
    """The sides that the dose is for: both, the one that was told, or (None,) where the exercise knows no sides."""
    if (
        exercise.kind == "guided"
        or exercise.side == "none"
        or not (exercise.dose.per_side or exercise.range_of_motion)
    ):
        return (None,)
    return SIDES if user_side is None else (user_side,)


class SetCounter:
    """Counts what the events say, side by side: whoever changes the leg in the middle of a set loses nothing."""

    def __init__(self, exercise: Exercise, user_side: Working) -> None:
        self.sides = list_dose_sides(exercise, user_side)
        self._sets_per_side = 1 if exercise.kind == "guided" else exercise.dose.sets
        rule, dose = exercise.range_of_motion, exercise.dose
        self._holds = exercise.kind == "hold"
        self.target: int | None = rule.trials if rule else dose.repetitions
        """Repetitions, holds or credited trials in a set; None where the dose names none."""
        self._sets: dict[Working, int] = dict.fromkeys(self.sides, 0)
        self._counts: dict[Working, int] = dict.fromkeys(self.sides, 0)
        self._held_s: dict[Working, float] = dict.fromkeys(self.sides, 0.0)

    @property
    def sets(self) -> int:
        """Sets in all, every side counted."""
        return self._sets_per_side * len(self.sides)

    @property
    def completed(self) -> int:
        """Sets that are done."""
        return sum(self._sets.values())

    def remains(self, side: Working) -> bool:
        """Whether there is a set to be done on this side."""
        return side in self._sets and self._sets[side] < self._sets_per_side

    def choose_side(self, side: Working, now: Working) -> Working:
        """The side to which something belongs: its own, or the one under way where the exercise has none or it could not be told."""
        return side if side in self._sets else now if now in self._sets else self.sides[0]

    def choose_next(self, after: Working) -> Working:
        """The side of the next set: the other one, as long as it has one to do."""
        opposite = None if after is None else other(after)
        return (
            opposite if self.remains(opposite) else after if self.remains(after) else self.sides[0]
        )

    def count(self, side: Working) -> int:
        """Repetitions, holds or trials in the set under way on this side."""
        return self._counts.get(side, 0)

    def held(self, side: Working) -> float:
        """Seconds of holds that ended before their time, in the set under way on this side."""
        return self._held_s.get(side, 0.0)

    def add(self, side: Working) -> bool:
        """One more. Returns whether the set is complete; of a side that has all its sets nothing is counted."""
        if not self.remains(side):
            return False
        self._counts[side] += 1
        self._held_s[side] = 0.0
        target = self.target if self.target is not None or not self._holds else 1
        if target is None or self._counts[side] < target:
            return False
        self.finish(side)
        return True

    def finish(self, side: Working) -> None:
        """The set under way on this side is complete."""
        self._sets[side] += 1
        self._counts[side], self._held_s[side] = 0, 0.0

    def add_seconds(self, side: Working, seconds: float) -> None:
        """Keep the seconds of a hold that ended before its time: the next one goes on from there."""
        if self.remains(side):
            self._held_s[side] += seconds


class HoldSecondsCounter:
    """Which seconds of the trainer's clock are still to be counted: a hold that reached its time counts no further."""

    def __init__(self) -> None:
        self.side: Working = None
        self.uncounted = False
        """Whether a hold is under way that has not been counted yet."""

    def update(self, event: Event) -> HoldEnded | None:
        """Take one event; the end of a hold whose seconds are not yet counted."""
        if isinstance(event, HoldBegan):
            self.side, self.uncounted = event.side, True
        elif isinstance(event, HoldEnded):
            uncounted, self.uncounted = self.uncounted, False
            return event if uncounted else None
        return None


def find_counted(events: tuple[Event, ...]) -> list[tuple[Working, float]]:
    """(side, start in seconds) of every repetition and credited trial among these events."""
    counted = [event for event in events if isinstance(event, RepetitionDone | TrialDone)]
    return [
        (event.side, event.start_s)
        for event in counted
        if isinstance(event, RepetitionDone) or event.peak_deg is not None
    ]
