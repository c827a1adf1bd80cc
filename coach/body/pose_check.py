"""Check poses that come from other programs, before anything is computed from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from coach.body.landmarks import COUNT
from coach.body.pose import Pose

SHAPES: Final = {"image": (COUNT, 2), "world": (COUNT, 3), "visibility": (COUNT,)}
"""Field of a pose -> shape of its array."""


def check_poses(poses: Iterable[Pose]) -> Iterator[Pose]:
    """Yield poses, each checked when it is taken.

    Raises:
        TypeError: One is no `Pose`, or a field is no array of numbers, or no number.
        ValueError: A shape is wrong, a size is not positive, a value is out of its range, or the
            time is not finite or less than the one before. The message names pose and field.
    """
    before_s = -math.inf
    for number, pose in enumerate(poses):
        place = f"pose {number}"
        if not isinstance(pose, Pose):
            raise TypeError(f"{place}: must be a Pose, not {type(pose).__name__}")
        _check_numbers(pose, place)
        _check_arrays(pose, place)
        if pose.time_s < before_s:
            raise ValueError(f"{place}: time_s = {pose.time_s} is less than {before_s} before it")
        before_s = pose.time_s
        yield pose


def _check_numbers(pose: Pose, place: str) -> None:
    for name in ("time_s", "width", "height", "brightness"):
        value = getattr(pose, name)
        if not isinstance(value, int | float | np.integer | np.floating):
            raise TypeError(f"{place}: {name} = {value!r} must be a number")
    if not math.isfinite(pose.time_s):
        raise ValueError(f"{place}: time_s = {pose.time_s} must be finite, in seconds")
    for name in ("width", "height"):
        if not 0 < getattr(pose, name) < math.inf:
            raise ValueError(f"{place}: {name} = {getattr(pose, name)} must be positive, in pixels")
    if pose.brightness < 0.0 or pose.brightness > 1.0:
        raise ValueError(f"{place}: brightness = {pose.brightness} must be from 0 to 1, or NaN")


def _check_arrays(pose: Pose, place: str) -> None:
    for name, shape in SHAPES.items():
        array = getattr(pose, name)
        if not isinstance(array, np.ndarray) or array.dtype.kind not in "fiu":
            raise TypeError(f"{place}: {name} must be an array of real numbers")
        if array.shape != shape:
            raise ValueError(f"{place}: {name} has shape {array.shape}, must have {shape}")
    if (pose.visibility < 0.0).any() or (pose.visibility > 1.0).any():
        raise ValueError(f"{place}: visibility must be from 0 to 1")
