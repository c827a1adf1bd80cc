"""A pose: the landmarks of one frame."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.body import landmarks

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """The landmarks of one frame as the landmarker reported them, without smoothing."""

    time_s: float
    """Seconds since the recording began, from the capture clock."""
    image: Array
    """(33, 2) x to the right and y downward, in pixels of the unmirrored picture; NaN without a
    body."""
    world: Array
    """(33, 3) metres, origin between the hips, x to the picture's right, y downward, z away from
    the camera; NaN without a body."""
    visibility: Array
    """(33,) 0 to 1, the model's own confidence; 0 without a body. It is often wrong for the far
    leg."""
    width: int
    """Width of the picture in pixels."""
    height: int
    """Height of the picture in pixels."""
    brightness: float = float("nan")
    """Mean of the picture, 0 (black) to 1 (white); NaN if unknown."""

    @property
    def found(self) -> bool:
        """Whether the landmarker reported a body. It also reports bodies in empty rooms."""
        return bool(np.isfinite(self.image).any())


def empty_pose(time_s: float, width: int, height: int, brightness: float = float("nan")) -> Pose:
    """Return the pose of a frame without a body: all NaN, visibility 0."""
    count = landmarks.COUNT
    return Pose(
        time_s,
        np.full((count, 2), np.nan),
        np.full((count, 3), np.nan),
        np.zeros(count),
        width,
        height,
        brightness,
    )


def copy_pose(pose: Pose, time_s: float) -> Pose:
    """Return the same pose at another time, in seconds, with arrays of its own."""
    return dataclasses.replace(
        pose,
        time_s=time_s,
        image=pose.image.copy(),
        world=pose.world.copy(),
        visibility=pose.visibility.copy(),
    )


def mirror(pose: Pose) -> Pose:
    """Return the pose as seen in a mirror: picture flipped, left and right of the body swapped."""
    image = pose.image[landmarks.MIRROR] * [-1, 1] + [pose.width - 1, 0]
    world = pose.world[landmarks.MIRROR] * [-1, 1, 1]
    return dataclasses.replace(
        pose, image=image, world=world, visibility=pose.visibility[landmarks.MIRROR]
    )


def round_for_storage(pose: Pose) -> Pose:
    """Return the pose as a recording stores it.

    Pixels are rounded to 0.01, metres to 0.0001, visibility to 0.01 and brightness to 0.001. That
    is far below the noise of any landmarker and keeps a recording small. Values that are not finite
    become NaN. Applied twice it changes nothing. Live poses are rounded in the same way before they
    are evaluated, so that a replay gets identical numbers. The arrays are stored row by row,
    because the last bits of a sum depend on that.
    """
    return Pose(
        pose.time_s,
        _rounded(pose.image, 2),
        _rounded(pose.world, 4),
        _rounded(pose.visibility, 2),
        pose.width,
        pose.height,
        float(_rounded(np.array(pose.brightness), 3)),
    )


def _rounded(values: Array, decimals: int) -> Array:
    """Round to a number of decimals; NaN if not finite, never -0."""
    finite = np.where(np.isfinite(values), values, np.nan)
    return np.array(finite.round(decimals) + 0.0, dtype=np.float64, order="C")
