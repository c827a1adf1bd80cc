"""How high the hips of a lying person are in the picture, above shoulders and feet.

In a bridge the shoulders and at least one foot stay where they are and the hips rise from the line
between them, in the picture too, from wherever the camera sees it. The angles of hips and knees are
not known in most of these views.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.body.landmarks import INDEX, SIDES
from coach.body.pose import Pose

_SHOULDERS = [INDEX[f"{side}_shoulder"] for side in SIDES]
_HIPS = [INDEX[f"{side}_hip"] for side in SIDES]
_KNEES = [INDEX[f"{side}_knee"] for side in SIDES]
_ANKLES = [INDEX[f"{side}_ankle"] for side in SIDES]


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
    down = pose.image[:, 1].astype(float)
    left, right = (float(each) for each in down[_HIPS])
    hips, shoulders = 0.5 * (left + right), float(down[_SHOULDERS].mean())
    knees, feet = ([float(each) for each in down[joints]] for joints in (_KNEES, _ANKLES))
    return HipHeight(
        (shoulders - hips) / trunk,
        ((shoulders - left) / trunk, (shoulders - right) / trunk),
        ((shoulders - knees[0]) / trunk, (shoulders - knees[1]) / trunk),
        ((feet[0] - hips) / trunk, (feet[1] - hips) / trunk),
    )
