"""Guide the user through the dose: get ready, count down, exercise, rest, next set or side.

A fold over feedback: it reads what the trainer counts and never changes it, so a replay is guided
in the same way. It follows what the user really does. A repetition before the end of the countdown
starts the set, and if the user takes the other leg first, that side is counted. The time of a hold
counts from the end of the countdown on, in every set, see `Guide.starts_hold`.
"""

from __future__ import annotations

from typing import Final

from coach.body.landmarks import SIDES, other
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.guidance import Guidance, Step
from coach.exercise.dose.set_counter import HoldSecondsCounter, SetCounter, Working, find_counted
from coach.exercise.dose.start_position import (
    INTERRUPTION_DELAY_S,
    StartPositionDetector,
    sees_well,
)
from coach.exercise.tracking.events import ExerciseDone, HoldBegan, HoldResumed
from coach.exercise.tracking.feedback import Feedback, HoldClock

FINISHED_STEPS: Final = ("resting", "done")
"""The set has ended; its result is shown."""

COUNTDOWN_S: Final = 3.0
MIN_SET_GAP_S: Final = 5.0
"""Minimum time between a set and the next one of the same side, in seconds. A repetition that
begins earlier is one too many."""
WRONG_SIDE_S: Final = 6.0
"""Time for which a repetition of the wrong side is told, in seconds."""
MAX_RUNNING_STEP_S: Final = 1.0
"""Maximum time between two instants of a running exercise, in seconds. A longer time was a pause
and does not count."""


class Guide:
    """Guides through the dose. One feedback in, a `Guidance` out."""

    def __init__(self, exercise: Exercise, side: SideChoice = "auto") -> None:
        """Start before the first set. With the side "auto" the dose is for both sides."""
        self.exercise = exercise
        self.step: Step = "getting_ready"
        self._sets = SetCounter(exercise, None if side == "auto" else side)
        self.starts_hold = False
        """Whether a countdown has just ended: the time of the hold counts from now on."""
        self.false_start = False
        """Whether a hold began before its time, and no countdown has ended since."""
        self._hold_seconds = HoldSecondsCounter()
        self._side: Working = self._sets.sides[0] if len(self._sets.sides) == 1 else None
        self._next: Working = None
        self._stillness = StartPositionDetector()
        self._unseen_s = 0.0
        """Time during the countdown in which the start position could not be seen, in seconds."""
        self._time_s: float | None = None
        self._now_s = self._until_s = self._rested_at_s = 0.0
        self._rest: tuple[Working, float] = (None, 0.0)
        """Side of the set before the last rest, and the end of that rest, in seconds."""
        self._shown: tuple[int, float] = (0, 0.0)
        """Repetitions and seconds of the set that has just ended."""
        self._surplus: tuple[Working, float] = (None, 0.0)
        """Side of a repetition that has no set left, and until when that is told, in seconds."""

    def update(self, feedback: Feedback) -> Guidance:
        """Process one instant; times must not fall."""
        step_s, self.starts_hold = self._pass_time(feedback.time_s), False
        if self.step == "done":
            return self._report(feedback)
        for event in feedback.events:
            ended = self._hold_seconds.update(event)
            self.false_start |= isinstance(event, HoldBegan) and self.step != "doing"
            if isinstance(event, HoldResumed) and self.step != "doing":
                self._await_another_hold()
            if ended is not None and self.step == "doing":
                self._sets.add_seconds(self._sets.choose_side(ended.side, self._side), ended.held_s)
        if self.step == "resting":
            self._take_rest(feedback, step_s)
        elif self.exercise.kind == "guided":
            self._follow_guided(feedback)
        elif self.step == "getting_ready":
            self._prepare(feedback, step_s)
        elif self.step == "starting":
            self._count_down(feedback, step_s)
        self._count(feedback)
        return self._report(feedback)

    def _pass_time(self, time_s: float) -> float:
        """Return the seconds since the last instant, 0 across a pause."""
        gap = 0.0 if self._time_s is None else time_s - self._time_s
        self._time_s = time_s
        step_s = gap if gap <= MAX_RUNNING_STEP_S else 0.0
        self._now_s += step_s
        return step_s

    @property
    def rest_start_s(self) -> float | None:
        """When the last set ended, in seconds; None before the first one has."""
        return self._rested_at_s if self._sets.completed else None

    def _take_rest(self, feedback: Feedback, step_s: float) -> None:
        """Rest until the time is over, or until the position of a set that is left is held."""
        side = self._sets.choose_side(self._hold_seconds.side, self._side)
        early = feedback.hold is not None and self._may_begin(side, feedback.time_s)
        if self._stillness.update(feedback, early and self._sees_start(feedback), step_s):
            self._side = side
            self._start_countdown()
        elif self._now_s >= self._until_s:
            self.step, self._side = "getting_ready", self._next
            if side == self._next and not self._sets.alternating:
                self._await_another_hold()

    def _await_another_hold(self) -> None:
        """Take a hold that reached its dose and goes on between two sets for the next one."""
        self._hold_seconds.begin_another()
        self.false_start |= self._hold_seconds.uncounted

    def _follow_guided(self, feedback: Feedback) -> None:
        """Follow the steps of a guided exercise, which run by themselves."""
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
            self._start_countdown()

    def _start_countdown(self) -> None:
        self.step, self._until_s, self._unseen_s = "starting", self._now_s + COUNTDOWN_S, 0.0

    def _count_down(self, feedback: Feedback, step_s: float) -> None:
        holds, ends = feedback.hold is not None, self._now_s >= self._until_s
        visible = self._sees_start(feedback) if holds else sees_well(feedback)
        self._unseen_s = 0.0 if visible else self._unseen_s + step_s
        let_go = ends and holds and not self._hold_seconds.uncounted
        if let_go or self._unseen_s > INTERRUPTION_DELAY_S:
            self._get_ready()
        elif ends:
            self.step, self.starts_hold, self.false_start = "doing", holds, False

    def _get_ready(self) -> None:
        """Get ready again after a countdown that was broken off, or go on with the rest."""
        self.step, self._stillness = "getting_ready", StartPositionDetector()
        side, until_s = self._rest
        if self._now_s < until_s:
            self.step, self._side, self._until_s = "resting", side, until_s
        elif self._sets.completed:  # the countdown may have been of another side than the next one
            self._side = self._next

    def _sees_start(self, feedback: Feedback) -> bool:
        """Return True if the camera sees everything and the start position is taken."""
        if not sees_well(feedback):
            return False
        if feedback.hold is not None:
            side = self._sets.choose_side(self._hold_seconds.side, self._side)
            return (
                feedback.hold.running and self._hold_seconds.uncounted and self._sets.remains(side)
            )
        return feedback.phase == (self.exercise.phases[0].name if self.exercise.phases else "rest")

    def _propose(self, feedback: Feedback) -> Working:
        """Return the side of the next set: the visible one before the first set, then the other."""
        if len(self._sets.sides) == 1 or self._sets.completed:
            return self._side
        near = next((side for side in SIDES if side == feedback.view.facing), None)
        return feedback.side or self._side or near

    def _count(self, feedback: Feedback) -> None:
        """Count what was done. A repetition before its time starts the set."""
        for seen, start_s in find_counted(feedback.events):
            side = self._sets.choose_side(seen, self._side)
            wrong = self._is_wrong(seen, start_s)
            self._surplus = (seen if wrong else None, self._now_s + WRONG_SIDE_S)
            if self._may_begin(side, start_s):
                self.step, self._side = "doing", side
                self._end_set(
                    feedback, side, self._sets.count(side) + 1, 0.0, complete=self._sets.add(side)
                )
        if feedback.hold is not None and self._hold_seconds.uncounted and not self.starts_hold:
            self._count_hold(feedback, feedback.hold)

    def _count_hold(self, feedback: Feedback, clock: HoldClock) -> None:
        side = self._sets.choose_side(self._hold_seconds.side, self._side)
        if self.step != "doing" or not self._sets.remains(side):
            return
        self._side = side
        held_s = self._sets.held(side) + clock.held_s
        if held_s >= clock.target_s:
            self._hold_seconds.uncounted = False
            self._end_set(
                feedback, side, self._sets.count(side) + 1, held_s, complete=self._sets.add(side)
            )

    def _is_wrong(self, side: Working, time_s: float) -> bool:
        """Return True if this side has no set left, but the other one has.

        What follows a set at once was one too many, and no mistake.
        """
        if side is None or len(self._sets.sides) < len(SIDES) or self._sets.remains(side):
            return False
        return self._sets.remains(other(side)) and time_s >= self._rested_at_s + MIN_SET_GAP_S

    def _find_wrong_side(self, feedback: Feedback) -> Working:
        side, until_s = self._surplus
        if side is not None and self._now_s < until_s:
            return side
        clock, held = feedback.hold, self._hold_seconds
        holds = clock is not None and clock.running and held.uncounted
        return held.side if holds and self._is_wrong(held.side, feedback.time_s) else None

    def _may_begin(self, side: Working, start_s: float) -> bool:
        """Return True if something done on this side starts a set before its time."""
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
        self._stillness = StartPositionDetector()
        dose, same = self.exercise.dose, self._next == side and not self._sets.alternating
        self._until_s = self._now_s + (dose.rest_s if same else dose.change_s)
        self._rest = (self._side, self._until_s)
        self.step = "done" if self._sets.completed >= self._sets.sets else "resting"

    def _measure_held(self, feedback: Feedback) -> float:
        """Return the seconds of this set so far."""
        if self.step in FINISHED_STEPS:
            return self._shown[1]
        if self.exercise.kind == "guided":
            return feedback.hold.held_s if feedback.hold is not None else 0.0
        earlier_s = self._sets.held(self._side)
        counts = self.step == "doing" and self._hold_seconds.uncounted and not self.starts_hold
        own = self._sets.choose_side(self._hold_seconds.side, self._side) == self._side
        if feedback.hold is None or not (counts and own):
            return earlier_s
        return earlier_s + feedback.hold.held_s

    def _report(self, feedback: Feedback) -> Guidance:
        sets_done, clock, guided = self._sets, feedback.hold, self.exercise.kind == "guided"
        finished, waits = self.step in FINISHED_STEPS, self.step in ("starting", "resting")
        return Guidance(
            step=self.step,
            checks=feedback.view.checks,
            side=self._side,
            set_number=sets_done.completed + (0 if finished else 1),
            sets=sets_done.sets,
            seconds_left=max(0.0, self._until_s - self._now_s) if waits else None,
            next_side=self._next if self.step == "resting" else None,
            repetitions=self._shown[0] if finished or guided else sets_done.count(self._side),
            target_repetitions=sets_done.target,
            held_s=self._measure_held(feedback),
            target_s=None if clock is None else clock.target_s,
            unnamed_change=self.step == "resting" and sets_done.alternating,
            set_of_side=sets_done.number_set(self._side, ended=finished),
            sets_of_side=sets_done.sets_of_side,
            wrong_side=None if self.step == "done" else self._find_wrong_side(feedback),
        )
