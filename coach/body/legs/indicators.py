"""Track what tells how well the landmarks of each leg can be trusted.

The landmarker reports every leg, with a high visibility, also a leg that dark or wide clothes hide.
Such a leg is too short in the picture, its foot is hardly visible, its shin seems to point at the
camera, or it does not keep still.
`coach.body.angle_errors` estimates from these indicators how wrong the angles may be.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from coach.body.legs.unrest import UnrestTracker
from coach.body.pose_features import PoseFeatures

LENGTH: Final = 0.7
"""Length of a thigh or shin in the picture, in trunk lengths, below which it is too short. In a
side view both are 0.75 to 1.1, unless they point at the camera."""
AVERAGING_S: Final = 0.2
"""Time constant of the average of the indicators but the unrest, in seconds."""
MEMORY_TIMEOUT_S: Final = 0.4
"""Time without a pose, in seconds, after which all is forgotten."""

INDICATORS: Final = (
    "short_thigh", "short_shin", "hidden_foot", "shin_depth", "knee_unrest", "ankle_unrest",
)  # fmt: skip
"""Indicators of one leg: the logarithm of how much too short thigh and shin are, the invisibility
of the foot (0 to 1), the share of the shin's length towards or away from the camera (0 to 1), and
how unsteadily knee and ankle move, in tenths of the trunk's length. 0 is perfect."""
UNKNOWN: Final = (0.0,) * (2 * len(INDICATORS))


class LegIndicatorTracker:
    """Averages the indicators of both legs: one pose with its legs in order in, they out."""

    def __init__(self) -> None:
        self.indicators: Sequence[float] = UNKNOWN
        """(12,) `INDICATORS` of the left leg, then of the right one."""
        self._time_s = -math.inf
        self._steady: list[float] | None = None
        """(8,) averages of those of single poses, left and right in turn; None if unknown."""
        self._unrest = UnrestTracker()

    def update(self, features: PoseFeatures) -> Sequence[float]:
        """Return (12,) `INDICATORS` of the left leg, then of the right one; times must rise."""
        time_s, trunk = features.pose.time_s, features.trunk_length
        points = features.leg_points
        step_s = time_s - self._time_s
        if step_s > MEMORY_TIMEOUT_S:
            self._forget()
        self._time_s = time_s
        if not (trunk > 0 and features.legs_known):
            return self.indicators
        self._average_steady(features, step_s)
        self._unrest.update(time_s, points, trunk, step_s)
        self.indicators = self._combine()
        return self.indicators

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._forget()
        self.indicators, self._time_s = UNKNOWN, -math.inf

    def _forget(self) -> None:
        self._steady = None
        self._unrest.reset()

    def _average_steady(self, features: PoseFeatures, step_s: float) -> None:
        left_foot, right_foot = features.foot_visibility
        values = [
            *map(_measure_shortness, features.leg_lengths),
            1.0 - left_foot, 1.0 - right_foot, *features.shin_depth,
        ]  # fmt: skip
        if self._steady is not None:
            share = 1.0 - math.exp(-step_s / AVERAGING_S)
            values = [
                before + share * (now - before)
                for before, now in zip(self._steady, values, strict=True)
            ]
        self._steady = values

    def _combine(self) -> Sequence[float]:
        assert self._steady is not None
        (
            left_thigh, right_thigh, left_shin, right_shin,
            left_foot, right_foot, left_depth, right_depth,
        ) = self._steady  # fmt: skip
        left_knee, right_knee, left_ankle, right_ankle = (
            10.0 * each for each in self._unrest.averages
        )
        return (
            left_thigh, left_shin, left_foot, left_depth, left_knee, left_ankle,
            right_thigh, right_shin, right_foot, right_depth, right_knee, right_ankle,
        )  # fmt: skip


def _measure_shortness(length: float) -> float:
    """Return the logarithm of how much too short a segment is; 0 if it is long enough."""
    return 0.0 if length >= LENGTH else math.log(LENGTH / max(length, 0.01))
