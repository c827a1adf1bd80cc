"""Monitor every condition of an exercise file, for authors who choose thresholds.

The monitor evaluates the same angles and roles as the trainer with its own hysteresis, and has no
effect on it.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from coach.body.landmarks import Side
from coach.body.pose import Pose
from coach.body.sides import Roles, read_values, take_apart
from coach.exercise.definition.conditions import list_conditions
from coach.exercise.definition.exercise import Condition, Exercise
from coach.exercise.tracking.conditions import ConditionEvaluator
from coach.exercise.tracking.events import RepetitionDone
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.leg_roles import LegRoleTracker, assign_roles


@dataclass(frozen=True, slots=True)
class ConditionReading:
    """A condition at one instant."""

    place: str
    """Its place: ``phases.up.when[0]``."""
    condition: Condition
    value: float
    """The value of the angle; of two sides the one that decides. NaN if not seen."""
    met: bool | None
    """None if it is unknown."""


@dataclass(frozen=True, slots=True)
class AngleRange:
    """The range of an angle in all poses of a source."""

    angle: str
    """Its name in the file."""
    seen: float
    """0 to 1: share of the instants with a person in which it was measured."""
    least: float
    low: float
    """The 5th percentile."""
    median: float
    high: float
    """The 95th percentile."""
    most: float


@dataclass
class ConditionMonitor:
    """Monitors the conditions of one exercise. One pose with its feedback in, readings out."""

    exercise: Exercise
    readings: tuple[ConditionReading, ...] = ()
    """The last readings."""
    shares: dict[str, list[int]] = field(default_factory=dict)
    """Place of a condition -> number of instants in which it was met, not met, not seen."""
    keeps_angles: bool = True
    """Whether every angle is kept for `measure_ranges`; without an end, that would be too many."""

    def __post_init__(self) -> None:
        placed = list(list_conditions(self.exercise))
        self._evaluators = {each.place: ConditionEvaluator(each.condition) for each in placed}
        self._phase_places = [each.place for each in placed if each.part == "phases"]
        self._leg_roles = LegRoleTracker(self.exercise.side, None)
        names = list_angles(self.exercise) if self.keeps_angles else ()
        self._columns = {name: array("d") for name in names}

    def update(self, pose: Pose, feedback: Feedback) -> tuple[ConditionReading, ...]:
        """Process one instant. feedback: from a trainer of the same exercise for this pose."""
        roles = self._find_roles(pose, feedback)
        self.readings = tuple(
            self._read(place, evaluator, feedback.angles, roles)
            for place, evaluator in self._evaluators.items()
        )
        if any(isinstance(event, RepetitionDone) for event in feedback.events):
            for place in self._phase_places:
                self._evaluators[place].learn()
        for reading in self.readings if feedback.present else ():
            self.shares.setdefault(reading.place, [0, 0, 0])[
                {True: 0, False: 1, None: 2}[reading.met]
            ] += 1
        for name, column in self._columns.items() if feedback.present else ():
            column.append(_decide(read_values(name, roles, feedback.angles), rising=True))
        return self.readings

    def measure_ranges(self) -> Iterator[AngleRange]:
        """Return the range of every angle of the file so far; NaN if it was never measured."""
        for name, column in self._columns.items():
            known = [value for value in column if not math.isnan(value)]
            percentiles = (
                [float(each) for each in np.percentile(known, [0, 5, 50, 95, 100])]
                if known
                else [math.nan] * 5
            )
            yield AngleRange(name, len(known) / len(column) if column else 0.0, *percentiles)

    def _find_roles(self, pose: Pose, feedback: Feedback) -> Roles:
        facing = feedback.view.facing
        near: Side | None = "left" if facing == "left" else "right" if facing == "right" else None
        if not feedback.present:
            return Roles()
        forward = -1 if facing == "left" else 1
        found = self._leg_roles.update(pose, feedback.angles, forward, feedback.view.kind == "side")
        return assign_roles(
            self.exercise.side, feedback.side, Roles(front=found.front, near=near or found.near)
        )

    def _read(
        self, place: str, evaluator: ConditionEvaluator, angles: Mapping[str, float], roles: Roles
    ) -> ConditionReading:
        met = evaluator.update(angles, roles)
        sides = read_values(evaluator.condition.angle, roles, angles)
        rising = evaluator.condition.above is not None
        either = take_apart(evaluator.condition.angle).word == "either"
        return ConditionReading(place, evaluator.condition, _decide(sides, rising == either), met)


def list_angles(exercise: Exercise) -> tuple[str, ...]:
    """Return every angle of the file once, the main one first."""
    main = [exercise.main_angle] if exercise.main_angle else []
    tested = [exercise.range_of_motion.angle] if exercise.range_of_motion else []
    return tuple(
        dict.fromkeys(
            [*main, *tested, *(each.condition.angle for each in list_conditions(exercise))]
        )
    )


def _decide(sides: Sequence[float], rising: bool) -> float:
    """Return the higher or the lower of two sides; NaN if none is known."""
    known = [value for value in sides if not math.isnan(value)]
    return (max(known) if rising else min(known)) if known else math.nan
