"""Count what was done of the dose: sets, and repetitions or seconds of the current set."""

from __future__ import annotations

from coach.body.landmarks import SIDES, Side, other
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, HoldBegan, HoldEnded, RepetitionDone, TrialDone

Working = Side | None
"""A side, or None if the exercise has no sides."""


def list_dose_sides(exercise: Exercise, user_side: Working) -> tuple[Working, ...]:
    """Return the sides of the dose: both, the user's choice, or (None,) without sides."""
    if (
        exercise.kind == "guided"
        or exercise.side == "none"
        or not (exercise.dose.per_side or exercise.range_of_motion)
    ):
        return (None,)
    return SIDES if user_side is None else (user_side,)


def has_anonymous_sides(exercise: Exercise) -> bool:
    """Return True if the dose is for each side, but the camera cannot tell which one it is."""
    return (
        exercise.kind in ("repetitions", "hold")
        and exercise.side == "none"
        and exercise.dose.each_side
    )


def count_sets(exercise: Exercise, side: SideChoice) -> int:
    """Return the number of sets of the dose, all sides counted."""
    return SetCounter(exercise, None if side == "auto" else side).sets


class SetCounter:
    """Counts by side: nothing is lost if the user changes the leg in the middle of a set."""

    def __init__(self, exercise: Exercise, user_side: Working) -> None:
        self.sides = list_dose_sides(exercise, user_side)
        self.alternating = user_side is None and has_anonymous_sides(exercise)
        """Whether each set is followed by one of the other side, and neither has a name."""
        self._sets_per_side = 1 if exercise.kind == "guided" else exercise.dose.sets
        if self.alternating:
            self._sets_per_side *= 2
        rule, dose = exercise.range_of_motion, exercise.dose
        self._holds = exercise.kind == "hold"
        self.target: int | None = rule.trials if rule else dose.repetitions
        """Repetitions, holds or credited trials in a set; None if the dose names none."""
        self._sets: dict[Working, int] = dict.fromkeys(self.sides, 0)
        self._counts: dict[Working, int] = dict.fromkeys(self.sides, 0)
        self._held_s: dict[Working, float] = dict.fromkeys(self.sides, 0.0)

    @property
    def sets(self) -> int:
        """Total number of sets of all sides."""
        return self._sets_per_side * len(self.sides)

    @property
    def sets_of_side(self) -> int:
        """Number of sets of each side, whether the sides have names or not."""
        return self._sets_per_side // 2 if self.alternating else self._sets_per_side

    def number_set(self, side: Working, *, ended: bool) -> int:
        """Return the number of the current set of a side, from 1.

        Args:
            side: The side; None if it is unknown, or if there are no sides.
            ended: True for the set that has just ended.

        """
        done = self._sets[side] if side in self._sets else min(self._sets.values())
        number = done if ended else done + 1
        return (number + 1) // 2 if self.alternating else number

    @property
    def completed(self) -> int:
        """Number of complete sets."""
        return sum(self._sets.values())

    def remains(self, side: Working) -> bool:
        """Return True if there is a set left on this side."""
        return side in self._sets and self._sets[side] < self._sets_per_side

    def choose_side(self, side: Working, now: Working) -> Working:
        """Return the side that something counts for: its own, else the current one."""
        return side if side in self._sets else now if now in self._sets else self.sides[0]

    def choose_next(self, after: Working) -> Working:
        """Return the side of the next set: the other one, while it has a set left."""
        opposite = None if after is None else other(after)
        if self.remains(opposite):
            return opposite
        return after if self.remains(after) else self.sides[0]

    def count(self, side: Working) -> int:
        """Return the repetitions, holds or trials in the current set of this side."""
        return self._counts.get(side, 0)

    def held(self, side: Working) -> float:
        """Return the seconds of holds that ended early, in the current set of this side."""
        return self._held_s.get(side, 0.0)

    def add(self, side: Working) -> bool:
        """Add one, unless the side has all its sets. Return True if the set is complete."""
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
        """Complete the current set of this side."""
        self._sets[side] += 1
        self._counts[side], self._held_s[side] = 0, 0.0

    def add_seconds(self, side: Working, seconds: float) -> None:
        """Add the seconds of a hold that ended early: the next one continues from there."""
        if self.remains(side):
            self._held_s[side] += seconds


class HoldSecondsCounter:
    """Tracks which seconds of the trainer's clock still count, until a hold reaches its time."""

    def __init__(self) -> None:
        self.side: Working = None
        self._in_progress = False
        self.uncounted = False
        """Whether a hold is in progress that has not been counted yet."""

    def update(self, event: Event) -> HoldEnded | None:
        """Process one event; return the end of a hold whose seconds are not yet counted."""
        if isinstance(event, HoldBegan):
            self.side, self.uncounted, self._in_progress = event.side, True, True
        elif isinstance(event, HoldEnded):
            uncounted, self.uncounted, self._in_progress = self.uncounted, False, False
            return event if uncounted else None
        return None

    def begin_another(self) -> None:
        """Take the hold in progress, if there is one, for another one that is not counted yet."""
        self.uncounted = self._in_progress


def find_counted(events: tuple[Event, ...]) -> list[tuple[Working, float]]:
    """Return (side, start in seconds) of every repetition and credited trial."""
    counted = [event for event in events if isinstance(event, RepetitionDone | TrialDone)]
    return [
        (event.side, event.start_s)
        for event in counted
        if isinstance(event, RepetitionDone) or event.peak_deg is not None
    ]
