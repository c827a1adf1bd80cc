"""Detect a picture that is on its side or upside down, from a body that should be upright.

The landmarker finds people however the picture is turned. If the trunk and the legs both point to
the picture's side, or both up, for some seconds although the exercise is done upright, the camera
is turned. A trunk alone does not tell: it also points down in a forward bend.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal

from coach.body.pose_features import PoseFeatures

PictureRotation = Literal[0, 90, 180]
"""Upright, on its side, or upside down; in degrees."""

MAX_DEVIATION_DEG: Final = 35.0
"""Maximum angle between a part of the body and the direction that it has in a turned picture."""
DELAY_S: Final = 3.0
"""Minimum time that the body must be seen so, in seconds."""
MAX_INTERRUPTION_S: Final = 0.5
"""Maximum time without that, in seconds, after which the time starts again."""


class PictureRotationDetector:
    """Detects how the picture of an upright body is turned."""

    def __init__(self) -> None:
        self.rotation: PictureRotation = 0
        """The last result."""
        self._candidate: PictureRotation = 0
        self._since_s = self._last_s = -math.inf

    def update(self, features: PoseFeatures) -> PictureRotation:
        """Process one believed pose and return how the picture is turned; times must rise."""
        time_s = features.pose.time_s
        seen = measure_picture_rotation(features)
        if seen == self._candidate:
            self._last_s = time_s
        elif time_s - self._last_s > MAX_INTERRUPTION_S:
            self._candidate, self._since_s, self._last_s = seen, time_s, time_s
        if self._candidate == 0:
            self.rotation = 0
        elif time_s - self._since_s >= DELAY_S:
            self.rotation = self._candidate
        return self.rotation

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self.rotation = self._candidate = 0
        self._since_s = self._last_s = -math.inf


def measure_picture_rotation(features: PoseFeatures) -> PictureRotation:
    """Return how a picture is turned in which this body is upright; 0 also if that is unknown."""
    across, down = features.trunk
    if down > abs(across):  # it is upright by itself
        return 0
    trunk, legs = _measure_direction(features.trunk), _measure_direction(features.legs)
    if max(abs(trunk - 180.0), abs(legs - 180.0)) <= MAX_DEVIATION_DEG:
        return 180
    if max(abs(trunk - 90.0), abs(legs - 90.0)) <= MAX_DEVIATION_DEG and (
        (features.trunk[0] > 0) == (features.legs[0] > 0)
    ):
        return 90
    return 0


def _measure_direction(part: Sequence[float]) -> float:
    """Return the angle from straight down in the picture, 0 to 180 degrees; NaN if unknown."""
    return abs(math.degrees(math.atan2(part[0], part[1])))
