"""Turns the bones of a skeleton, and moves the vertices of a mesh with them.

Coordinates: x to the person's left, y up, z forward, in metres. A mixture of dual-quaternion
and linear blend skinning keeps the volume of bent joints without their bulging.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.body.pose import Array

DUAL_QUATERNION_SHARE: Final = 0.7
"""Share of dual-quaternion skinning; the rest is linear blend skinning."""


@dataclass(frozen=True, eq=False)
class Skeleton:
    """Bones with their heads in the neutral standing body; parents stand before their children."""

    places: Mapping[str, int]
    """Name of a bone -> its place, in order."""
    parents: tuple[int, ...]
    """Place of the parent of each bone; -1 without one."""
    heads: Array
    """(bones, 3) the joints that the bones turn about."""


@dataclass(frozen=True, eq=False)
class BonePose:
    """Where the bones of a posed skeleton are."""

    rotations: Array
    """(bones, 3, 3) from the neutral body, in the room."""
    heads: Array
    """(bones, 3)"""


def rotate_x(degrees: float) -> Array:
    """Return the rotation about the axis to the left: y turns towards z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def rotate_y(degrees: float) -> Array:
    """Return the rotation about the vertical axis: z turns towards x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def rotate_z(degrees: float) -> Array:
    """Return the rotation about the axis to the front: x turns towards y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def pose_bones(skeleton: Skeleton, rotations: Mapping[str, Array]) -> BonePose:
    """Return where the bones are.

    rotations: Bone -> (3, 3) its rotation in the room; every other bone turns with its parent.
    """
    turned = np.empty((len(skeleton.parents), 3, 3))
    heads = np.empty((len(skeleton.parents), 3))
    for (name, place), parent in zip(skeleton.places.items(), skeleton.parents, strict=True):
        if parent < 0:
            turned[place] = rotations.get(name, np.eye(3))
            heads[place] = skeleton.heads[place]
        else:
            turned[place] = rotations.get(name, turned[parent])
            bone = skeleton.heads[place] - skeleton.heads[parent]
            heads[place] = heads[parent] + turned[parent] @ bone
    return BonePose(turned, heads)


def skin(vertices: Array, weights: Array, skeleton: Skeleton, posed: BonePose) -> Array:
    """Return (n, 3) the vertices moved by the bones.

    Args:
        vertices: (n, 3) of the neutral body.
        weights: (n, bones) share of each bone; the sum of a row is 1.
        skeleton: The bones of the neutral body.
        posed: The same bones, posed.
    """
    moves = posed.heads - np.einsum("nij,nj->ni", posed.rotations, skeleton.heads)
    turned = (weights @ posed.rotations.reshape(-1, 9)).reshape(-1, 3, 3)
    linear = np.einsum("vij,vj->vi", turned, vertices) + weights @ moves
    quaternions = align_signs(find_quaternions(posed.rotations), skeleton.parents)
    dual = blend_dual_quaternions(vertices, weights, quaternions, moves)
    return np.asarray(DUAL_QUATERNION_SHARE * dual + (1.0 - DUAL_QUATERNION_SHARE) * linear)


def blend_dual_quaternions(
    vertices: Array, weights: Array, quaternions: Array, moves: Array
) -> Array:
    """Return (n, 3) the vertices moved by the weighted mean of dual quaternions.

    Args:
        vertices: (n, 3)
        weights: (n, bones)
        quaternions: (bones, 4) x, y, z, w of the rotation of each bone.
        moves: (bones, 3) translation of each bone after its rotation.
    """
    translations = np.concatenate([moves, np.zeros((len(moves), 1))], axis=1)
    real = weights @ quaternions
    dual = weights @ (0.5 * multiply(translations, quaternions))
    length = np.linalg.norm(real, axis=1, keepdims=True)
    real, dual = real / length, dual / length
    axis, w = real[:, :3], real[:, 3:]
    turned = vertices + 2.0 * np.cross(axis, np.cross(axis, vertices) + w * vertices)
    return turned + 2.0 * multiply(dual, real * (-1.0, -1.0, -1.0, 1.0))[:, :3]


def find_quaternions(rotations: Array) -> Array:
    """Return (n, 4) x, y, z, w of rotation matrices (n, 3, 3).

    A quaternion is the eigenvector, of the largest eigenvalue, of a symmetric matrix that is made
    of the rotation (Bar-Itzhack 2000).
    """
    matrices = np.empty((len(rotations), 4, 4))
    trace = np.trace(rotations, axis1=1, axis2=2)
    matrices[:, :3, :3] = rotations + rotations.transpose(0, 2, 1)
    matrices[:, :3, :3] -= trace[:, None, None] * np.eye(3)
    skew = rotations - rotations.transpose(0, 2, 1)
    matrices[:, :3, 3] = np.stack([skew[:, 2, 1], skew[:, 0, 2], skew[:, 1, 0]], axis=1)
    matrices[:, 3, :3] = matrices[:, :3, 3]
    matrices[:, 3, 3] = trace
    vectors: Array = np.linalg.eigh(matrices)[1][:, :, -1]
    return vectors


def align_signs(quaternions: Array, parents: tuple[int, ...]) -> Array:
    """Return the quaternions with the sign that is nearer to the parent's.

    A quaternion and its negative are the same rotation, but their mean is none.
    """
    aligned = quaternions.copy()
    for place, parent in enumerate(parents):
        if parent >= 0 and aligned[place] @ aligned[parent] < 0.0:
            aligned[place] *= -1.0
    return aligned


def multiply(first: Array, second: Array) -> Array:
    """Return (n, 4) the products of quaternions x, y, z, w."""
    x1, y1, z1, w1 = first.T
    x2, y2, z2, w2 = second.T
    return np.stack(
        [
            w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2,
            w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2,
            w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2,
            w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2,
        ],
        axis=1,
    )
