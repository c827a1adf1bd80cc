"""Find legs that the landmarker places on each other although they must be apart.

The landmarker often reports a leg that it cannot see at the place of the other one. With a person
who lies, it does so while the near foot stands on the floor and hides a flat leg, and for an
instant while a leg is raised. Legs that stay together with the thighs past the vertical are both
drawn up.
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
MERGED_LYING: Final = 0.55
"""The same for a person who lies: up to there a flat far leg is dragged along by the raised near
one."""
MERGED_BEND_DEG: Final = 45.0
"""Minimum bend of the near knee: straight legs of a person who lies rest side by side."""
DRAWN_UP_DEG: Final = 90.0
"""Minimum elevation of the near thigh of legs that are both drawn up."""
DRAWN_UP_S: Final = 0.7
"""Minimum time for which they are drawn up, in seconds. A leg that is invented for an instant is
gone by then."""

NONE: Final[frozenset[Side]] = frozenset()
BOTH: Final[frozenset[Side]] = frozenset(SIDES)


class CoveredLegDetector:
    """Finds the covered legs over time. One instant in, the covered legs out."""

    def __init__(self) -> None:
        self._drawn_up_since_s: float | None = None
        """Since when both legs seem to be drawn up, in seconds; None if they do not."""

    def update(
        self, time_s: float, apart: float, angles: Mapping[str, float], near: Side, split: bool
    ) -> frozenset[Side]:
        """Return the legs that are not seen; times must rise.

        See `find_covered_legs` for the other arguments; the thigh's elevation is needed, too.
        """
        covered = find_covered_legs(apart, angles, near, split)
        raised = covered and angles[f"thigh_elevation_{near}"] > DRAWN_UP_DEG
        if split or apart > MERGED or not raised:
            self._drawn_up_since_s = None
            return covered
        if self._drawn_up_since_s is None:
            self._drawn_up_since_s = time_s
        return NONE if time_s - self._drawn_up_since_s >= DRAWN_UP_S else covered

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._drawn_up_since_s = None


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
    merged = MERGED if split else MERGED_LYING
    if not (apart < merged and angles[f"knee_flexion_{near}"] > MERGED_BEND_DEG):
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
