"""Whether the camera stands level, as far as a body can show it.

A camera that is tilted sideways turns every angle against gravity by as much, and nothing in a picture of joints says so, but for two
moments: somebody who stands still, at ease, and somebody who lies flat on the back and is seen exactly from the side. Then trunk and
legs lie along the vertical or along the floor, each within a few degrees and in opposite directions: trunk and legs that slope by
much and the same way mean the camera. At any other moment nothing can be told, and nothing is.
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
"""So long somebody must stand or lie like that, seconds."""
TILT_STILLNESS_DEG: Final = 3.0
"""In that time neither trunk nor legs turn more than this."""
MAX_OFF_AXIS_DEG: Final = 30.0
"""Trunk and legs lie within this of the vertical or of the horizontal."""
MAX_LYING_YAW_DEG: Final = 8.0
"""A floor slopes in the picture as soon as one lies across it askew: lying shows something only when turned no more than this."""
MIN_SLOPE_DEG: Final = 4.5
"""Trunk and legs must each slope by this, the same way..."""
MIN_TILT_DEG: Final = 7.0
"""...and by this on average."""
MIN_LYING_TILT_DEG: Final = 10.0
"""Somebody who lies askew, or is seen from high up, slopes too: lying, only this much on average counts."""
MAX_LEVEL_DEG: Final = 5.0
"""The camera is level where the average is less than this; in between it cannot be told."""


class CameraTiltEstimator:
    """Learns how far the camera is tilted. One pose in; what is known stays until another moment shows it anew."""

    def __init__(self) -> None:
        self.tilt_deg: float | None = None
        """How far the camera's picture is turned clockwise, degrees; 0 where it is level enough; None while it cannot be told."""
        self.misleading = False
        """Whether angles are not worth measuring: it is tilted, and somebody who stood showed it. Lying shows it less surely."""
        self._samples: deque[tuple[float, float, float]] = deque()
        """(time, slope of the trunk, slope of the legs) of an unbroken moment that shows it."""

    def update(self, pose: Pose, turned_deg: float, forward: int) -> None:
        """Take one pose; times must rise. turned_deg: from the side view; forward: +1 where the person faces the picture's right."""
        self.update_from_features(extract_features(pose), turned_deg, forward)

    def update_from_features(self, features: PoseFeatures, turned_deg: float, forward: int) -> None:
        """The same for a pose that was looked at."""
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
        """Somebody else may come, and the camera may have been moved: start anew."""
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
    """How far trunk and legs are turned clockwise in the picture, degrees; None where nothing shows it.

    Against the vertical for somebody who stands at ease, against the horizontal for one who lies flat on the back, seen from the side.
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
    """Degrees from a direction to a vector, clockwise in the picture (y is downward), -180 to 180."""
    across = reference[0] * vector[1] - reference[1] * vector[0]
    return math.degrees(math.atan2(across, vector[0] * reference[0] + vector[1] * reference[1]))
