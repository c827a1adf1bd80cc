"""Estimate how far the camera is tilted sideways, as far as a body shows it.

A tilted camera turns every angle against gravity, and joints in a picture do not show it, except in
two postures: a person who stands still in a neutral stance, and a person who lies flat on the back,
seen exactly from the side. Then trunk and legs are vertical or horizontal within a few degrees,
with deviations in opposite directions. If both slope clearly in the same direction, the camera is
tilted. No other posture is used.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import Final

from coach.body.limits import MAX_STEP_S
from coach.body.pose import Pose
from coach.body.pose_features import PoseFeatures, extract_features

MIN_POSTURE_S: Final = 1.5
"""Minimum time that the posture must be held, in seconds."""
TILT_STILLNESS_DEG: Final = 3.0
"""Maximum movement of trunk and legs in that time, in degrees."""
MAX_OFF_AXIS_DEG: Final = 30.0
"""Maximum angle of trunk and legs to the vertical or the horizontal."""
MAX_LYING_YAW_DEG: Final = 8.0
"""Maximum turn from the side view of a lying person. A floor slopes in the picture if the body lies
across it at an angle."""
MIN_SLOPE_DEG: Final = 4.5
"""Minimum slope of both trunk and legs, in the same direction."""
MIN_TILT_DEG: Final = 7.0
"""Minimum mean slope of a tilted camera if the person stands."""
MIN_LYING_TILT_DEG: Final = 10.0
"""The same if the person lies: a body that lies askew or is seen from above slopes too."""
MAX_LEVEL_DEG: Final = 5.0
"""The camera is level if the mean slope is less than this. In between it is unknown."""


class CameraTiltEstimator:
    """Estimates how far the camera is tilted.

    The estimate stays until the next posture that shows it.
    """

    def __init__(self) -> None:
        self.tilt_deg: float | None = None
        """Clockwise turn of the picture in degrees; 0 if it is level enough; None while it is
        unknown."""
        self.misleading = False
        """Whether angles should not be measured: a standing person showed that the camera is
        tilted. A lying person shows it less reliably."""
        self._samples: deque[tuple[float, float, float]] = deque()
        """(time, slope of the trunk, slope of the legs) while the posture lasts."""

    def update(self, pose: Pose, turned_deg: float, forward: int) -> None:
        """Process one pose; times must rise. See `measure_body_slopes` for the other arguments."""
        self.update_from_features(extract_features(pose), turned_deg, forward)

    def update_from_features(self, features: PoseFeatures, turned_deg: float, forward: int) -> None:
        """Do as `update`, with features that were already extracted."""
        time_s = features.pose.time_s
        slopes = measure_body_slopes(features, turned_deg, forward)
        if slopes is None or (self._samples and time_s - self._samples[-1][0] > MAX_STEP_S):
            self._samples.clear()
        if slopes is None:
            return
        self._samples.append((time_s, *slopes))
        if time_s - self._samples[0][0] < MIN_POSTURE_S:
            return
        self._decide(abs(_turn_from(features.trunk, (0.0, 1.0))) < MAX_OFF_AXIS_DEG)
        while time_s - self._samples[0][0] >= MIN_POSTURE_S:
            self._samples.popleft()

    def reset(self) -> None:
        """Reset: the next pose may belong to another person, and the camera may have moved."""
        self.tilt_deg, self.misleading = None, False
        self._samples.clear()

    def _decide(self, upright: bool) -> None:
        _, trunks, legs_all = zip(*self._samples, strict=True)
        if max(max(slopes) - min(slopes) for slopes in (trunks, legs_all)) > TILT_STILLNESS_DEG:
            return
        trunk, legs = (sum(slopes) / len(slopes) for slopes in (trunks, legs_all))
        mean = (trunk + legs) / 2
        tilted = (
            trunk * legs > 0
            and min(abs(trunk), abs(legs)) >= MIN_SLOPE_DEG
            and abs(mean) >= (MIN_TILT_DEG if upright else MIN_LYING_TILT_DEG)
        )
        self.tilt_deg = mean if tilted else 0.0 if abs(mean) < MAX_LEVEL_DEG else None
        self.misleading = tilted and upright


def measure_body_slopes(
    features: PoseFeatures, turned_deg: float, forward: int
) -> tuple[float, float] | None:
    """Return how far trunk and legs are turned clockwise in the picture, in degrees.

    The reference is the vertical for a person in a neutral stance and the horizontal for one who
    lies flat on the back, seen from the side. Return None for any other posture.

    Args:
        features: The features of one pose.
        turned_deg: Turn of the body from the side view, in degrees.
        forward: +1 if the person faces the picture's right, -1 if left.
    """
    if not features.straight or not features.trunk_length > 0:
        return None
    turn = _turn_from(features.trunk, (0.0, 1.0))
    if abs(turn) < MAX_OFF_AXIS_DEG:
        legs = _turn_from(features.legs, (0.0, 1.0))
        return (turn, legs) if abs(legs) < MAX_OFF_AXIS_DEG and features.neutral_stance else None
    feet = (float(forward), 0.0)
    turn = _turn_from(features.trunk, feet)
    if not abs(turn) < MAX_OFF_AXIS_DEG or abs(turned_deg) > MAX_LYING_YAW_DEG:
        return None
    legs = _turn_from(features.legs, feet)
    return (turn, legs) if abs(legs) < MAX_OFF_AXIS_DEG else None


def _turn_from(vector: Sequence[float], reference: tuple[float, float]) -> float:
    """Return degrees from a direction to a vector, clockwise in the picture, -180 to 180."""
    across = reference[0] * vector[1] - reference[1] * vector[0]
    return math.degrees(math.atan2(across, vector[0] * reference[0] + vector[1] * reference[1]))
