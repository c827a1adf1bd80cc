"""The main angle as an arc at its joint, with its target zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.body.landmarks import Side
from coach.body.pose import Pose
from coach.body.sides import split_angle
from coach.exercise.tracking.feedback import Feedback
from coach.report.annotation.limbs import (
    SHAPES,
    with_side,
)
from coach.report.annotation.line_styles import Line, Point, find_point

ARC_POINTS: Final = 24
ARC_RADIUS: Final = 0.085
"""As a share of the picture height."""
ZONE_EDGES: Final = (1.12, 1.5)
"""Inner and outer edge of the target zone, as multiples of the radius of the arc."""
ZONE_AGREES_DEG: Final = 15.0
"""Maximum difference of the angle in the picture and the measured one for drawing the zone."""
ZONE_WIDEST_DEG: Final = 170.0
ZONE_LEAST_DEG: Final = 12.0


@dataclass(frozen=True, slots=True)
class Arc:
    """The main angle at its joint."""

    points: tuple[Point, ...]
    """A curve from the reference to the limb."""
    reference: Line
    """The line from which the angle is counted; it starts at the joint."""
    middle: float
    """Direction from the joint to the middle of the curve, in radians, clockwise from the picture's
    right.
    """
    zone: tuple[Point, ...] = ()
    """Outline of the target zone, a piece of a ring around the joint; empty if it cannot be drawn.
    """
    good: bool = False
    """True if the angle is in its target zone."""


def draw_arc(pose: Pose, feedback: Feedback) -> Arc | None:
    """Return the main angle at its joint; None if it is not measured or has no joint."""
    base, word = split_angle(feedback.main_angle)
    shape = SHAPES.get(base)
    if shape is None or not shape.joint or not np.isfinite(feedback.main_value):
        return None
    side: Side = "left" if (word or feedback.side or "left") == "left" else "right"
    joint, to = (find_point(pose, with_side(name, side)) for name in (shape.joint, shape.to))
    if joint is None or to is None:
        return None
    start = _find_reference(pose, joint, shape.from_, side, feedback.view.facing)
    if start is None:
        return None
    radius = ARC_RADIUS * pose.height
    first = float(np.arctan2(start[1], start[0]))
    sweep = (float(np.arctan2(to[1] - joint[1], to[0] - joint[0])) - first + np.pi) % (
        2 * np.pi
    ) - np.pi
    turns = first + np.linspace(0.0, sweep, ARC_POINTS)
    points = tuple(
        (float(joint[0] + radius * np.cos(turn)), float(joint[1] + radius * np.sin(turn)))
        for turn in turns
    )
    far = (
        float(joint[0] + 1.3 * radius * np.cos(first)),
        float(joint[1] + 1.3 * radius * np.sin(first)),
    )
    zone = _draw_zone(pose, feedback, joint, first, sweep)
    good = feedback.view.ok and feedback.target[0] <= feedback.main_value <= feedback.target[1]
    return Arc(points, Line(joint, far, "reference"), first + sweep / 2, zone, good)


def _draw_zone(
    pose: Pose, feedback: Feedback, joint: Point, first: float, sweep: float
) -> tuple[Point, ...]:
    """Return the target zone of the main angle around its joint.

    Empty if the angle in the picture is not the measured one.

    Args:
        pose: The pose.
        feedback: Feedback on it.
        joint: Where the arc is.
        first: Direction from which the angle is counted, in radians.
        sweep: Angle from there to the limb, in radians.
    """
    value, facing = feedback.main_value, feedback.view.facing
    turn = SHAPES[split_angle(feedback.main_angle)[0]].turn * {"right": 1, "left": -1}.get(
        facing or "", 0
    )
    if not turn or not feedback.view.ok or abs(np.degrees(sweep) * turn - value) > ZONE_AGREES_DEG:
        return ()
    low, high = (
        max(feedback.target[0], value - ZONE_WIDEST_DEG),
        min(feedback.target[1], value + ZONE_WIDEST_DEG),
    )
    if low >= high:  # the zone is open on a side, and far away
        near = feedback.target[0] if np.isfinite(feedback.target[0]) else feedback.target[1]
        low, high = near - ZONE_LEAST_DEG / 2, near + ZONE_LEAST_DEG / 2
    turns = first + turn * np.radians(np.linspace(low, high, ARC_POINTS))
    inner, outer = (share * ARC_RADIUS * pose.height for share in ZONE_EDGES)
    outline = [(outer, each) for each in turns] + [(inner, each) for each in turns[::-1]]
    return tuple(
        (float(joint[0] + radius * np.cos(each)), float(joint[1] + radius * np.sin(each)))
        for radius, each in outline
    )


def _find_reference(
    pose: Pose, joint: Point, from_: str, side: Side, facing: str | None
) -> Point | None:
    """Return the direction from which the angle is counted, as (x, y) of any length."""
    if from_ == "up":
        return 0.0, -1.0
    if from_ == "forward":
        return (-1.0, 0.0) if facing == "left" else (1.0, 0.0)
    origin = find_point(pose, with_side(from_, side))
    return (
        None if origin is None or origin == joint else (joint[0] - origin[0], joint[1] - origin[1])
    )
