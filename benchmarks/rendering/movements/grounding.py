"""Puts a posed body on the floor. y is up and 0 on the floor, z forward, in metres."""

from __future__ import annotations

from typing import Final

import numpy as np

from benchmarks.rendering.body import Mask
from benchmarks.rendering.posture import PosedBody
from coach.body.landmarks import Side
from coach.body.pose import Array

SUNKEN_SHARE: Final = 1 / 400
"""Share of the vertices that may be below the floor: soft parts give way."""
BACK_VERTICES: Final = 60
"""Number of vertices of the back that press into the mat."""
PRESSED_M: Final = 0.012
"""How far the back presses into the mat."""


def find_contact(heights: Array, count: int) -> float:
    """Return the height that `count` vertices are below, or all but one if there are fewer."""
    place = min(max(1, count), len(heights) - 1)
    return float(np.partition(heights, place)[place])


def stand(posed: PosedBody, joint: str = "", side: Side = "left", at_m: float = 0.0) -> PosedBody:
    """Return the body moved up or down to the floor.

    joint, side: A joint that is moved to the position `at_m` along the direction that the person
    faces, so that it does not slide; without one, the pelvis keeps its position.
    """
    heights = posed.vertices[posed.body.surface, 1]
    ground = find_contact(heights, int(len(heights) * SUNKEN_SHARE))
    ahead = at_m - float(posed.locate_joint(joint, side)[2]) if joint else 0.0
    return posed.move((0.0, -ground, ahead))


def lie(posed: PosedBody, back: Mask) -> PosedBody:
    """Return the body moved up or down so that its back, a mask of vertices, is on the mat."""
    ground = find_contact(posed.vertices[back, 1], BACK_VERTICES)
    return posed.move((0.0, -ground - PRESSED_M, 0.0))
