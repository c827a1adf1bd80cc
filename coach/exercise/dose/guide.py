"""Through an exercise without hands: getting ready, counting down, doing, resting, the next set or side, done.

A fold over feedback: it reads what the trainer counts and never changes it, so a replay is guided in the same way. It follows what is
really done: whoever begins before the countdown has begun, and whoever takes the other leg first is counted there.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final, Literal

from coach.body.landmarks import SIDES
from coach.body.sides import SideChoice
from coach.body.view import Check
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.set_counter import HoldSecondsCounter, SetCounter, Working, find_counted
from coach.exercise.tracking.events import ExerciseDone
from coach.exercise.tracking.feedback import Feedback, HoldClock

Step = Literal["getting_ready", "starting", "doing", "resting", "done"]
FINISHED_STEPS: Final = ("resting", "done")
"""The set is over; what it was is shown."""

MIN_READY_S: Final = 2.0
"""So long the start position is held before the countdown, seconds."""
COUNTDOWN_S: Final = 3.0
REST_S: Final = 30.0
"""Between two sets of the same side, seconds."""
SIDE_CHANGE_S: Final = 10.0
"""To change to the other side, seconds."""
MIN_SET_GAP_S: Final = 5.0
"""A repetition of the same side that begins sooner after its set is one too many, not the next set, seconds."""
INTERRUPTION_DELAY_S: Final = 0.5
"""What fails for less than this interrupts nothing, seconds."""
START_STILLNESS_DEG: Final = 12.0
"""The main angle of somebody who keeps still stays within this, degrees."""
MAX_RUNNING_STEP_S: Final = 1.0
"""Between two instants further apart than this it was paused: that time does not count, seconds."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where somebody is in the dose of an exercise."""

    step: Step
    checks: tuple[Check, ...]
    """How the camera sees the body."""
    side: Working
    """The side that this set is for; None while it is not known, or where there is none."""
    set_number: int
    """From 1; of the set that was just done while resting."""
    sets: int
    """In all, both sides counted."""
    seconds_left: float | None
    """Of the countdown or of the rest; None otherwise."""
    next_side: Working
    """While resting: the side of the next set."""
    repetitions: int
    """Of this set: repetitions, holds or credited trials; of a guided exercise its steps that are over."""
    target_repetitions: int | None
    held_s: float
    """Of this hold, with what was held before it broke off, or of the step now of a guided exercise, seconds."""
    target_s: float | None


class Guide:
    """One feedback in, a `Guidance` out."""

    def __init__(self, exercise: Exercise, side: SideChoice = "auto") -> None:
        """side: the person's own side that is exercised, or "auto": then the dose is for both."""
        self.exercise = exercise
        self.step: Step = "getting_ready"
        self._sets = SetCounter(exercise, None if side == "auto" else side)
        self._hold_seconds = HoldSecondsCounter()
        self._side: Working = self._sets.sides[0] if len(self._sets.sides) == 1 else None
        self._next: Working = None
        self._stillness = _StillnessDetector()
        self._unseen_s = 0.0
        """For how long it could not be seen that somebody is ready, during the countdown, seconds."""
        self._time_s: float | None = None
        self._now_s = self._until_s = self._rested_at_s = 0.0
        self._shown: tuple[int, float] = (0, 0.0)
        """Repetitions and seconds of the set that was just done."""

    def update(self, feedback: Feedback) -> Guidance:
        """Take one instant; times must not fall."""
        step_s = self._pass_time(feedback.time_s)
        if self.step == "done":
            return self._report(feedback)
        for event in feedback.events:
            ended = self._hold_seconds.update(event)
            if ended is not None and self.step == "doing":
                self._sets.add_seconds(self._sets.choose_side(ended.side, self._side), ended.held_s)
        if self.step == "resting":
            self._rest()
        elif self.exercise.kind == "guided":
            self._follow_guided(feedback)
        elif self.step == "getting_ready":
            self._prepare(feedback, step_s)
        elif self.step == "starting":
            self._count_down(feedback, step_s)
        self._count(feedback)
        return self._report(feedback)

    def _pass_time(self, time_s: float) -> float:
        """Seconds that went by since the last instant, 0 across a pause."""
        gap = 0.0 if self._time_s is None else time_s - self._time_s
        self._time_s = time_s
        step_s = gap if gap <= MAX_RUNNING_STEP_S else 0.0
        self._now_s += step_s
        return step_s

    def _rest(self) -> None:
        if self._now_s >= self._until_s:
            self._side = self._next
            self._get_ready()

    def _follow_guided(self, feedback: Feedback) -> None:
        """The steps of a guided exercise run by themselves, from the first instant on."""
        steps, clock = len(self.exercise.guide), feedback.hold
        self.step, self._sets.target = "doing", steps
        self._shown = (
            clock.done if clock is not None else 0,
            clock.held_s if clock is not None else 0.0,
        )
        if any(isinstance(event, ExerciseDone) for event in feedback.events):
            self._sets.finish(self._side)
            self._shown, self.step = (steps, self._shown[1]), "done"

    def _prepare(self, feedback: Feedback, step_s: float) -> None:
        self._side = self._propose(feedback)
        if self._stillness.update(feedback, self._sees_start(feedback), step_s):
            self.step, self._until_s, self._unseen_s = "starting", self._now_s + COUNTDOWN_S, 0.0

    def _count_down(self, feedback: Feedback, step_s: float) -> None:
        visible = self._sees_start(feedback) if feedback.hold is not None else _sees_well(feedback)
        self._unseen_s = 0.0 if visible else self._unseen_s + step_s
        if self._unseen_s > INTERRUPTION_DELAY_S:
            self._get_ready()
        elif self._now_s >= self._until_s:
            self._do(self._side)

    def _get_ready(self) -> None:
        self.step = "getting_ready"
        self._stillness = _StillnessDetector()

    def _do(self, side: Working) -> None:
        self.step, self._side = "doing", side

    def _sees_start(self, feedback: Feedback) -> bool:
        """Whether the camera sees all it needs and the start position is taken."""
        if not _sees_well(feedback):
            return False
        if feedback.hold is not None:
            side = self._sets.choose_side(self._hold_seconds.side, self._side)
            return (
                feedback.hold.running and self._hold_seconds.uncounted and self._sets.remains(side)
            )
        return feedback.phase == (self.exercise.phases[0].name if self.exercise.phases else "rest")

    def _propose(self, feedback: Feedback) -> Working:
        """The side of the set that is about to begin: what is seen, before the first one; then the other one."""
        if len(self._sets.sides) == 1 or self._sets.completed:
            return self._side
        near = next((side for side in SIDES if side == feedback.view.facing), None)
        return feedback.side or self._side or near

    def _count(self, feedback: Feedback) -> None:
        """Count what was done; whoever did something while it was not yet time has begun with it."""
        for seen, start_s in find_counted(feedback.events):
            side = self._sets.choose_side(seen, self._side)
            if self._may_begin(side, start_s):
                self._do(side)
                self._end_set(
                    feedback, side, self._sets.count(side) + 1, 0.0, complete=self._sets.add(side)
                )
        if feedback.hold is not None and self._hold_seconds.uncounted:
            self._count_hold(feedback, feedback.hold)

    def _count_hold(self, feedback: Feedback, clock: HoldClock) -> None:
        side = self._sets.choose_side(self._hold_seconds.side, self._side)
        if self.step == "resting" and self._may_begin(side, feedback.time_s):
            self._do(side)
        if self.step != "doing" or not self._sets.remains(side):
            return
        self._side = side
        held_s = self._sets.held(side) + clock.held_s
        if held_s >= clock.target_s:
            self._hold_seconds.uncounted = False
            self._end_set(
                feedback, side, self._sets.count(side) + 1, held_s, complete=self._sets.add(side)
            )

    def _may_begin(self, side: Working, start_s: float) -> bool:
        """Whether something done on this side, begun at that time, begins a set although it was not yet time."""
        if self.step == "done" or not self._sets.remains(side):
            return False
        another = self.step == "resting" and side != self._side
        return self.step != "resting" or another or start_s >= self._rested_at_s + MIN_SET_GAP_S

    def _end_set(
        self, feedback: Feedback, side: Working, count: int, held_s: float, *, complete: bool
    ) -> None:
        if not complete:
            return
        self._shown = (count, held_s)
        self._next, self._rested_at_s = self._sets.choose_next(side), feedback.time_s
        self._until_s = self._now_s + (REST_S if self._next == side else SIDE_CHANGE_S)
        self.step = "done" if self._sets.completed >= self._sets.sets else "resting"

    def _measure_held(self, feedback: Feedback) -> float:
        """Seconds of this set so far."""
        if self.step in FINISHED_STEPS:
            return self._shown[1]
        if self.exercise.kind == "guided":
            return feedback.hold.held_s if feedback.hold is not None else 0.0
        own = (
            self._hold_seconds.uncounted
            and self._sets.choose_side(self._hold_seconds.side, self._side) == self._side
        )
        return self._sets.held(self._side) + (
            feedback.hold.held_s if own and feedback.hold is not None else 0.0
        )

    def _report(self, feedback: Feedback) -> Guidance:
        sets_done, clock, guided = self._sets, feedback.hold, self.exercise.kind == "guided"
        return Guidance(
            step=self.step,
            checks=feedback.view.checks,
            side=self._side,
            set_number=sets_done.completed
            if self.step in FINISHED_STEPS
            else sets_done.completed + 1,
            sets=sets_done.sets,
            seconds_left=max(0.0, self._until_s - self._now_s)
            if self.step in ("starting", "resting")
            else None,
            next_side=self._next if self.step == "resting" else None,
            repetitions=self._shown[0]
            if self.step in FINISHED_STEPS or guided
            else sets_done.count(self._side),
            target_repetitions=sets_done.target,
            held_s=self._measure_held(feedback),
            target_s=None if clock is None else clock.target_s,
        )


def _sees_well(feedback: Feedback) -> bool:
    view = feedback.view
    return (
        feedback.present
        and view.ok
        and not view.problems
        and all(check.ok is not False for check in view.checks)
    )


class _StillnessDetector:
    """Whether the start position has been held for `MIN_READY_S`, with the main angle still; flicker interrupts nothing."""

    def __init__(self) -> None:
        self._held_s = self._missed_s = 0.0
        self._values: deque[tuple[float, float]] = deque()

    def update(self, feedback: Feedback, ready: bool, step_s: float) -> bool:
        """Take one instant. ready: whether the start position is seen in it; step_s: seconds since the instant before, 0 across a pause."""
        if not ready:
            self._missed_s += step_s
            if self._missed_s > INTERRUPTION_DELAY_S:
                self._held_s = 0.0
                self._values.clear()
            return False
        self._missed_s = 0.0
        self._held_s += step_s
        if feedback.hold is None and math.isfinite(feedback.main_value):
            self._values.append((feedback.time_s, feedback.main_value))
        while self._values and feedback.time_s - self._values[0][0] > MIN_READY_S:
            self._values.popleft()
        values = [value for _, value in self._values]
        still = not values or max(values) - min(values) <= START_STILLNESS_DEG
        return still and self._held_s >= MIN_READY_S - 1e-6
