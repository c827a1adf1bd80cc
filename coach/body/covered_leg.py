"""Find legs that seem to cover each other, where that cannot be.

The landmarker often reports a leg that it cannot see at the place of the other one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.limits import LYING_DEG
from coach.body.pose import Pose

MERGED: Final = 0.25
"""Maximum distance of both knees, and of both ankles, of legs that cover each other, in trunk
lengths."""
MERGED_BEND_DEG: Final = 45.0
"""Minimum bend of the near knee: straight legs of a person who lies rest side by side."""

NONE: Final[frozenset[Side]] = frozenset()
BOTH: Final[frozenset[Side]] = frozenset(SIDES)


def find_covered_legs(
    pose: Pose, angles: Mapping[str, float], near: Side, split: bool
) -> frozenset[Side]:
    """Return the legs that are not seen because a bent leg seems to cover the other one.

    Of a person who lies it is the far one. Of an upright person with one leg in front of the other
    (`split`) it is not known which one. near: the leg that is nearer to the camera.
    """
    if not angles[f"knee_flexion_{near}"] > MERGED_BEND_DEG:
        return NONE
    lying = abs(angles["trunk_lean"]) > LYING_DEG
    if lying is split or not _merge(pose):
        return NONE
    return BOTH if split else frozenset({other(near)})


def _merge(pose: Pose) -> bool:
    """Return True if knees and ankles of both legs are at the same place."""
    points = pose.image
    trunk = math.dist(
        (points[INDEX["left_shoulder"]] + points[INDEX["right_shoulder"]]) / 2,
        (points[INDEX["left_hip"]] + points[INDEX["right_hip"]]) / 2,
    )
    apart = max(
        math.dist(points[INDEX[f"left_{joint}"]], points[INDEX[f"right_{joint}"]])
        for joint in ("knee", "ankle")
    )
    return apart < MERGED * trunk
