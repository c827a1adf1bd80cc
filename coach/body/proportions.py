"""Check that bodies have human proportions, and that picture and world landmarks agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.joints import find_middle, measure_length, sum_terms
from coach.body.landmarks import INDEX
from coach.body.pose import Array

SEGMENTS_M: Final = {"trunk": (0.36, 0.68), "thigh": (0.26, 0.56), "shin": (0.24, 0.56)}
"""Minimum and maximum lengths in metres in the world landmarks of a real person. Invented bodies
are shorter and change."""
TRACKED_SHARE: Final = 0.75
"""Share of the minimum lengths of thigh and shin that is enough for a person who was found before:
a single hidden leg is often reported too short."""
MIN_VISIBILITY: Final = 0.62
MIN_LEG_VISIBILITY: Final = 0.45
MAX_DISAGREEMENT: Final = 0.24
"""Maximum difference between picture and world landmarks, as a share of the body's size."""

JOINTS: Final = ("shoulder", "hip", "knee", "ankle")
"""The joints that are checked."""
_PLACES: Final = [INDEX[f"{side}_{joint}"] for joint in JOINTS for side in ("left", "right")]
_LEGS: Final = slice(4, 8)
_SHORTEST, _LONGEST = np.array(list(SEGMENTS_M.values())).T[:, :, None]
_SHORTEST_TRACKED: Final = np.array([[1.0], [TRACKED_SHARE], [TRACKED_SHARE]]) * _SHORTEST


@dataclass(frozen=True, slots=True)
class Proportions:
    """The proportions of n bodies."""

    plausible: NDArray[np.bool_]
    """(n,) whether a pose looks like a person with visible legs, and not like one invented over
    furniture."""
    trackable: NDArray[np.bool_]
    """(n,) whether it is good enough for a person who was found before."""
    scale: Array
    """(n,) pixels per metre; NaN for a body without extent."""
    trunk_m: Array
    """(n,) length of the trunk in metres."""


@np.errstate(all="ignore")  # a body without extent divides by zero; unseen is NaN or infinite
def measure_proportions(picture: Array, space: Array, visibility: Array) -> Proportions:
    """Return the proportions of n bodies.

    Args:
        picture: (4, 2, 2, n) `JOINTS` in pixels, see `coach.body.joints.select_joints`.
        space: (4, 3, 2, n) the same in metres.
        visibility: (n, 33) 0 to 1.
    """
    scale, disagreement = measure_scale(picture, space)
    segments = measure_segments(space)
    agreeing = (scale > 0) & (disagreement <= MAX_DISAGREEMENT)
    possible = _find_visible(picture, space, visibility) & agreeing
    possible &= (segments <= _LONGEST).all(axis=0)
    trackable = possible & (segments >= _SHORTEST_TRACKED).all(axis=0)
    plausible = possible & (segments >= _SHORTEST).all(axis=0)
    return Proportions(plausible, trackable, scale, segments[0])


def measure_segments(space: Array) -> Array:
    """Return (3, n) the lengths of trunk, thigh and shin in metres, the mean of both sides.

    space: (4, 3, 2, n) `JOINTS`.
    """
    shoulders, hips = find_middle(space[:2])
    legs = measure_length((space[1:3] - space[2:]).swapaxes(0, 1))
    return np.concatenate([measure_length(shoulders - hips)[None], find_middle(legs)])


def measure_scale(picture: Array, space: Array) -> tuple[Array, Array]:
    """Return pixels per metre, and the disagreement of picture and world landmarks; (n,) each.

    The disagreement is a share of the body's size, 0 is perfect. A body without extent has the
    scale NaN and an infinite disagreement. The arguments are those of `measure_proportions`.
    """
    joints = np.concatenate([picture, space[:, :2]], axis=1).swapaxes(0, 1)
    points = joints.reshape(4, len(_PLACES), -1)
    centred = points - (sum_terms(points.swapaxes(0, 1)) / len(_PLACES))[:, None]
    seen, known = centred[:2], centred[2:]
    size, extent, shared = _add_products(
        np.concatenate([seen, known, seen]), np.concatenate([seen, known, known])
    )
    real = (extent > 0) & (size > 0)
    scale = np.where(real, shared / extent, np.nan)
    apart = seen - scale * known
    (distance,) = _add_products(apart, apart)
    return scale, np.where(real, np.sqrt(distance / size), np.inf)


def _find_visible(picture: Array, space: Array, visibility: Array) -> NDArray[np.bool_]:
    """Return (n,) True if all joints are known and the model is confident to see them."""
    seen = np.ascontiguousarray(visibility[:, _PLACES].T)
    known = np.isfinite(picture).all(axis=(0, 1, 2)) & np.isfinite(space).all(axis=(0, 1, 2))
    visible: NDArray[np.bool_] = (sum_terms(seen) / len(seen) >= MIN_VISIBILITY) & (
        seen[_LEGS].max(axis=0) >= MIN_LEG_VISIBILITY
    )
    return known & visible


def _add_products(first: Array, second: Array) -> Array:
    """(2 m, 8, n) and (2 m, 8, n) -> (m, n) the sums of the joints' scalar products."""
    products = (first * second).reshape(-1, 2, *first.shape[1:])
    return sum_terms((products[:, 0] + products[:, 1]).swapaxes(0, 1))
