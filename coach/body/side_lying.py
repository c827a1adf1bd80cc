"""Whether a body is rolled on to its side: the line through the shoulders then stands up, while lying on the back or standing it is level.

Seen from the front, somebody who lies on the side and raises a leg looks in the picture just as somebody on the back who is seen from the
side; in space the shoulders tell them apart. On the back the line was seen to slope by 1 to 18 degrees, in single pictures by up to 30;
on the side by 43 to 69 (the landmarker does not make it quite upright).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.body.landmarks import INDEX
from coach.body.pose import Pose

ROLLED_DEG: Final = 36.0
"""Shoulders that slope more than this belong to a body on its side..."""
BACK_DEG: Final = 26.0
"""...until they slope less than this."""


class SideLyingDetector:
    """Follows whether the body lies on its side. One pose in, the answer out."""

    def __init__(self) -> None:
        self.rolled = False
        """The last answer."""

    def update(self, pose: Pose) -> bool:
        """Whether the body of this pose is on its side; as before where the shoulders are not known."""
        slope_deg = measure_shoulder_roll(pose)
        if np.isfinite(slope_deg):
            self.rolled = slope_deg > (BACK_DEG if self.rolled else ROLLED_DEG)
        return self.rolled

    def reset(self) -> None:
        """Somebody else may come: start anew."""
        self.rolled = False


def measure_shoulder_roll(pose: Pose) -> float:
    """How much the line through both shoulders slopes in space: 0 level, 90 upright; NaN where a shoulder is."""
    across, down, away = pose.world[INDEX["left_shoulder"]] - pose.world[INDEX["right_shoulder"]]
    return float(np.degrees(np.arctan2(abs(down), np.hypot(across, away))))
