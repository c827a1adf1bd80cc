"""The trainer: one pose in, everything that is to be known of that instant out.

It holds all the state there is: what is seen of the body, the roles of the legs, phases or clock or trials, faults, cue. It reads no
clock and knows no camera, so the same poses always give the same events, live, from a file and in a replay, one by one and many together.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, Literal

from coach.body.angles import NAMES, is_frontal, is_sagittal
from coach.body.body_tracker import NOTHING, BodyTracker, Observation, TrackedPose
from coach.body.landmarks import Side
from coach.body.pose import Pose, empty_pose
from coach.body.side_lying import SideLyingDetector
from coach.body.sides import Roles, resolve
from coach.body.support_surface import SupportSlopeEstimator
from coach.body.view import (
    COMPANY,
    MIN_BRIGHTNESS,
    UNKNOWN,
    View,
    ViewKind,
    add_problem,
    make_empty_view,
)
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.conditions import ConditionGroup
from coach.exercise.tracking.cues import OTHERS, CueContext, CueSelector
from coach.exercise.tracking.events import BodyFound, BodyLost, Event, ExerciseDone, ViewChanged
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.kinds import create_measure
from coach.exercise.tracking.leg_roles import LegRoleTracker, assign_roles
from coach.exercise.tracking.measures import Measure
from coach.message import Message, shorten

NOBODY_SEEN: Final = Message("Nobody is seen")
NOT_SEEN_WELL: Final = Message("You are not seen well enough")
LONGEST_GAP_S: Final = 1.0
"""Where poses lie further apart than this, as when the camera was gone, nobody was seen in between, seconds."""


class Trainer:
    """Watches one person do one exercise."""

    def __init__(self, exercise: Exercise, side: Literal["auto", "left", "right"] = "auto") -> None:
        """side: the person's own side that is exercised, or "auto" to find out."""
        self.exercise = exercise
        told: Side | None = None if side == "auto" else side
        self._sight = BodyTracker(exercise.view.kinds, exercise.view.max_yaw_deg)
        self._surface = SupportSlopeEstimator()
        self._roll = SideLyingDetector()
        self._legs = LegRoleTracker(exercise.side, told)
        self._position = ConditionGroup(exercise.in_position)
        self._faults = FaultDetectors(exercise)
        self._measure: Measure = create_measure(exercise, self._faults)
        self._prompter = CueSelector(exercise)
        self._view = self._seen_as = UNKNOWN
        """The view as it is told, and as the last believed pose was seen."""
        self._told_view: tuple[object, ...] = ()
        self._time_s = math.inf

    def update(self, pose: Pose) -> Feedback:
        """Take one pose; times must rise. Returns the feedback of that instant with the events that happened in it."""
        return next(self.update_many([pose]))

    def update_many(self, poses: Sequence[Pose]) -> Iterator[Feedback]:
        """The same for many poses, much faster: what depends on single poses is computed for all of them before the first is judged."""
        filled = [(each, each is pose) for pose in poses for each in self._fill_gap(pose)]
        missed: list[Event] = []
        for seen, (_, is_given) in zip(
            self._see([pose for pose, _ in filled]), filled, strict=True
        ):
            feedback = self._react(seen)
            if not is_given:
                missed += feedback.events
                continue
            yield (
                dataclasses.replace(feedback, events=(*missed, *feedback.events))
                if missed
                else feedback
            )
            missed = []

    def _fill_gap(self, pose: Pose) -> Iterator[Pose]:
        """The pose; before it nobody at both ends of a gap: what happened in it is not known, and who is there now may be another."""
        if pose.time_s - self._time_s > LONGEST_GAP_S:
            for time_s in (self._time_s, pose.time_s):
                yield empty_pose(time_s, pose.width, pose.height)
        self._time_s = pose.time_s
        yield pose

    def _see(self, poses: Sequence[Pose]) -> Sequence[TrackedPose]:
        if self.exercise.kind == "guided":  # told by time alone: the camera does not watch
            return [TrackedPose(pose) for pose in poses]
        return self._sight.update(poses)

    def _react(self, seen: TrackedPose) -> Feedback:
        time_s = seen.pose.time_s
        if self.exercise.kind == "guided":
            return self._report(seen, NOTHING, Roles(), list(self._measure.skip(time_s, "")))
        if not seen.present:
            missed = self._miss(seen)
            self._view = make_empty_view(seen.pose.brightness, seen.elsewhere)
            return self._report(seen, NOTHING, Roles(), missed)
        if not seen.looks:
            return self._report(seen, NOTHING, Roles(), self._pass_over(seen))
        events: list[Event] = [BodyFound(seen.looks[0].pose.time_s)] if seen.found else []
        for look in seen.looks:
            angles, roles, happened = self._judge(look, seen.crowded)
            events += happened
        return self._report(seen, angles, roles, events)

    def _miss(self, seen: TrackedPose) -> list[Event]:
        """Nobody is there, or not for sure yet."""
        time_s = seen.pose.time_s
        events = [*self._lose(time_s), BodyLost(time_s)] if seen.lost else []
        return events if seen.waiting else [*events, *self._measure.skip(time_s, NOBODY_SEEN)]

    def _pass_over(self, seen: TrackedPose) -> list[Event]:
        """Somebody is there, but this very pose is not believed."""
        time_s = seen.pose.time_s
        events = self._tell_view(time_s, seen.crowded)
        self._position.update(NOTHING, Roles())
        events += self._measure.skip(
            time_s,
            OTHERS.text if seen.elsewhere else NOT_SEEN_WELL,
        )
        self._legs.side_locked = self._measure.side_locked
        return events

    def _judge(
        self, look: Observation, crowded: bool
    ) -> tuple[Mapping[str, float], Roles, list[Event]]:
        """Angles, roles and events of an instant in which somebody is seen. crowded: whether somebody else is seen, too."""
        time_s = look.pose.time_s
        angles, roles = self._find_measured(look)
        events = self._tell_view(time_s, crowded)
        misplaced = self._find_misplaced(look.pose, angles, roles)
        if misplaced is not None:
            events += self._faults.finish(time_s)
            events += self._measure.skip(time_s, misplaced)
        else:
            events += self._measure.update(time_s, angles, roles)
            events += self._faults.update(
                time_s, angles, roles, self._measure.phase, self._view.kind
            )
            self._measure.note_faults(self._faults.shown())
        self._legs.side_locked = self._measure.side_locked
        return angles, roles, events

    def _find_misplaced(self, pose: Pose, angles: Mapping[str, float], roles: Roles) -> str | None:
        """What is not right about the position, in words; None where nothing is, or where it cannot be told."""
        if self._position.update(angles, roles) is False:
            return self._position.explain()
        if self.exercise.position == "side-lying" and not self._roll.update(pose):
            return self.exercise.start
        return None

    def finish(self, time_s: float) -> tuple[Event, ...]:
        """The stream is over, or the user stopped: the last events. A repetition that is not complete is not counted."""
        return (
            *self._faults.finish(time_s),
            *self._measure.finish(time_s),
            *(() if self._measure.finished else (ExerciseDone(time_s),)),
        )

    def _lose(self, time_s: float) -> list[Event]:
        self._surface.reset()
        self._roll.reset()
        self._legs.reset()
        self._position.reset()
        self._measure.reset()
        self._seen_as, self._told_view = UNKNOWN, ()
        ended: list[Event] = list(self._faults.finish(time_s))
        self._faults.reset()
        return ended

    def _find_measured(self, look: Observation) -> tuple[Mapping[str, float], Roles]:
        """Angles as far as the view allows them, and the roles of the legs."""
        angles, view, time_s = look.angles, look.view, look.pose.time_s
        rule = self.exercise.range_of_motion
        if self.exercise.position == "supine" and not (
            rule and rule.downward
        ):  # a leg that hangs lies on nothing
            angles = self._surface.update(time_s, angles, look.turned_deg)
        roles = self._legs.update_from_features(time_s, angles, look.forward, look.lead)
        hidden = self._find_hidden(roles, view)
        self._seen_as = view if hidden is None else self._refuse(view)
        struck = _strike(view.ok, view.kind, self.exercise.view.kinds, hidden, view.cut_off)
        return {**angles, **struck} if struck else angles, roles

    def _find_hidden(self, roles: Roles, view: View) -> Side | None:
        """The leg that cannot be believed because it is on the far side and the exercise needs it near."""
        rule = self.exercise.view.near
        if rule == "any" or view.kind != "side" or roles.working is None:
            return None
        needed = roles.working if rule == "working" else roles.side_of("other")
        return needed if needed != roles.near else None

    def _refuse(self, view: View) -> View:
        leg = self.exercise.side_words if self.exercise.view.near == "working" else "other leg"
        words = Message(
            "Turn around: the {leg} must be towards the camera.",
            short="Turn around",
            leg=Message(leg),
        )
        return add_problem(view, "view", words)

    def _tell_view(self, time_s: float, crowded: bool) -> list[Event]:
        view = self._view = (
            add_problem(self._seen_as, "somebody", COMPANY) if crowded else self._seen_as
        )
        told = (
            view.ok,
            view.kind,
            view.facing,
            *map(shorten, view.problems),
        )
        if told == self._told_view:
            return []
        self._told_view = told
        return [ViewChanged(time_s, view.ok, view.problems)]

    def _report(
        self, seen: TrackedPose, angles: Mapping[str, float], roles: Roles, events: list[Event]
    ) -> Feedback:
        exercise, measure, time_s, present = (
            self.exercise,
            self._measure,
            seen.pose.time_s,
            seen.present,
        )
        shown = roles if roles.working else assign_roles(exercise.side, roles.near, roles)
        main = resolve(exercise.main_angle, shown) or ""
        value = angles.get(main, math.nan)
        faults = self._faults
        self._prompter.judge(time_s, measure.take_judged())
        situation = CueContext(
            time_s=time_s, present=present or exercise.kind == "guided",
            elsewhere=seen.elsewhere, dark=seen.pose.brightness < MIN_BRIGHTNESS, view=self._view,
            faults=faults.shown(), ended=faults.ended(), pause=measure.pause, instruction=measure.instruction, in_good_form=measure.in_good_form,
        )  # fmt: skip
        return Feedback(
            time_s=time_s, present=present, view=self._view, angles=angles, side=roles.working, phase=measure.phase,
            progress=measure.progress(value), main_angle=main, main_value=value, target=exercise.target,
            repetitions=measure.repetitions, good_repetitions=measure.good_repetitions, hold=measure.clock, trials=measure.trials,
            faults=faults.shown(), cue=self._prompter.update(situation), events=tuple(events),
        )  # fmt: skip


@cache
def _strike(
    ok: bool, kind: ViewKind, kinds: tuple[ViewKind, ...], hidden: Side | None, cut_off: bool
) -> Mapping[str, float]:
    """NaN for each angle that a view cannot measure. hidden: the leg that cannot be believed. cut_off: hips or knees are outside."""

    def allowed(name: str) -> bool:
        if hidden is not None and name.endswith(hidden):
            return False
        if is_sagittal(name):
            return ok and kind == "side"
        if is_frontal(name):
            return ok and kind == "front"
        return kind in kinds and not cut_off

    return {name: math.nan for name in NAMES if not allowed(name)}
