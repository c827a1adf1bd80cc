"""Check that bodies have human proportions, and that picture and world landmarks agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.joints import find_middle, measure_length, multiply, select_joints, sum_segments
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
def measure_proportions(image: Array, world: Array, visibility: Array) -> Proportions:
    """Return the proportions of n bodies.

    Args:
        image: (n, 33, 2) pixels.
        world: (n, 33, 3) metres.
        visibility: (n, 33) 0 to 1.
    """
    scale, disagreement = measure_scale(image, world)
    segments = measure_segments(world)
    trackable = (
        _find_visible(image, world, visibility) & (scale > 0) & (disagreement <= MAX_DISAGREEMENT)
    )
    plausible = trackable.copy()
    for name, (shortest, longest) in SEGMENTS_M.items():
        share = 1.0 if name == "trunk" else TRACKED_SHARE
        plausible &= (segments[name] >= shortest) & (segments[name] <= longest)
        trackable &= (segments[name] >= share * shortest) & (segments[name] <= longest)
    return Proportions(plausible, trackable, scale, segments["trunk"])


def measure_segments(world: Array) -> dict[str, Array]:
    """Return the lengths of trunk, thigh and shin in metres, (n,) each, the mean of both sides.

    world: (n, 33, 3).
    """
    shoulder, hip, knee, ankle = select_joints(world, JOINTS)
    return {
        "trunk": measure_length(find_middle(shoulder) - find_middle(hip)),
        "thigh": sum_segments(measure_length(hip - knee)) / 2,
        "shin": sum_segments(measure_length(knee - ankle)) / 2,
    }


def measure_scale(image: Array, world: Array) -> tuple[Array, Array]:
    """Return pixels per metre, and the disagreement of picture and world landmarks; (n,) each.

    The disagreement is a share of the body's size, 0 is perfect. A body without extent has the
    scale NaN and an infinite disagreement. image: (n, 33, 2). world: (n, 33, 3).
    """
    picture, space = _centre(image), _centre(world)[:2]
    extent, size = _add_products(space, space), _add_products(picture, picture)
    real = (extent > 0) & (size > 0)
    scale = np.where(real, _add_products(picture, space) / extent, np.nan)
    apart = picture - scale * space
    return scale, np.where(real, np.sqrt(_add_products(apart, apart) / size), np.inf)


def _find_visible(image: Array, world: Array, visibility: Array) -> NDArray[np.bool_]:
    """Return (n,) True if all joints are known and the model is confident to see them."""
    seen = np.ascontiguousarray(visibility[:, _PLACES].T)
    known = np.isfinite(select_joints(image, JOINTS)).all(axis=(0, 1, 2)) & np.isfinite(
        select_joints(world, JOINTS)
    ).all(axis=(0, 1, 2))
    visible: NDArray[np.bool_] = (sum_segments(seen) / len(seen) >= MIN_VISIBILITY) & (
        seen[_LEGS].max(axis=0) >= MIN_LEG_VISIBILITY
    )
    return known & visible


def _centre(points: Array) -> Array:
    """(n, 33, k) landmarks -> (k, 8, n) the joints, relative to the middle of all of them."""
    count, _, size = points.shape
    joints = select_joints(points, JOINTS).swapaxes(0, 1).reshape(size, len(_PLACES), count)
    centred: Array = joints - (sum_segments(joints.swapaxes(0, 1)) / len(_PLACES))[:, None]
    return centred


def _add_products(first: Array, second: Array) -> Array:
    """(k, 8, n) and (k, 8, n) -> (n,) the sum of the joints' scalar products."""
    return sum_segments(multiply(first, second))
