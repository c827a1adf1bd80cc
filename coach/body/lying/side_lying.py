"""Detect whether a body lies on its side, from the slope of the line through the shoulders.

Seen from the front, a person who lies on the side and raises a leg looks in the picture like a
person on the back who is seen from the side. In space the shoulders tell them apart. On the back
their line slopes by 1 to 18 degrees, in single pictures by up to 30; on the side by 43 to 69,
because the landmarker does not turn it fully upright.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.body.landmarks import INDEX
from coach.body.pose import Pose

ROLLED_DEG: Final = 36.0
"""Minimum slope of the shoulders of a body that has rolled on to its side."""
BACK_DEG: Final = 26.0
"""Hysteresis: it counts as rolled until the shoulders slope less than this."""


class SideLyingDetector:
    """Detects whether the body lies on its side."""

    def __init__(self) -> None:
        self.rolled = False
        """The last result."""

    def update(self, pose: Pose) -> bool:
        """Return True if the body lies on its side.

        Return the last result if the shoulders are unknown.
        """
        slope_deg = measure_shoulder_roll(pose)
        if np.isfinite(slope_deg):
            self.rolled = slope_deg > (BACK_DEG if self.rolled else ROLLED_DEG)
        return self.rolled

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self.rolled = False


def measure_shoulder_roll(pose: Pose) -> float:
    """Return the slope of the line through both shoulders in space.

    0 is level, 90 is upright; NaN if unknown.
    """
    across, down, away = pose.world[INDEX["left_shoulder"]] - pose.world[INDEX["right_shoulder"]]
    return float(np.degrees(np.arctan2(abs(down), np.hypot(across, away))))
