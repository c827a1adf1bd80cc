"""Faults: rules of the file, each with its duration and hysteresis, so that a flicker is never shown."""

from __future__ import annotations

from collections.abc import Mapping

from coach.body.landmarks import Side
from coach.body.sides import Roles
from coach.body.view import ViewKind
from coach.exercise.definition.exercise import Exercise, Fault
from coach.exercise.tracking.conditions import ConditionGroup
from coach.exercise.tracking.events import FaultBegan, FaultEnded


class FaultDetector:
    """Looks for one fault. One pose's angles in, whether it is shown out."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self._conditions = ConditionGroup(fault.when)
        self._since: float | None = None
        """Since when the conditions have said the contrary of `shown`, seconds."""
        self.shown_since: float | None = None
        """When the fault that is shown began, seconds; None where none is shown."""
        self.side: Side | None = None
        self.ended = False
        """Whether it was seen to be mended when it last ended, and did not only get out of sight."""

    def update(
        self, time_s: float, angles: Mapping[str, float], roles: Roles, looked_for: bool
    ) -> FaultBegan | FaultEnded | None:
        """Take one instant. looked_for: whether the exercise is in a phase in which this fault can be made."""
        met = self._conditions.update(angles, roles) is True and looked_for
        shown = self.shown_since is not None
        if met == shown:
            self._since = None
            return None
        self._since = time_s if self._since is None else self._since
        if time_s - self._since < self.fault.lasting_s and looked_for:
            return None
        self.ended = shown and looked_for and self._conditions.met is False
        return self._toggle(self._since, time_s, roles)

    def finish(self, time_s: float) -> FaultEnded | None:
        """Take back what is shown: the body was lost, or the exercise is over."""
        self._since = None
        if self.shown_since is None:
            return None
        event = FaultEnded(time_s, self.fault.name, self.side, self.shown_since)
        self.shown_since = None
        return event

    def reset(self) -> None:
        """The body was lost and what was shown was taken back: start anew."""
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
    """Looks for all faults of an exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self.detectors = [
            FaultDetector(fault) for fault in exercise.faults if fault.judged == "throughout"
        ]
        self.turning_point_faults = [
            fault for fault in exercise.faults if fault.judged == "turning-point"
        ]
        self._order = {fault.name: index for index, fault in enumerate(exercise.faults)}
        self._severity = {fault.name: fault.severity for fault in exercise.faults}

    def update(
        self,
        time_s: float,
        angles: Mapping[str, float],
        roles: Roles,
        phase: str | None,
        kind: ViewKind,
    ) -> tuple[FaultBegan | FaultEnded, ...]:
        """Take one instant; what began and what ended. phase: where the exercise is, None before it began (nothing is looked for)."""
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
        return tuple(events)

    def finish(self, time_s: float) -> tuple[FaultEnded, ...]:
        """Take back all that is shown."""
        return tuple(
            event for event in (detector.finish(time_s) for detector in self.detectors) if event
        )

    def reset(self) -> None:
        """The body was lost and what was shown was taken back: start anew."""
        for detector in self.detectors:
            detector.reset()

    def judge_repetition(self, angles: Mapping[str, float], roles: Roles) -> tuple[str, ...]:
        """Names of the faults that are judged at the turning point, for the angles there."""
        return tuple(
            fault.name
            for fault in self.turning_point_faults
            if ConditionGroup(fault.when).update(angles, roles) is True
        )

    def ended(self) -> tuple[str, ...]:
        """Names of the faults that were seen to be mended when they last ended."""
        return tuple([detector.fault.name for detector in self.detectors if detector.ended])

    def shown(self) -> tuple[str, ...]:
        """Names of the faults shown now, the most important first."""
        names = [
            detector.fault.name for detector in self.detectors if detector.shown_since is not None
        ]
        if len(names) <= 1:
            return tuple(names)
        return tuple(sorted(names, key=lambda name: (-self._severity[name], self._order[name])))

    def sort(self, names: set[str]) -> tuple[str, ...]:
        """Names in the order of the exercise's file."""
        return tuple(sorted(names, key=self._order.__getitem__))
