"""Correct the raised near thigh of a person whose hip the landmarker places towards the knee.

The landmarker places the hip of a person who lies on the back beside the joint, most in heavy
bodies and wide trousers: nearer to the knee, so that the flat thigh appears short compared with the
shin. Along a flat thigh this changes no angle, but the same displacement makes the raised thigh
read too high (docs/accuracy.md). How short the thigh is, a person shows who first lies flat.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coach.body.joints import measure_length
from coach.body.landmarks import INDEX, Side
from coach.body.limits import MAX_STEP_S
from coach.body.lying.resting_leg import RestingAverage, find_raised_share, lies_flat
from coach.body.pose import Array

USUAL_RATIO: Final = 1.05
"""Length of the flat near thigh in the picture, in lengths of its shin, if the hip is in place."""
ERROR_DEG: Final = 20.0
"""Error of the raised thigh for each unit that the ratio is too small, in degrees."""
MAX_ERROR_DEG: Final = 4.0
"""Maximum error that is corrected, in degrees."""


def measure_thigh_ratio(image: Array, side: Side) -> float:
    """Return the length of a thigh in the picture in lengths of its shin; NaN without a shin.

    image: (33, 2) pixels.
    """
    hip, knee, ankle = (image[INDEX[f"{side}_{joint}"]] for joint in ("hip", "knee", "ankle"))
    shin = float(measure_length(ankle - knee))
    return float(measure_length(knee - hip)) / shin if shin > 0 else float("nan")


class DisplacedHipCorrector:
    """Learns where the landmarker places the hip while the near leg lies flat, and corrects it."""

    def __init__(self) -> None:
        self._ratio = RestingAverage()
        self._time_s: float | None = None
        self._near: Side | None = None

    def update(
        self, time_s: float, angles: Mapping[str, float], ratio: float, near: Side
    ) -> Mapping[str, float]:
        """Return the angles with those of the raised near leg corrected.

        Args:
            time_s: must rise.
            angles: by full name, in degrees.
            ratio: of the near leg, see `measure_thigh_ratio`.
            near: the side of the body that is nearer to the camera.
        """
        if near != self._near:
            self.reset()
        step_s = 0.0 if self._time_s is None else min(MAX_STEP_S, time_s - self._time_s)
        self._time_s, self._near = time_s, near
        if lies_flat(angles, near) and ratio > 0:
            self._ratio.update(step_s, ratio)
        missing = USUAL_RATIO - self._ratio.value
        if not missing > 0:
            return angles
        error_deg = min(MAX_ERROR_DEG, ERROR_DEG * missing)
        error_deg *= find_raised_share(angles[f"thigh_elevation_{near}"])
        corrected = dict(angles)
        for angle in ("thigh_elevation", "hip_flexion", "knee_flexion"):
            corrected[f"{angle}_{near}"] -= error_deg
        return corrected

    def reset(self) -> None:
        """Reset: the next pose may belong to another person."""
        self._ratio.reset()
        self._time_s = self._near = None
