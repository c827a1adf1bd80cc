"""Outlines in metres of a body with given joint angles, for drawings of key positions.

Every limb is the convex hull of two circles, so that knees and elbows are round. Shapes that are
farther away come first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from coach.body.landmarks import INDEX, Side
from coach.body.pose import Array
from coach.body.posture import Joints
from coach.body.synthetic_body import place

Tone = Literal["far", "body", "working"]
""""far" is behind, "working" is the leg that works."""
Point = tuple[float, float]

ROUND: Final = 14
"""Number of points of a half circle."""
HEAD_M: Final = 0.115
HIPS_M: Final = 0.12
CHEST_M: Final = 0.125
NECK_M: Final = 0.055
LEG_M: Final = (0.092, 0.066, 0.045)
"""Radius at hip, knee and ankle."""
FOOT_M: Final = (0.045, 0.03)
ARM_M: Final = (0.05, 0.042, 0.034)
FRONT_WIDER: Final = 1.25
"""Factor of the trunk's width in the front view."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of the body as one outline."""

    tone: Tone
    outline: tuple[Point, ...]
    """In metres: x to the right, y downward, 0 on the ground."""


def draw_figure(figure: Joints, view: Literal["side", "front"] = "side") -> tuple[Shape, ...]:
    """Return the shapes of a body in this position, the farthest first.

    From the side it faces right, and the working leg is the near one.
    """
    points = place(figure)
    flat = np.stack([points[:, 0] if view == "side" else -points[:, 2], points[:, 1]], axis=-1)
    wide = 1.0 if view == "side" else FRONT_WIDER
    return (
        *_draw_arm(flat, "left", "far" if view == "side" else "body"),
        *_draw_leg(flat, "left", "far"),
        *_draw_trunk(flat, wide),
        *_draw_leg(flat, "right", "working"),
        *_draw_arm(flat, "right", "body"),
    )


def measure_bounds(shapes: tuple[Shape, ...]) -> tuple[float, float, float, float]:
    """Return (left, top, right, bottom) of all shapes in metres; all 0 without shapes."""
    points = [point for shape in shapes for point in shape.outline]
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def draw_capsule(start: Point, end: Point, radii: tuple[float, float]) -> tuple[Point, ...]:
    """Return the hull of two circles, clockwise.

    If one is within the other, return the larger circle.
    """
    length = math.dist(start, end)
    if length <= abs(radii[0] - radii[1]):
        middle, radius = (start, radii[0]) if radii[0] >= radii[1] else (end, radii[1])
        return _draw_arc(middle, radius, 0.0, 2 * math.pi)
    along = math.atan2(end[1] - start[1], end[0] - start[0])
    lean = math.acos((radii[0] - radii[1]) / length)
    return (
        *_draw_arc(start, radii[0], along + lean, along + 2 * math.pi - lean),
        *_draw_arc(end, radii[1], along - lean, along + lean),
    )


def _draw_arc(middle: Point, radius: float, first: float, last: float) -> tuple[Point, ...]:
    turns = [first + (last - first) * step / ROUND for step in range(ROUND + 1)]
    return tuple(
        (middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns
    )


def _find(points: Array, name: str) -> Point:
    return float(points[INDEX[name]][0]), float(points[INDEX[name]][1])


def _middle(points: Array, joint: str) -> Point:
    (one_x, one_y), (two_x, two_y) = _find(points, f"left_{joint}"), _find(points, f"right_{joint}")
    return (one_x + two_x) / 2, (one_y + two_y) / 2


def _draw_trunk(points: Array, wide: float) -> Iterator[Shape]:
    hips, chest, head = _middle(points, "hip"), _middle(points, "shoulder"), _middle(points, "ear")
    yield Shape("body", draw_capsule(hips, chest, (HIPS_M * wide, CHEST_M * wide)))
    yield Shape("body", draw_capsule(chest, head, (NECK_M, NECK_M)))
    nose = _find(points, "nose")
    face = (head[0] + 0.25 * (nose[0] - head[0]), head[1] + 0.25 * (nose[1] - head[1]))
    yield Shape("body", draw_capsule(head, face, (HEAD_M, HEAD_M * 0.96)))


def _draw_leg(points: Array, side: Side, tone: Tone) -> Iterator[Shape]:
    hip, knee, ankle, heel, toe = (
        _find(points, f"{side}_{name}") for name in ("hip", "knee", "ankle", "heel", "foot_index")
    )
    yield Shape(tone, draw_capsule(hip, knee, (LEG_M[0], LEG_M[1])))
    yield Shape(tone, draw_capsule(knee, ankle, (LEG_M[1], LEG_M[2])))
    yield Shape(tone, draw_capsule(heel, toe, FOOT_M))


def _draw_arm(points: Array, side: Side, tone: Tone) -> Iterator[Shape]:
    shoulder, elbow, wrist, hand = (
        _find(points, f"{side}_{name}") for name in ("shoulder", "elbow", "wrist", "index")
    )
    yield Shape(tone, draw_capsule(shoulder, elbow, (ARM_M[0], ARM_M[1])))
    yield Shape(tone, draw_capsule(elbow, wrist, (ARM_M[1], ARM_M[2])))
    yield Shape(tone, draw_capsule(wrist, hand, (ARM_M[2], ARM_M[2] * 0.8)))
