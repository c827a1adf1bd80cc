"""Whether the camera stands level, as far as a body can show it.

A camera that is tilted sideways turns every angle against gravity by as much, and nothing in a picture of joints says so, but for two
moments: somebody who stands still, at ease, and somebody who lies flat on the back and is seen exactly from the side. Then trunk and
legs lie along the vertical or along the floor, each within a few degrees and in opposite directions: trunk and legs that slope by
much and the same way mean the camera. At any other moment nothing can be told, and nothing is.
"""

from __future__ import annotations

import math
from collections import deque
from typing import Final

import numpy as np

from coach.body.landmarks import INDEX, SIDES
from coach.body.pose import Array, Pose

SHOWN_FOR_S: Final = 1.5
"""So long somebody must stand or lie like that, seconds."""
LONGEST_STEP_S: Final = 0.5
"""Between two poses further apart than this nothing was seen, seconds."""
STILL_DEG: Final = 3.0
"""In that time neither trunk nor legs turn more than this."""
STRAIGHT_DEG: Final = 25.0
"""A leg is straight whose knee is bent less than this."""
NEARLY_DEG: Final = 30.0
"""Trunk and legs lie within this of the vertical or of the horizontal."""
EXACT_DEG: Final = 8.0
"""A floor slopes in the picture as soon as one lies across it askew: lying shows something only when turned no more than this."""
FEET_APART: Final = 0.7
"""Somebody stands whose feet are not further apart than this, in lengths of the trunk."""
OFF_CENTRE: Final = 0.25
"""At the picture's edge what is upright leans when the camera looks down: only those stand whose hips are within this of its middle, in
widths of the picture."""
BOTH_DEG: Final = 4.5
"""Trunk and legs must each slope by this, the same way..."""
TILTED_DEG: Final = 7.0
"""...and by this on average."""
LEVEL_DEG: Final = 5.0
"""The camera is level where the average is less than this; in between it cannot be told."""


class Level:
    """Learns how far the camera is tilted. One pose in; what is known stays until another moment shows it anew."""

    def __init__(self) -> None:
        self.tilt_deg: float | None = None
        """How far the camera's picture is turned clockwise, degrees; 0 where it is level enough; None while it cannot be told."""
        self._shown: deque[tuple[float, float, float]] = deque()
        """(time, slope of the trunk, slope of the legs) of an unbroken moment that shows it."""

    def watch(self, pose: Pose, turned_deg: float, forward: int) -> None:
        """Take one pose; times must rise. turned_deg: from the side view; forward: +1 where the person faces the picture's right."""
        slopes = measure_slopes(pose, turned_deg, forward)
        if slopes is None or (self._shown and pose.time_s - self._shown[-1][0] > LONGEST_STEP_S):
            self._shown.clear()
        if slopes is None:
            return
        self._shown.append((pose.time_s, *slopes))
        if pose.time_s - self._shown[0][0] < SHOWN_FOR_S:
            return
        self._decide()
        while pose.time_s - self._shown[0][0] >= SHOWN_FOR_S:
            self._shown.popleft()

    def forget(self) -> None:
        """Somebody else may come, and the camera may have been moved: start anew."""
        self.tilt_deg = None
        self._shown.clear()

    def _decide(self) -> None:
        slopes = np.array([(trunk, legs) for _, trunk, legs in self._shown])
        if np.ptp(slopes, axis=0).max() > STILL_DEG:
            return
        trunk, legs = (float(slope) for slope in slopes.mean(axis=0))
        mean = (trunk + legs) / 2
        tilted = trunk * legs > 0 and min(abs(trunk), abs(legs)) >= BOTH_DEG and abs(mean) >= TILTED_DEG
        self.tilt_deg = mean if tilted else 0.0 if abs(mean) < LEVEL_DEG else None


def measure_slopes(pose: Pose, turned_deg: float, forward: int) -> tuple[float, float] | None:
    """How far trunk and legs are turned clockwise in the picture, degrees; None where nothing shows it.

    Against the vertical for somebody who stands at ease, against the horizontal for one who lies flat on the back, seen from the side.
    """
    shoulders, hips, ankles = (_middle(pose, joint) for joint in ("shoulder", "hip", "ankle"))
    trunk = hips - shoulders
    if not np.isfinite(np.concatenate([shoulders, hips, ankles])).all() or not np.hypot(*trunk) > 0:
        return None
    if abs(turn := _turn_from(trunk, (0.0, 1.0))) < NEARLY_DEG:
        legs = _turn_from(ankles - hips, (0.0, 1.0))
        return (turn, legs) if abs(legs) < NEARLY_DEG and _stands_at_ease(pose, hips, trunk) else None
    feet = (float(forward), 0.0)
    if abs(turn := _turn_from(trunk, feet)) >= NEARLY_DEG or abs(turned_deg) > EXACT_DEG:
        return None
    legs = _turn_from(ankles - hips, feet)
    return (turn, legs) if abs(legs) < NEARLY_DEG and all(_bend(pose, side) < STRAIGHT_DEG for side in SIDES) else None


def _middle(pose: Pose, joint: str) -> Array:
    middle: Array = (pose.image[INDEX[f"left_{joint}"]] + pose.image[INDEX[f"right_{joint}"]]) / 2
    return middle


def _turn_from(vector: Array, reference: tuple[float, float]) -> float:
    """Degrees from a direction to a vector, clockwise in the picture (y is downward), -180 to 180."""
    across = reference[0] * vector[1] - reference[1] * vector[0]
    return math.degrees(math.atan2(float(across), float(np.dot(vector, reference))))


def _bend(pose: Pose, side: str) -> float:
    hip, knee, ankle = (pose.image[INDEX[f"{side}_{joint}"]] for joint in ("hip", "knee", "ankle"))
    return abs(_turn_from(ankle - knee, (float((knee - hip)[0]), float((knee - hip)[1]))))


def _stands_at_ease(pose: Pose, hips: Array, trunk: Array) -> bool:
    """Feet together, knees straight, hands down, in the middle of the picture: not in a stride, not leaning against a wall."""
    length = float(np.hypot(*trunk))
    feet = pose.image[INDEX["left_ankle"]] - pose.image[INDEX["right_ankle"]]
    hands = [float(np.dot(pose.image[INDEX[f"{side}_wrist"]] - hips, trunk)) / length**2 for side in SIDES]
    central = abs(float(hips[0]) / pose.width - 0.5) <= OFF_CENTRE
    straight = all(_bend(pose, side) < STRAIGHT_DEG for side in SIDES)
    return central and straight and float(np.hypot(*feet)) <= FEET_APART * length and min(hands) > -0.5
