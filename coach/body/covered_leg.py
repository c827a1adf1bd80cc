"""Find legs that seem to cover each other, where that cannot be.

The landmarker often reports a leg that it cannot see at the place of the other one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import SIDES, Side, other
from coach.body.limits import LYING_DEG
from coach.body.pose_features import PoseFeatures

MERGED: Final = 0.25
"""Maximum distance of both knees, and of both ankles, of legs that cover each other, in trunk
lengths."""
MERGED_BEND_DEG: Final = 45.0
"""Minimum bend of the near knee: straight legs of a person who lies rest side by side."""

NONE: Final[frozenset[Side]] = frozenset()
BOTH: Final[frozenset[Side]] = frozenset(SIDES)


def find_covered_legs(
    apart: float, angles: Mapping[str, float], near: Side, split: bool
) -> frozenset[Side]:
    """Return the legs that are not seen because a bent leg seems to cover the other one.

    Of a person who lies it is the far one. Of an upright person with one leg in front of the other
    it is not known which one.

    Args:
        apart: How far the legs are apart, see `measure_distance`.
        angles: Flexion of the near knee and lean of the trunk, in degrees.
        near: The leg that is nearer to the camera.
        split: Whether one leg should be in front of the other.
    """
    if not (apart < MERGED and angles[f"knee_flexion_{near}"] > MERGED_BEND_DEG):
        return NONE
    if (abs(angles["trunk_lean"]) > LYING_DEG) is split:
        return NONE
    return BOTH if split else frozenset({other(near)})


def measure_distance(features: PoseFeatures) -> float:
    """Return the greater distance of the knees and of the ankles, in trunk lengths."""
    knee_x, other_knee_x, knee_y, other_knee_y, ankle_x, other_ankle_x, ankle_y, other_ankle_y = (
        features.leg_points[:8]
    )
    knees = math.hypot(knee_x - other_knee_x, knee_y - other_knee_y)
    ankles = math.hypot(ankle_x - other_ankle_x, ankle_y - other_ankle_y)
    return max(knees, ankles) / features.trunk_length if features.trunk_length > 0 else math.nan
