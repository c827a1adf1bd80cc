"""The trainer: one pose in, the feedback of that instant out.

It holds all state: the tracked body, the roles of the legs, the measure, the faults and the cue. It
reads no clock and knows no camera, so the same poses always give the same events: live, from a file
or in a replay, one by one or in batches.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coach.body.body_tracker import UNMEASURED, BodyTracker, Observation, TrackedPose
from coach.body.landmarks import SIDES, Side
from coach.body.lying.side_lying import SideLyingDetector
from coach.body.lying.supine_angles import SupineAngles
from coach.body.pose import Pose
from coach.body.presence import fill_gap
from coach.body.sides import Roles, SideChoice
from coach.body.view import (
    COMPANY,
    MIN_BRIGHTNESS,
    UNKNOWN,
    add_problem,
    make_empty_view,
)
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.angle_filter import AngleFilter, Measured
from coach.exercise.tracking.arm_signal import ArmSignal
from coach.exercise.tracking.conditions import ConditionGroup
from coach.exercise.tracking.cues import OTHERS, CueContext, CueSelector
from coach.exercise.tracking.events import (
    ArmRaised,
    BodyFound,
    BodyLost,
    Event,
    ExerciseDone,
    ViewChanged,
)
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.feedback import ConfirmedInstant, Feedback, Uncounted
from coach.exercise.tracking.leg_confusion import LegConfusionDetector, hide_legs
from coach.exercise.tracking.leg_roles import LegRoleTracker, follow_main_angle
from coach.exercise.tracking.measure_factory import create_measure
from coach.exercise.tracking.measures import Measure
from coach.exercise.tracking.uncounted.detector import UNSEEN_END, UncountedDetector
from coach.exercise.tracking.uncounted.reasons import Instant
from coach.message import Message, shorten

NOBODY_SEEN: Final = Message("Nobody is seen")
NOT_SEEN_WELL: Final = Message("You are not seen well enough")


class Trainer:
    """Trains one person in one exercise. It is a coach, not machine learning."""

    def __init__(self, exercise: Exercise, side: SideChoice = "auto") -> None:
        """Start before the first pose. side: the person's own side, or "auto" to detect it."""
        self.exercise = exercise
        user_side: Side | None = None if side == "auto" else side
        self._tracker = BodyTracker(exercise.view.kinds, exercise.view.max_yaw_deg)
        self._supine = SupineAngles()
        self._side_lying = SideLyingDetector()
        self._angle_filter = AngleFilter(exercise)
        self._leg_roles = LegRoleTracker(exercise.side, user_side)
        self._main_angle = follow_main_angle(exercise)
        self._leg_confusion = LegConfusionDetector(exercise.side)
        self._in_position = ConditionGroup(exercise.in_position)
        self._faults = FaultDetectors(exercise)
        self.measure: Measure = create_measure(exercise, self._faults)
        self._cue_selector = CueSelector(exercise)
        self._arm_signal = ArmSignal(exercise)
        self._uncounted = UncountedDetector(exercise)
        self._view = self._pose_view = UNKNOWN
        """The view that is reported, and the view of the last believed pose."""
        self._reported_view: tuple[object, ...] = ()
        self._measured = Measured(UNMEASURED, UNKNOWN)
        """What was measured in the last believed pose."""
        self._time_s = math.inf

    def update(self, pose: Pose) -> Feedback:
        """Process one pose and return the feedback with its events; times must rise."""
        return next(self.update_many([pose]))

    def update_many(self, poses: Sequence[Pose]) -> Iterator[Feedback]:
        """Process many poses, much faster than one by one.

        Everything that depends on poses alone is computed for all of them before the first one is
        judged.
        """
        times_s = [self._time_s, *(pose.time_s for pose in poses)]
        gaps, self._time_s = list(map(fill_gap, times_s, poses)), times_s[-1]
        filled = [each for gap, pose in zip(gaps, poses, strict=True) for each in (*gap, pose)]
        tracked = iter(self._track(filled))
        for gap in gaps:
            missed = [event for _ in gap for event in self._react(next(tracked)).events]
            feedback = self._react(next(tracked))
            if missed:
                feedback = dataclasses.replace(feedback, events=(*missed, *feedback.events))
            yield feedback

    def _track(self, poses: Sequence[Pose]) -> Sequence[TrackedPose]:
        if self.measure.watches_body:
            return self._tracker.update(poses)
        return [TrackedPose(pose) for pose in poses]

    def _react(self, tracked: TrackedPose) -> Feedback:
        time_s = tracked.pose.time_s
        if not self.measure.watches_body:
            return self._report(tracked, UNMEASURED, Roles(), list(self.measure.skip(time_s, "")))
        if not tracked.present:
            missed = self._handle_absence(tracked)
            self._view = make_empty_view(tracked.pose.brightness, self._is_stranger(tracked))
            return self._report(tracked, UNMEASURED, Roles(), missed)
        if not tracked.observations:
            return self._report(tracked, UNMEASURED, Roles(), self._handle_doubt(tracked))
        events: list[Event] = (
            [BodyFound(tracked.observations[0].pose.time_s)] if tracked.found else []
        )
        *waited, last = tracked.observations
        confirmed: list[ConfirmedInstant] = []
        for observation in waited:
            angles, roles, happened = self._judge(observation, tracked.crowded)
            events += happened
            confirmed.append(self._recall(observation.pose, angles, roles))
        angles, roles, happened = self._judge(last, tracked.crowded)
        feedback = self._report(tracked, angles, roles, events + happened)
        known = tuple(confirmed) if feedback.view.ok else ()
        return dataclasses.replace(feedback, confirmed=known) if known else feedback

    def _recall(self, pose: Pose, angles: Mapping[str, float], roles: Roles) -> ConfirmedInstant:
        """Return what was measured in the instant that was judged last."""
        main, value = self._main_angle.find_name(roles), self._main_angle.read(roles, angles)
        errors = self._measured.errors
        return ConfirmedInstant(
            pose.time_s, self._view, angles, errors, roles.working, main, value, pose
        )

    def _handle_absence(self, tracked: TrackedPose) -> list[Event]:
        """Return the events of a pose without the person, who may be about to be found."""
        time_s = tracked.pose.time_s
        events = [*self._reset_body(time_s), BodyLost(time_s)] if tracked.lost else []
        return events if tracked.waiting else [*events, *self.measure.skip(time_s, NOBODY_SEEN)]

    def _is_stranger(self, tracked: TrackedPose) -> bool:
        """Return True if the pose is of another person, and only one should be in the picture."""
        return tracked.other_person and not self.exercise.view.company

    def _handle_doubt(self, tracked: TrackedPose) -> list[Event]:
        """Return the events of a pose that is not believed while the person is there."""
        time_s = tracked.pose.time_s
        events = self._tell_view(time_s, tracked.crowded)
        self._in_position.update(UNMEASURED, Roles())
        why = OTHERS.text if self._is_stranger(tracked) else NOT_SEEN_WELL
        events += self.measure.skip(time_s, why)
        self._leg_roles.side_locked = self.measure.side_locked
        crowded = tracked.crowded or tracked.other_person
        self._uncounted.update(
            Instant(time_s, self._view, crowded=crowded), events, self.measure.in_progress
        )
        return events

    def _judge(
        self, observation: Observation, crowded: bool
    ) -> tuple[Mapping[str, float], Roles, list[Event]]:
        """Return angles, roles and events of one observation.

        crowded: whether a second person is visible.
        """
        time_s = observation.pose.time_s
        roles = self._find_measured(observation)
        measured = self._measured
        angles, possible = measured.angles, measured.possible
        events = self._tell_view(time_s, crowded)
        misplaced = self._find_misplaced(observation.pose, angles, roles)
        if misplaced is not None:
            events += self._faults.finish(time_s)
            events += self.measure.skip(time_s, misplaced)
        else:
            unsure = self._leg_confusion.confused or len(measured.doubtful_legs) == len(SIDES)
            self.measure.note_body(observation, self._view.ok, unsure, measured.doubtful_legs)
            self.measure.note_errors(measured.errors)
            events += self.measure.update(time_s, angles, roles, possible)
            events += self._faults.update(
                time_s, angles, roles, self.measure.phase, self._view.kind
            )
            self.measure.note_faults(self._faults.shown)
        self._leg_roles.side_locked = self.measure.side_locked
        self._uncounted.update(
            Instant(
                time_s, self._view, measured.raw, angles, roles, possible,
                measured.doubtful_legs, misplaced, crowded,
            ),
            events, self.measure.in_progress, self.measure.take_missed(),
        )  # fmt: skip
        return angles, roles, events

    @property
    def unfinished(self) -> Uncounted | None:
        """The repetition that the last pose cut off; None if there is none."""
        start_s = self.measure.unfinished_s
        return None if start_s is None else Uncounted(start_s, UNSEEN_END, self._time_s)

    def _find_misplaced(self, pose: Pose, angles: Mapping[str, float], roles: Roles) -> str | None:
        """Describe what is wrong with the position; None if nothing is, or if it is unknown."""
        if self._in_position.update(angles, roles, self._measured.possible) is False:
            return self._in_position.explain()
        if self.exercise.position == "side-lying" and not self._side_lying.update(pose):
            return self.exercise.start
        return None

    def finish(self, time_s: float) -> tuple[Event, ...]:
        """Return the last events after the last pose. An incomplete repetition does not count."""
        return (
            *self._faults.finish(time_s),
            *self.measure.finish(time_s),
            *(() if self.measure.finished else (ExerciseDone(time_s),)),
        )

    def _reset_body(self, time_s: float) -> list[Event]:
        self._supine.reset()
        self._side_lying.reset()
        self._angle_filter.reset()
        self._leg_roles.reset()
        self._leg_confusion.reset()
        self._in_position.reset()
        self.measure.reset()
        self._uncounted.reset()
        self._pose_view, self._reported_view = UNKNOWN, ()
        ended: list[Event] = list(self._faults.finish(time_s))
        self._faults.reset()
        return ended

    def _find_measured(self, observation: Observation) -> Roles:
        """Find the angles that the view allows; return the roles of the legs."""
        angles, time_s = observation.angles, observation.pose.time_s
        rule = self.exercise.range_of_motion
        hangs = rule is not None and rule.downward  # a leg that hangs lies on no surface
        if self.exercise.position == "supine" and not hangs:
            angles = self._supine.update(observation)
        roles = self._leg_roles.update_from_features(
            time_s, angles, observation.forward, observation.leg_lead
        )
        measured = self._angle_filter.update(observation, angles, roles)
        if self._leg_confusion.update(self._leg_roles.front, measured.doubtful_legs):
            measured = hide_legs(measured)
        self._measured, self._pose_view = measured, measured.view
        return roles

    def _tell_view(self, time_s: float, crowded: bool) -> list[Event]:
        view = self._view = (
            add_problem(self._pose_view, "somebody", COMPANY)
            if crowded and not self.exercise.view.company
            else self._pose_view
        )
        told = (view.ok, view.kind, view.facing, *map(shorten, view.problems))
        if told == self._reported_view:
            return []
        self._reported_view = told
        return [ViewChanged(time_s, view.ok, view.problems)]

    def _report(
        self, tracked: TrackedPose, angles: Mapping[str, float], roles: Roles, events: list[Event]
    ) -> Feedback:
        exercise, measure = self.exercise, self.measure
        time_s, present = tracked.pose.time_s, tracked.present
        main, value = self._main_angle.find_name(roles), self._main_angle.read(roles, angles)
        faults, uncounted = self._faults.shown, self._uncounted.shown
        arm_raise = self._arm_signal.update(tracked.pose, present and not tracked.other_person)
        if arm_raise.done:
            events.append(ArmRaised(time_s, arm_raise.arms))
        self._cue_selector.judge(time_s, measure.take_judged())
        context = CueContext(
            time_s=time_s, present=present or not measure.watches_body,
            other_person=self._is_stranger(tracked), dark=tracked.pose.brightness < MIN_BRIGHTNESS,
            view=self._view,
            faults=faults, ended=self._faults.ended, pause=measure.pause,
            instruction=measure.instruction, in_good_form=measure.in_good_form, seen=measure.seen,
            uncounted="" if uncounted is None or not uncounted.shown else uncounted.why,
        )  # fmt: skip
        return Feedback(
            time_s=time_s, present=present, view=self._view, angles=angles, side=roles.working,
            phase=measure.phase,
            progress=measure.progress(value), main_angle=main,
            main_value=value if self._view.ok else math.nan,
            target=exercise.target,
            repetitions=measure.repetitions, good_repetitions=measure.good_repetitions,
            faulty_repetitions=measure.faulty_repetitions,
            hold=measure.clock, trials=measure.trials,
            faults=faults, cue=self._cue_selector.update(context), events=tuple(events),
            trial_errors=measure.trial_errors,
            errors=self._measured.errors if angles is not UNMEASURED else {},
            arm_raise=arm_raise,
            uncounted=uncounted,
            pose=tracked.observations[-1].pose if present and tracked.observations else None,
        )  # fmt: skip
