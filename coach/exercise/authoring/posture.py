"""Estimate from landmarks of many poses whether a person lies, and how far joints bend."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.angles import measure_angles
from coach.body.landmarks import INDEX
from coach.body.limits import LYING_DEG
from coach.body.lying.side_lying import ROLLED_DEG, measure_shoulder_roll
from coach.body.pose import Array, Pose

MIN_POSTURE_S: Final = 1.5
"""Minimum time in a posture, in seconds. A shorter time is part of the movement."""


def find_lying(poses: Sequence[Pose]) -> NDArray[np.bool_]:
    """Return (n,) True if the trunk is nearly horizontal in the picture.

    Poses without a body repeat the last result.
    """
    shoulders, hips = (
        np.array(
            [
                (pose.image[INDEX[f"left_{joint}"]] + pose.image[INDEX[f"right_{joint}"]]) / 2
                for pose in poses
            ]
        )
        for joint in ("shoulder", "hip")
    )
    across, down = np.abs(shoulders - hips).T
    lean = np.degrees(np.arctan2(across, down))
    known = np.isfinite(lean)
    last = np.maximum.accumulate(np.where(known, np.arange(len(poses)), -1))
    lying: NDArray[np.bool_] = np.where(last >= 0, lean[last] > LYING_DEG, False)
    return lying


def lies_on_side(poses: Sequence[Pose]) -> bool:
    """Return True if the shoulders of somebody who lies are one above the other most of the time.

    False if they were never seen.
    """
    rolls = [measure_shoulder_roll(pose) for pose in poses]
    known = [roll for roll in rolls if np.isfinite(roll)]
    return bool(known) and float(np.median(known)) > ROLLED_DEG


def find_longest_posture(times: Array, lying: NDArray[np.bool_]) -> tuple[slice, bool]:
    """Return the longest stretch lying or upright, including short interruptions.

    The second value is True if it is lying.
    """
    settled = lying.copy()
    changes = [0, *(int(index) + 1 for index in np.flatnonzero(np.diff(lying))), len(lying)]
    for first, end in itertools.pairwise(changes[1:-1]):
        if times[end] - times[first] < MIN_POSTURE_S:
            settled[first:end] = settled[first - 1]
    edges = [0, *(int(index) + 1 for index in np.flatnonzero(np.diff(settled))), len(settled)]
    first, end = max(itertools.pairwise(edges), key=lambda part: part[1] - part[0])
    return slice(first, end), bool(settled[first])


def measure_bends(poses: Sequence[Pose]) -> dict[str, Array]:
    """Return name -> (n,) degrees in space of the side that bends more.

    It is known in any view, and not checked for plausibility.
    """
    image = np.array([pose.image for pose in poses])
    world = np.array([pose.world for pose in poses])
    count = len(poses)
    angles = measure_angles(image, world, np.ones(count), np.full(count, 90.0))
    return {
        name: np.fmax(angles[f"{name}_left"], angles[f"{name}_right"])
        for name in ("knee_bend", "hip_bend")
    }
