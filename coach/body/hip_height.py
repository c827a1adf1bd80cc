"""How high the hips of a lying person are in the picture, above shoulders and feet.

In a bridge the shoulders and at least one foot stay where they are and the hips rise from the line
between them, in the picture too, from wherever the camera sees it. The angles of hips and knees are
not known in most of these views.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from coach.body.landmarks import INDEX, SIDES
from coach.body.pose import Pose

_PLACES: Final = [
    INDEX[f"{side}_{joint}"] for joint in ("shoulder", "hip", "knee", "ankle") for side in SIDES
]


class HipHeight(NamedTuple):
    """Heights in the picture in trunk lengths, up is positive; NaN if unknown."""

    middle: float
    """Of the middle between the hips above that between the shoulders."""
    hips: tuple[float, float]
    """Of the left and the right hip above the middle between the shoulders."""
    knees: tuple[float, float]
    """Of the left and the right knee above the middle between the shoulders."""
    feet: tuple[float, float]
    """Of the middle between the hips above the left and the right ankle."""


def measure_hip_height(pose: Pose, trunk: float) -> HipHeight:
    """Return how high the hips are. trunk: its length in pixels, whichever way it is turned."""
    down = pose.image[:, 1].take(_PLACES).tolist()
    left_shoulder, right_shoulder, left, right, left_knee, right_knee, *ankles = down
    hips, shoulders = 0.5 * (left + right), 0.5 * (left_shoulder + right_shoulder)
    return HipHeight(
        (shoulders - hips) / trunk,
        ((shoulders - left) / trunk, (shoulders - right) / trunk),
        ((shoulders - left_knee) / trunk, (shoulders - right_knee) / trunk),
        ((ankles[0] - hips) / trunk, (ankles[1] - hips) / trunk),
    )
