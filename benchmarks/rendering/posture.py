"""A posture as angles in the side plane, and the body that takes it.

Coordinates: x to the person's left, y up, z forward, in metres. Directions of limbs are degrees
from straight down, forward positive.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from typing import Final, Self

from benchmarks.rendering.body import JOINTS, SUFFIXES, Body
from benchmarks.rendering.skinning import (
    pose_bones,
    rotate_x,
    rotate_y,
    rotate_z,
    skin,
)
from coach.body.landmarks import SIDES, Side
from coach.body.pose import Array

LUMBAR: Final = ("spine05", "spine04", "spine03", "spine02")
"""The bones that share the flexion of the lower back."""


@dataclass(frozen=True)
class Arms:
    """Both arms, against the trunk, in degrees."""

    flexion: float
    """Of the shoulder; 0 hanging, forward positive."""
    abduction: float
    elbow_flexion: float
    inward: float = 0.0
    """How far the forearm turns to the middle of the body."""

    def approach(self, goal: Arms, share: float) -> Arms:
        """Return arms between these (share 0) and a goal (share 1)."""
        pairs = zip(astuple(self), astuple(goal), strict=True)
        return Arms(*(start + (end - start) * share for start, end in pairs))


ARMS: Final = {
    "sides": Arms(0.0, 12.0, 8.0),
    "belly": Arms(12.0, 10.0, 70.0, 60.0),
    "chest": Arms(25.0, 5.0, 110.0, 45.0),
    "wide": Arms(0.0, 55.0, 5.0),
    "hips": Arms(-25.0, 35.0, 75.0),
    "front": Arms(75.0, 0.0, 10.0),
}
"""Where the arms may be."""


@dataclass(frozen=True)
class Posture:
    """The angles of a body in the room, in degrees."""

    trunk: float
    """Lean of the pelvis; 0 upright, forward positive, -90 lying on the back."""
    thigh: Mapping[Side, float]
    shin: Mapping[Side, float]
    foot: Mapping[Side, float]
    """0 level, toes up positive."""
    arms: Arms
    lumbar: float = 0.0
    """Flexion of the lower back: how much further than the pelvis the chest leans forward."""
    abduction: float = 3.0
    """Of both legs."""
    neck: float = 0.0
    """Flexion of the neck."""


@dataclass(frozen=True, eq=False)
class PosedBody:
    """A body in a posture."""

    body: Body
    vertices: Array
    """(n, 3)"""
    heads: Array
    """(bones, 3) the joints."""

    def locate_joint(self, joint: str, side: Side) -> Array:
        """Return (3,) the place of one of `benchmarks.rendering.body.JOINTS`."""
        head: Array = self.heads[self.body.skeleton.places[JOINTS[joint] + SUFFIXES[side]]]
        return head

    def find_middle(self, joint: str) -> Array:
        """Return (3,) the middle between the left and the right joint."""
        return (self.locate_joint(joint, "left") + self.locate_joint(joint, "right")) / 2.0

    def move(self, offset: tuple[float, float, float]) -> Self:
        """Return the same body, moved as a whole."""
        return replace(self, vertices=self.vertices + offset, heads=self.heads + offset)


class Person:
    """A body with what postures need to know of it."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.neutral = PosedBody(body, body.vertices, body.skeleton.heads)
        self.thigh_m = self._measure("hip", "knee")
        self.shin_m = self._measure("knee", "ankle")
        soles = body.vertices[body.surface, 1].min()
        self.ankle_height_m = float(body.locate_joint("ankle", "left")[1] - soles)

    @property
    def leg_m(self) -> float:
        """Length of thigh and shin."""
        return self.thigh_m + self.shin_m

    def _measure(self, upper: str, lower: str) -> float:
        """Return the length of a bone of the left leg in the side plane."""
        bone = self.body.locate_joint(lower, "left") - self.body.locate_joint(upper, "left")
        return math.hypot(bone[1], bone[2])

    def pose(self, posture: Posture) -> PosedBody:
        """Return the body in a posture; its pelvis stays where it is."""
        rotations = self._turn_spine(posture)
        for side in SIDES:
            rotations |= self._turn_leg(posture, side) | self._turn_arm(posture, side)
        body = self.body
        posed = pose_bones(body.skeleton, rotations)
        vertices = skin(body.vertices, body.weights, body.skeleton, posed)
        return PosedBody(body, vertices, posed.heads)

    def _turn_spine(self, posture: Posture) -> dict[str, Array]:
        """Return the rotations of pelvis, spine and head."""
        rotations = {"root": rotate_x(posture.trunk)}
        for place, bone in enumerate(LUMBAR, start=1):
            rotations[bone] = rotate_x(posture.trunk + posture.lumbar * place / len(LUMBAR))
        chest = posture.trunk + posture.lumbar
        return rotations | {
            "spine01": rotate_x(chest),
            "neck01": rotate_x(chest + posture.neck / 2.0),
            "head": rotate_x(chest + posture.neck),
        }

    def _turn_leg(self, posture: Posture, side: Side) -> dict[str, Array]:
        """Return the rotations of the bones of a leg."""
        end = SUFFIXES[side]
        outward = rotate_z(posture.abduction if side == "left" else -posture.abduction)
        thigh = posture.thigh[side] - find_direction(self.neutral, "hip", "knee", side)
        shin = posture.shin[side] - find_direction(self.neutral, "knee", "ankle", side)
        return {
            f"upperleg01{end}": rotate_x(-thigh) @ outward,
            f"lowerleg01{end}": rotate_x(-shin) @ outward,
            f"foot{end}": rotate_x(-posture.foot[side]) @ outward,
        }

    def _turn_arm(self, posture: Posture, side: Side) -> dict[str, Array]:
        """Return the rotations of the bones of an arm."""
        end, sign = SUFFIXES[side], 1.0 if side == "left" else -1.0
        arms = posture.arms
        bone = self.body.locate(f"lowerarm01{end}") - self.body.locate(f"upperarm01{end}")
        neutral = math.degrees(math.atan2(abs(bone[0]), -bone[1]))
        hanging = rotate_z(sign * (arms.abduction - neutral))
        forward = rotate_x(posture.trunk + posture.lumbar - arms.flexion)
        bent = rotate_y(-sign * arms.inward) @ rotate_x(-arms.elbow_flexion)
        return {
            f"upperarm01{end}": forward @ hanging,
            f"lowerarm01{end}": forward @ bent @ hanging,
        }


def find_direction(posed: PosedBody, upper: str, lower: str, side: Side) -> float:
    """Return the direction of a bone between two joints in the side plane."""
    bone = posed.locate_joint(lower, side) - posed.locate_joint(upper, side)
    return math.degrees(math.atan2(bone[2], -bone[1]))


def find_tilt(posed: PosedBody) -> float:
    """Return how far the line from the hips' to the shoulders' middle leans, forward positive."""
    line = posed.find_middle("shoulder") - posed.find_middle("hip")
    return math.degrees(math.atan2(line[2], line[1]))
