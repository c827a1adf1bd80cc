"""Poses in which another person passes by."""

from __future__ import annotations

import dataclasses

import numpy as np

from coach.body.pose import Pose
from tests.synthetic import (
    Stance,
    make_pose,
)

FAR = np.array([1500.0, 0.0])
"""Pixels: so far away that nobody gets there while the other is remembered."""


def pass_by(poses: list[Pose], start_s: float, end_s: float, size: float = 1.0) -> list[Pose]:
    """The same poses with another, taller person far away instead from `start_s` to `end_s`."""

    def look(pose: Pose) -> Pose:
        if not start_s <= pose.time_s < end_s:
            return pose
        other = make_pose(Stance(), pose.time_s)
        return dataclasses.replace(other, image=other.image * size + FAR, world=other.world * size)

    return [look(pose) for pose in poses]
