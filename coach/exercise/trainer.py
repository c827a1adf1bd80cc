"""The trainer: one pose in, everything that is to be known of that instant out.

It holds all the state there is: presence, view, the roles of the legs, phases or clock or trials, faults, cue. It reads no clock and
knows no camera, so the same poses always give the same events, live, from a file and in a replay.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from typing import Final, Literal

import numpy as np

from coach.body.angles import NAMES, is_frontal, is_sagittal, measure_angles
from coach.body.continuity import LegLabels
from coach.body.landmarks import Side
from coach.body.pose import Pose, nobody
from coach.body.presence import Presence
from coach.body.sides import Roles, resolve
from coach.body.surface import Surface
from coach.body.view import COMPANY, MIN_BRIGHTNESS, UNKNOWN, View, ViewGate, add_problem, see_nobody
from coach.exercise.conditions import Jury
from coach.exercise.cues import Prompter, Situation
from coach.exercise.definition import Exercise
from coach.exercise.events import BodyFound, BodyLost, Event, ExerciseDone, ViewChanged
from coach.exercise.faults import Watch
from coach.exercise.feedback import Feedback
from coach.exercise.kinds import make_measure
from coach.exercise.legs import Legs, assign
from coach.exercise.measure import Measure

NOTHING: Mapping[str, float] = dict.fromkeys(NAMES, math.nan)
"""The angles of nobody."""
LONGEST_GAP_S: Final = 1.0
"""Where poses lie further apart than this, as when the camera was gone, nobody was seen in between, seconds."""


class Trainer:
    """Watches one person do one exercise."""

    def __init__(self, exercise: Exercise, side: Literal["auto", "left", "right"] = "auto") -> None:
        """side: the person's own side that is exercised, or "auto" to find out."""
        self.exercise = exercise
        told: Side | None = None if side == "auto" else side
        self._presence = Presence()
        self._gate = ViewGate(exercise.view.kinds, exercise.view.max_yaw_deg)
        self._labels = LegLabels()
        self._surface = Surface()
        self._legs = Legs(exercise.side, told)
        self._position = Jury(exercise.in_position)
        self._faults = Watch(exercise)
        self._measure: Measure = make_measure(exercise, self._faults)
        self._prompter = Prompter(exercise)
        self._view = self._seen_as = UNKNOWN
        """The view as it is told, and as the last believed pose was seen."""
        self._told_view: tuple[object, ...] = ()
        self._dark = False
        self._time_s = math.inf
        self._waiting: list[Pose] = []
        """Poses of somebody who is about to be found: judged as soon as that is sure, so that nothing of the beginning is lost."""

    def watch(self, pose: Pose) -> Feedback:
        """Take one pose; times must rise. Returns the feedback of that instant with the events that happened in it."""
        missed = [event for absence in self._fill_gap(pose) for event in self._watch(absence).events]
        self._time_s = pose.time_s
        feedback = self._watch(pose)
        return dataclasses.replace(feedback, events=(*missed, *feedback.events)) if missed else feedback

    def _fill_gap(self, pose: Pose) -> Iterator[Pose]:
        """Poses of nobody at both ends of a gap: what happened in it is not known, and who is there now may be another."""
        if pose.time_s - self._time_s > LONGEST_GAP_S:
            for time_s in (self._time_s, pose.time_s):
                yield nobody(time_s, pose.width, pose.height)

    def _watch(self, pose: Pose) -> Feedback:
        if self.exercise.kind == "guided":  # told by time alone: the camera does not watch
            return self._report(pose.time_s, False, NOTHING, Roles(), list(self._measure.miss(pose.time_s, "")))
        was_present = self._presence.present
        self._dark = pose.brightness < MIN_BRIGHTNESS
        if not self._presence.watch(pose):
            missed = self._miss(pose, was_present)
            self._view = see_nobody(pose.brightness, self._presence.elsewhere)
            return self._report(pose.time_s, False, NOTHING, Roles(), missed)
        events: list[Event] = []
        if not was_present:
            waiting, self._waiting = self._waiting, []
            events.append(BodyFound(waiting[0].time_s if waiting else pose.time_s))
            for earlier in waiting:
                events += self._judge(earlier, True)[2]
        angles, roles, happened = self._judge(pose, self._presence.believed)
        return self._report(pose.time_s, True, angles, roles, [*events, *happened])

    def _miss(self, pose: Pose, was_present: bool) -> list[Event]:
        """Nobody is there, or not for sure yet."""
        events = [*self._lose(pose.time_s), BodyLost(pose.time_s)] if was_present else []
        since_s = self._presence.since_s
        self._waiting = [] if since_s is None else [*(old for old in self._waiting if old.time_s >= since_s), pose]
        return events if self._waiting else [*events, *self._measure.miss(pose.time_s, "Nobody is seen")]

    def _judge(self, pose: Pose, seen: bool) -> tuple[Mapping[str, float], Roles, list[Event]]:
        """Angles, roles and events of an instant in which somebody is there. seen: whether this very pose is believed."""
        angles, roles = self._look(pose) if seen else (NOTHING, Roles())
        self._view = add_problem(self._seen_as, "somebody", COMPANY) if self._presence.crowded else self._seen_as
        events = self._tell_view(pose.time_s)
        in_position = self._position.watch(angles, roles)
        if not seen:
            why = "Somebody else is in the way" if self._presence.elsewhere else "You are not seen well enough"
            events += self._measure.miss(pose.time_s, why)
        elif in_position is False:
            events += self._faults.finish(pose.time_s)
            events += self._measure.miss(pose.time_s, self._position.explain())
        else:
            events += self._measure.watch(pose.time_s, angles, roles)
            events += self._faults.watch(pose.time_s, angles, roles, self._measure.phase, self._view.kind)
            self._measure.note_faults(self._faults.shown())
        self._legs.locked = self._measure.locked
        return angles, roles, events

    def finish(self, time_s: float) -> tuple[Event, ...]:
        """The stream is over, or the user stopped: the last events. A repetition that is not complete is not counted."""
        return (*self._faults.finish(time_s), *self._measure.finish(time_s), *(() if self._measure.over else (ExerciseDone(time_s),)))

    def _lose(self, time_s: float) -> list[Event]:
        self._gate.forget()
        self._labels.forget()
        self._surface.forget()
        self._legs.forget()
        self._position.forget()
        self._measure.forget()
        self._seen_as, self._told_view = UNKNOWN, ()
        ended: list[Event] = list(self._faults.finish(time_s))
        self._faults.forget()
        return ended

    def _look(self, pose: Pose) -> tuple[Mapping[str, float], Roles]:
        """Angles as far as the view allows them, and the roles of the legs."""
        pose = self._labels.watch(pose)
        view = self._gate.watch(pose)
        forward = self._gate.forward
        turned = np.array([self._gate.turned_deg])
        measured = measure_angles(pose.image[np.newaxis], pose.world[np.newaxis], np.array([float(forward)]), turned)
        angles = {name: float(measured[name][0]) for name in NAMES}
        rule = self.exercise.range_of_motion
        if self.exercise.position == "supine" and not (rule and rule.downward):  # a leg that hangs lies on nothing
            angles = dict(self._surface.watch(pose.time_s, angles, self._gate.turned_deg))
        roles = self._legs.watch(pose, angles, forward, view.kind == "side")
        hidden = self._find_hidden(roles, view)
        self._seen_as = view if hidden is None else self._refuse(view)
        return _allow(angles, view, self.exercise.view.kinds, hidden), roles

    def _find_hidden(self, roles: Roles, view: View) -> Side | None:
        """The leg that cannot be believed because it is on the far side and the exercise needs it near."""
        rule = self.exercise.view.near
        if rule == "any" or view.kind != "side" or roles.working is None:
            return None
        needed = roles.working if rule == "working" else roles.side_of("other")
        return needed if needed != roles.near else None

    def _refuse(self, view: View) -> View:
        leg = self.exercise.side_words if self.exercise.view.near == "working" else "other leg"
        words = f"Turn around: the {leg} must be towards the camera."
        return add_problem(view, "view", words)

    def _tell_view(self, time_s: float) -> list[Event]:
        view = self._view
        told = (view.ok, view.kind, view.facing, *(problem.partition(":")[0] for problem in view.problems))
        if told == self._told_view:
            return []
        self._told_view = told
        return [ViewChanged(time_s, view.ok, view.problems)]

    def _report(self, time_s: float, present: bool, angles: Mapping[str, float], roles: Roles, events: list[Event]) -> Feedback:
        exercise, measure = self.exercise, self._measure
        shown = roles if roles.working else assign(exercise.side, roles.near, roles)
        main = resolve(exercise.main_angle, shown) or ""
        value = angles.get(main, math.nan)
        faults = self._faults
        self._prompter.judge(time_s, measure.take_judged())
        situation = Situation(
            time_s=time_s, present=present or exercise.kind == "guided",
            elsewhere=self._presence.elsewhere, dark=self._dark, view=self._view,
            faults=faults.shown(), mended=faults.mended(), pause=measure.pause, instruction=measure.instruction, well=measure.well,
        )  # fmt: skip
        return Feedback(
            time_s=time_s, present=present, view=self._view, angles=angles, side=roles.working, phase=measure.phase,
            progress=measure.progress(value), main_angle=main, main_value=value, target=exercise.target,
            repetitions=measure.repetitions, good_repetitions=measure.good_repetitions, hold=measure.clock, trials=measure.trials,
            faults=faults.shown(), cue=self._prompter.watch(situation), events=tuple(events),
        )  # fmt: skip


def _allow(angles: Mapping[str, float], view: View, kinds: tuple[str, ...], hidden: Side | None) -> Mapping[str, float]:
    """Strike out what this view cannot measure."""

    def allowed(name: str) -> bool:
        if hidden is not None and name.endswith(hidden):
            return False
        if is_sagittal(name):
            return view.ok and view.kind == "side"
        if is_frontal(name):
            return view.ok and view.kind == "front"
        return view.kind in kinds

    return {name: value if allowed(name) else math.nan for name, value in angles.items()}
