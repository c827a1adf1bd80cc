"""Check the key positions of an exercise against its own conditions.

Each figure is projected into the view that the exercise wants, and its angles are measured like
those of a person.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.body.angles import NAMES, is_frontal, is_ratio, is_sagittal, measure_angles
from coach.body.sides import Roles, read_values, resolve, split_angle
from coach.body.synthetic_pose import SyntheticCamera, project
from coach.exercise.definition.condition_text import describe_bounds
from coach.exercise.definition.consistency import Contradiction
from coach.exercise.definition.exercise import Condition, Exercise, Fault, Figure
from coach.exercise.tracking.conditions import ConditionGroup
from coach.exercise.tracking.leg_roles import assign_roles
from coach.message import Message, join_and, join_with

OUT_OF_POSITION: Final = ("rest", "pause")
"""Parts in which the person need not be in position."""


@dataclass(frozen=True, slots=True)
class MeasuredFigure:
    """A figure as the camera measures it."""

    angles: Mapping[str, float]
    """Every angle by its full name, in degrees; NaN if this view does not show it."""
    roles: Roles


def measure_figure(exercise: Exercise, figure: Figure, view: str = "side") -> MeasuredFigure:
    """Return the angles of a figure, seen from the "side" or the "front".

    The working leg is the right one, and near unless the file says otherwise.
    """
    near_works = exercise.view.near != "other"
    turned = 90.0 if view == "front" else 0.0
    pose = project(
        figure, camera=SyntheticCamera(working="right" if near_works else "left", turned_deg=turned)
    )
    rolled = figure.rests_on == "side"  # a person who lies on the side is measured in space
    measured = measure_angles(
        pose.image[None], pose.world[None], np.array([1.0]), np.array([90.0 if rolled else turned])
    )
    hidden = is_frontal if view == "side" else is_sagittal
    angles = {
        name: math.nan if hidden(name) and not rolled else float(measured[name][0])
        for name in NAMES
    }
    working = None if exercise.side == "none" else ("right" if near_works else "left")
    return MeasuredFigure(angles, assign_roles(exercise.side, working, Roles(near="right")))  # type: ignore[arg-type]


def find_mismatched_figures(exercise: Exercise) -> Iterator[Contradiction]:
    """Find figures that do not show what their name says, or show a fault as well."""
    faults = {fault.name: fault for fault in exercise.faults}
    for figure in exercise.figures if exercise.kind != "guided" else ():
        if figure.name in faults:
            yield from _check_fault(exercise, figure, faults[figure.name])
        else:
            yield from _check_part(exercise, figure)


def _check_fault(exercise: Exercise, figure: Figure, fault: Fault) -> Iterator[Contradiction]:
    measurement = measure_figure(exercise, figure, fault.view)
    unmet = [
        *_explain(fault.when, measurement),
        *_explain(exercise.in_position, measurement, refused_only=True),
    ]
    if unmet:
        yield Contradiction(
            f"figures.{figure.name}",
            None,
            Message("does not show this fault: {reasons}", reasons=join_with("; ", unmet)),
        )


def _check_part(exercise: Exercise, figure: Figure) -> Iterator[Contradiction]:
    views: dict[str, MeasuredFigure] = {
        kind: measure_figure(exercise, figure, kind) for kind in exercise.view.kinds
    }
    measurement = views[exercise.view.kinds[0]]
    unmet = list(_explain(_list_needed(exercise, figure.name), measurement))
    if unmet:
        yield Contradiction(
            f"figures.{figure.name}",
            None,
            Message(
                "does not show {name!r}: {reasons}",
                name=figure.name,
                reasons=join_with("; ", unmet),
            ),
        )
    if (
        figure.name in OUT_OF_POSITION
        and exercise.hold
        and ConditionGroup(exercise.hold.when).update(measurement.angles, measurement.roles)
    ):
        yield Contradiction(
            f"figures.{figure.name}",
            None,
            Message(
                "does not show {name!r}: every condition of the hold is met there", name=figure.name
            ),
        )
    position = ConditionGroup(exercise.in_position)
    if position.update(measurement.angles, measurement.roles) is not False:
        yield from _find_shown_faults(exercise, figure, views)


def _find_shown_faults(
    exercise: Exercise, figure: Figure, views: Mapping[str, MeasuredFigure]
) -> Iterator[Contradiction]:
    """Report the faults that a figure of good form shows, in the views that show them."""
    for fault in exercise.faults:
        judged = views.get(fault.view)
        if judged is None or not _is_looked_for(exercise, fault, figure.name):
            continue
        if ConditionGroup(fault.when).update(judged.angles, judged.roles):
            reasons = join_with("; ", [_describe(condition, judged) for condition in fault.when])
            yield Contradiction(
                f"figures.{figure.name}",
                None,
                Message("shows the fault {name}: {reasons}", name=fault.name, reasons=reasons),
            )


def _is_looked_for(exercise: Exercise, fault: Fault, part: str) -> bool:
    if fault.judged == "turning-point":
        return bool(exercise.phases) and part == exercise.phases[-1].name
    return not fault.during or part in fault.during


def _list_needed(exercise: Exercise, part: str) -> tuple[Condition, ...]:
    """Return the conditions that a figure of this part must meet."""
    needed = exercise.in_position if part not in OUT_OF_POSITION or exercise.range_of_motion else ()
    for phase in exercise.phases:
        if phase.name == part:
            needed += phase.when
    if exercise.hold and part == "hold":
        needed += exercise.hold.when
    rule = exercise.range_of_motion
    if rule and part in ("rest", "raised", "lowered"):
        resting = part == "rest"
        bound = rule.bounds[0 if resting else 1]
        above = resting is rule.downward
        base, word = split_angle(rule.angle)
        angle = f"{base}_both" if resting and word == "working" else rule.angle
        needed += (
            Condition(angle=angle, above=bound) if above else Condition(angle=angle, below=bound),
        )
        needed += () if resting else rule.credit
    return needed


def _explain(
    conditions: tuple[Condition, ...], measurement: MeasuredFigure, refused_only: bool = False
) -> Iterator[Message]:
    for condition in conditions:
        met = ConditionGroup((condition,)).update(measurement.angles, measurement.roles)
        if met is False or (met is None and not refused_only):
            yield _describe(condition, measurement)


def _describe(condition: Condition, measurement: MeasuredFigure) -> Message:
    """Describe the bounds and the value of an angle that does not meet its condition."""
    measured = [
        value
        for value in read_values(condition.angle, measurement.roles, measurement.angles)
        if not math.isnan(value)
    ]
    if not measured:
        if resolve(condition.angle, measurement.roles) is None:
            return Message(
                "{angle} is not known, as no leg is the working one", angle=condition.angle
            )
        return Message("{angle} is not seen in this view", angle=condition.angle)
    digits = 2 if is_ratio(condition.angle) else 0
    return Message(
        "the condition is {angle} {bounds}, and it is {measured}",
        angle=condition.angle,
        bounds=describe_bounds(condition),
        measured=join_and(f"{value:.{digits}f}" for value in measured),
    )
