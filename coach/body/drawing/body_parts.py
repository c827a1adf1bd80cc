"""Thickness of the parts of a body, and points on their surface, in metres."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.body.landmarks import Side, other
from coach.body.pose import Array
from coach.body.posture import BodyPart, Face, Joints

HIPS_M: Final = 0.12
CHEST_M: Final = 0.125
LEG_M: Final = (0.092, 0.066, 0.045)
"""Radius at hip, knee and ankle."""
FOOT_M: Final = (0.045, 0.03)
FRONT_WIDER: Final = 1.25
"""Factor of the trunk's width in the front view."""
ENDS: Final = {"thigh": ("hip", "knee"), "shin": ("knee", "ankle"), "foot": ("heel", "foot_index")}
"""Part of a leg -> the landmarks at its ends."""
RADII: Final = {"thigh": LEG_M[:2], "shin": LEG_M[1:], "foot": FOOT_M}
ACROSS: Final = np.array([0.0, 0.0, 1.0])
"""(3,) from the near to the far side of a body that is seen from the side."""

Body = Mapping[str, Array]
"""(3,) landmarks by name, in metres."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the surface of a body, and the directions there, each (3,) of length 1."""

    point: Array
    along: Array
    """Along the part."""
    normal: Array
    """Away from the body."""
    outward: Array
    """To the working side."""


def find_place(
    body: Body, figure: Joints, part: BodyPart, at: tuple[float, float, Face], working: Side
) -> Place:
    """Return a place on a body.

    Args:
        body: The landmarks.
        figure: The position whose landmarks they are.
        part: The part of the body.
        at: Along and across the part, as shares, and the face.
        working: The side of the working leg.
    """
    along, across, face = at
    if part == "trunk":
        start, axis, front, outward = _find_trunk(body, figure, along, working)
        depth = HIPS_M + (CHEST_M - HIPS_M) * along
        width = depth * FRONT_WIDER
    else:
        start, axis, front, outward = _find_leg_part(body, part, along, working)
        radii = RADII[part.partition("_")[0]]
        depth = width = radii[0] + (radii[1] - radii[0]) * along
    normal = front if face == "front" else -front
    height = depth * math.sqrt(max(0.0, 1.0 - across**2))
    return Place(start + across * width * outward + height * normal, axis, normal, outward)


def find_middle(body: Body, joint: str) -> Array:
    """Return (3,) the point between the two joints of this name."""
    return (body[f"left_{joint}"] + body[f"right_{joint}"]) / 2.0


def find_spine_point(body: Body, figure: Joints, along: float) -> Array:
    """Return (3,) a point of the spine.

    Args:
        body: The landmarks.
        figure: The position whose landmarks they are.
        along: Share of the way from the hips to the shoulders.
    """
    hips, chest = find_middle(body, "hip"), find_middle(body, "shoulder")
    if not figure.spine_flexion:
        return hips + along * (chest - hips)
    whole = math.radians(figure.spine_flexion)
    chord = float(np.linalg.norm(chest - hips))
    up = (chest - hips) / chord
    radius, turn = chord / (2.0 * math.sin(whole / 2.0)), whole * (along - 0.5)
    back = -np.cross(ACROSS, up)
    bulge = radius * (math.cos(turn) - math.cos(whole / 2.0))
    return (hips + chest) / 2.0 + radius * math.sin(turn) * up + bulge * back


def _find_trunk(
    body: Body, figure: Joints, along: float, working: Side
) -> tuple[Array, Array, Array, Array]:
    start = find_spine_point(body, figure, along)
    axis = _normalise(
        find_spine_point(body, figure, along + 0.05) - find_spine_point(body, figure, along - 0.05)
    )
    return start, axis, np.cross(ACROSS, axis), _find_outward(working)


def _find_leg_part(
    body: Body, part: BodyPart, along: float, working: Side
) -> tuple[Array, Array, Array, Array]:
    name, _, role = part.partition("_")
    side = working if role == "working" else other(working)
    first, last = (body[f"{side}_{end}"] for end in ENDS[name])
    axis = _normalise(last - first)
    if name == "foot":
        up = body[f"{side}_ankle"] - first
        front = _normalise(up - float(up @ axis) * axis)
        outward = np.cross(axis, front) * (1.0 if side == "right" else -1.0)
    else:
        front = _normalise(np.cross(axis, ACROSS))
        outward = np.cross(axis, front) * (1.0 if side == "right" else -1.0)
    return first + along * (last - first), axis, front, outward


def _find_outward(side: Side) -> Array:
    return -ACROSS if side == "right" else ACROSS


def _normalise(vector: Array) -> Array:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
