"""Measure how far one leg is ahead of the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from coach.body.joints import find_middle, measure_length, select_joints
from coach.body.pose import Array, Pose


def measure_leg_lead(pose: Pose, forward: int, from_side: bool) -> float:
    """Return how far the left leg is ahead of the right one in one pose.

    See `measure_leg_leads`.
    """
    return float(
        measure_leg_leads(
            pose.world[np.newaxis], np.array([float(forward)]), np.array([from_side])
        )[0]
    )


def measure_leg_leads(world: Array, forward: Array, from_side: NDArray[np.bool_]) -> Array:
    """Return how far the left leg is ahead of the right one, in trunk lengths.

    A value is negative if the right leg is ahead. From the side only the near leg is used: it leads
    if its knee and ankle are ahead of the hips. From the front both legs are used, in space.

    Args:
        world: (n, 33, 3) metres.
        forward: (n,) +1 if the person faces the picture's right, -1 if left.
        from_side: (n,) True if the body is seen from the side.

    Returns:
        (n,), NaN if a landmark is NaN.
    """
    shoulder, hip, knee, ankle = select_joints(world, ("shoulder", "hip", "knee", "ankle"))
    hips, legs = find_middle(hip), (knee + ankle) / 2
    trunk = measure_length(find_middle(shoulder) - hips)
    left, right = legs[0] - hips[0]
    across = shoulder[:, 1] - shoulder[:, 0]
    apart = legs[:, 0] - legs[:, 1]
    width = measure_length(across[::2])
    with np.errstate(all="ignore"):  # a body without extent divides by zero
        side_on = np.where(forward < 0, forward * left / trunk, -(forward * right / trunk))
        head_on = np.where(
            width > 0, (-across[2] * apart[0] + across[0] * apart[2]) / (width * trunk), np.nan
        )
    return np.where(trunk > 0, np.where(from_side, side_on, head_on), np.nan)
