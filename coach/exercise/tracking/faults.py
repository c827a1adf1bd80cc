"""Detect faults by the rules of the file, with duration and hysteresis against flicker."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import Side
from coach.body.limits import MAX_STEP_S
from coach.body.sides import Roles
from coach.body.view import ViewKind
from coach.exercise.definition.exercise import Exercise, Fault
from coach.exercise.tracking.angle_filter import POSSIBLE_SHARE
from coach.exercise.tracking.conditions import ConditionGroup, Ranges
from coach.exercise.tracking.events import FaultBegan, FaultEnded
from coach.exercise.tracking.uncertain_angles import LIMITS

USUAL_SHARE: Final = 0.7
"""Share of the maximum error up to which an angle is as certain as usual."""


class FaultDetector:
    """Detects one fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self._conditions = ConditionGroup(fault.when)
        self._since: float | None = None
        """Since when the conditions contradict `shown_since`, in seconds."""
        self.shown_since: float | None = None
        """When the fault that is shown began, in seconds; None if it is not shown."""
        self.side: Side | None = None
        self.ended = False
        """Whether it was seen to be corrected when it last ended, and not only hidden."""
        self._time_s = math.inf

    def update(
        self, time_s: float, angles: Mapping[str, float], roles: Roles, looked_for: bool
    ) -> FaultBegan | FaultEnded | None:
        """Process one instant and return the event of the fault, if any.

        looked_for: whether the exercise is in a phase in which this fault can occur.
        """
        step_s, self._time_s = time_s - self._time_s, time_s
        if step_s > MAX_STEP_S:
            self._since = None  # nobody saw what lasted between the two
        met = self._conditions.update(angles, roles) is True and looked_for
        shown = self.shown_since is not None
        if met == shown:
            self._since = None
            return None
        self._since = time_s if self._since is None else self._since
        if time_s - self._since < self.fault.lasting_s and looked_for:
            return None
        self.ended = looked_for and self._conditions.met is False
        return self._toggle(self._since, time_s, roles)

    def finish(self, time_s: float) -> FaultEnded | None:
        """Withdraw the fault: the body was lost, or the exercise has ended."""
        self._since = None
        if self.shown_since is None:
            return None
        event = FaultEnded(time_s, self.fault.name, self.side, self.shown_since)
        self.shown_since = None
        return event

    def reset(self) -> None:
        """Reset after `finish`: the next pose may belong to another person."""
        self._conditions.reset()
        self._since, self.ended = None, False

    def _toggle(
        self, since_s: float, time_s: float, roles: Roles
    ) -> FaultBegan | FaultEnded | None:
        self._since = None
        if self.shown_since is not None:
            return self.finish(time_s)
        self.shown_since, self.side = since_s, roles.working
        return FaultBegan(time_s, self.fault.name, self.side)


class FaultDetectors:
    """Detects all faults of an exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self.detectors = [
            FaultDetector(fault) for fault in exercise.faults if fault.judged == "throughout"
        ]
        self.turning_point_faults = [
            fault for fault in exercise.faults if fault.judged == "turning-point"
        ]
        self._order = {fault.name: index for index, fault in enumerate(exercise.faults)}
        self._severity = {fault.name: fault.severity for fault in exercise.faults}
        self.shown: tuple[str, ...] = ()
        """Names of the faults that are shown, the most important first."""
        self.ended: tuple[str, ...] = ()
        """Names of the faults that were seen to be corrected when they last ended."""

    def update(
        self,
        time_s: float,
        angles: Mapping[str, float],
        roles: Roles,
        phase: str | None,
        kind: ViewKind,
    ) -> tuple[FaultBegan | FaultEnded, ...]:
        """Process one instant and return the faults that began and ended.

        phase: the phase of the exercise, None before it began (no fault can occur). kind: the
        direction from which the body is seen.
        """
        events = []
        for detector in self.detectors:
            fault = detector.fault
            looked_for = (
                phase is not None
                and fault.view == kind
                and (not fault.during or phase in fault.during)
            )
            event = detector.update(time_s, angles, roles, looked_for)
            if event:
                events.append(event)
        if events:
            self._list_names()
        return tuple(events)

    def finish(self, time_s: float) -> tuple[FaultEnded, ...]:
        """Withdraw all faults that are shown."""
        events = [detector.finish(time_s) for detector in self.detectors]
        self._list_names()
        return tuple(event for event in events if event)

    def reset(self) -> None:
        """Reset after `finish`: the next pose may belong to another person."""
        for detector in self.detectors:
            detector.reset()
        self._list_names()

    def judge_repetition(
        self, angles: Mapping[str, float], roles: Roles, errors: Mapping[str, float]
    ) -> tuple[str, ...]:
        """Return the names of the faults at the turning point, judged by the angles there.

        errors: how wrong these may be. If an angle is less certain than usual, its whole range must
        show the fault.
        """
        if not self.turning_point_faults:
            return ()
        certain, possible = _widen(angles, errors)
        return tuple(
            fault.name
            for fault in self.turning_point_faults
            if ConditionGroup(fault.when).update(certain, roles, possible) is True
        )

    def _list_names(self) -> None:
        """Bring the names of the faults up to date."""
        shown = [each.fault.name for each in self.detectors if each.shown_since is not None]
        shown.sort(key=lambda name: (-self._severity[name], self._order[name]))
        self.shown = tuple(shown)
        self.ended = tuple(each.fault.name for each in self.detectors if each.ended)

    def sort(self, names: set[str]) -> tuple[str, ...]:
        """Return names in the order of the exercise file."""
        return tuple(sorted(names, key=self._order.__getitem__))


def _widen(
    angles: Mapping[str, float], errors: Mapping[str, float]
) -> tuple[Mapping[str, float], Ranges]:
    """Return the angles that are as certain as usual, and the ranges of the others."""
    possible = {
        name: (angles[name] - POSSIBLE_SHARE * error, angles[name] + POSSIBLE_SHARE * error)
        for name, error in errors.items()
        if error > USUAL_SHARE * LIMITS[name]
    }
    return {**angles, **dict.fromkeys(possible, math.nan)}, possible
