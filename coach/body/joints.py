"""Joints of many poses at once: every coordinate is a row, so that one operation serves all poses.

Sums are written term by term. NumPy adds long and short arrays in a different order, so that the
last bit of a result would depend on the number of poses in a batch.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.landmarks import INDEX, SIDES
from coach.body.pose import Array

_FEW: Final = 3
"""Number of terms up to which adding each is faster than `np.add.accumulate`. Both add in the same
order."""


def select_joints(points: Array, joints: tuple[str, ...]) -> Array:
    """Return the joints, left and right: (n, 33, k) landmarks -> (joints, k, 2, n)."""
    count, _, size = points.shape
    taken = points.reshape(count, -1).take(_find_columns(joints, size), axis=1)
    return np.ascontiguousarray(taken.T).reshape(len(joints), size, 2, count)


@cache
def _find_columns(joints: tuple[str, ...], size: int) -> NDArray[np.intp]:
    """Return the columns of these joints in a flattened pose."""
    places = np.array([[INDEX[f"{side}_{joint}"] for side in SIDES] for joint in joints])
    return (places[:, None] * size + np.arange(size)[:, None]).ravel()


def find_middle(joints: Array) -> Array:
    """Return the midpoints between left and right: (..., k, 2, n) -> (..., k, n)."""
    middle: Array = (joints[..., 0, :] + joints[..., 1, :]) / 2.0
    return middle


class Segments:
    """Segments of the body, each from one joint to another."""

    def __init__(self, joints: tuple[str, ...], segments: Iterable[tuple[str, str]]) -> None:
        """Name the segments. joints: those that `measure` gets, in order."""
        places = [(joints.index(start), joints.index(end)) for start, end in segments]
        self._starts, self._ends = np.array(places).T

    def measure(self, joints: Array) -> Array:
        """Return the vectors along the segments: (joints, k, 2, n) -> (k, segments, 2, n)."""
        vectors: Array = joints.take(self._ends, axis=0) - joints.take(self._starts, axis=0)
        return vectors.swapaxes(0, 1)


def sum_terms(terms: Array) -> Array:
    """Return the sum of the rows, term by term in their order: (k, ...) -> (...)."""
    few = len(terms) <= _FEW
    total: Array = reduce(np.add, terms) if few else np.add.accumulate(terms, axis=0)[-1]
    return total


def multiply(first: Array, second: Array) -> Array:
    """Return the scalar products: (k, ...) and (k, ...) -> (...)."""
    return sum_terms(first * second)


def measure_length(vectors: Array) -> Array:
    """Return the lengths: (k, ...) -> (...)."""
    length: Array = np.sqrt(multiply(vectors, vectors))
    return length


def measure_turn(first: Array, second: Array) -> Array:
    """Return the turn from the first direction to the second: (2, ...) and (2, ...) -> (...).

    In degrees, clockwise in a picture, -180 to 180.
    """
    turn: Array = np.degrees(
        np.arctan2(first[0] * second[1] - first[1] * second[0], multiply(first, second))
    )
    return turn


def clip(values: Array, lowest: float = 0.0) -> Array:
    """Return values clipped to [lowest, 1], of the same shape.

    `np.clip` takes three times as long for a single pose.
    """
    clipped: Array = np.minimum(np.maximum(values, lowest), 1.0)
    return clipped


def measure_between(first: Array, second: Array) -> Array:
    """Return the angle between two directions in degrees, 0 to 180: (k, ...) and (k, ...) -> (...).

    NaN if a direction has no length.
    """
    lengths = measure_length(first) * measure_length(second)
    angle: Array = np.degrees(np.arccos(clip(multiply(first, second) / lengths, -1.0)))
    return angle


def wrap(degrees: Array, lowest: float | Array) -> Array:
    """Return degrees wrapped into [lowest, lowest + 360), of the same shape."""
    above = degrees - lowest
    wrapped: Array = above - 360.0 * np.floor(above / 360.0) + lowest
    return wrapped


def interpolate(degrees: Array, bounds: tuple[float, float]) -> Array:
    """Return 0 below the first bound (degrees), 1 above the second, and linearly between; (...)."""
    return clip((degrees - bounds[0]) / (bounds[1] - bounds[0]))
