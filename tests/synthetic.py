"""A stick body with known joint angles, as a perfect landmarker would see it from any side.

A `Stance` gives the joints in degrees as `coach.body.angles` names them. `make_poses` moves from
stance to stance, seen by a `Camera`. The projection is orthographic: picture and world agree.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from coach.body.landmarks import COUNT, INDEX, SIDES
from coach.body.pose import Array, Pose, copy_pose, empty_pose, mirror
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer

WIDTH, HEIGHT = 640, 480
PIXELS_A_METRE = 190.0
FRAMES_A_SECOND = 15
TRUNK_M, THIGH_M, SHIN_M, FOOT_M, NECK_M, UPPER_ARM_M, FOREARM_M = (
    0.50,
    0.42,
    0.40,
    0.24,
    0.22,
    0.28,
    0.25,
)
HALF_SHOULDERS_M, HALF_HIPS_M = 0.18, 0.09


@dataclass(frozen=True, slots=True)
class Leg:
    """The joints of one leg, in degrees; upright on a flat foot."""

    thigh_elevation: float = -90.0
    knee_flexion: float = 0.0
    ankle_dorsiflexion: float = 0.0
    knee_inward_m: float = 0.0

    def towards(self, other: Leg, share: float) -> Leg:
        """A leg between this one and another; 0 is here, 1 is there."""
        return Leg(
            *(
                here + share * (there - here)
                for here, there in (
                    (self.thigh_elevation, other.thigh_elevation),
                    (self.knee_flexion, other.knee_flexion),
                    (self.ankle_dorsiflexion, other.ankle_dorsiflexion),
                    (self.knee_inward_m, other.knee_inward_m),
                )
            )
        )


@dataclass(frozen=True, slots=True)
class Stance:
    """The joints of a body, in degrees; a neutral stance."""

    left: Leg = field(default_factory=Leg)
    right: Leg = field(default_factory=Leg)
    trunk_lean: float = 0.0
    head_lift: float = 0.0
    elbow_flexion: float = 10.0

    def swapped(self) -> Stance:
        """The same with left and right swapped."""
        return dataclasses.replace(self, left=self.right, right=self.left)

    def towards(self, other: Stance, share: float) -> Stance:
        """A stance between this one and another; 0 is here, 1 is there."""
        return Stance(
            self.left.towards(other.left, share),
            self.right.towards(other.right, share),
            *(
                here + share * (there - here)
                for here, there in (
                    (self.trunk_lean, other.trunk_lean),
                    (self.head_lift, other.head_lift),
                    (self.elbow_flexion, other.elbow_flexion),
                )
            ),
        )


@dataclass(frozen=True, slots=True)
class Camera:
    """Position of the camera."""

    turned_deg: float = 0.0
    """Turn of the body from the side view; 0 side-on, 90 facing the camera, -90 facing away."""
    facing: str = "right"
    """Direction that the body faces in a side view. ``left`` is the mirror image of ``right``, so
    left and right legs are swapped as well."""
    scale: float = PIXELS_A_METRE


HEAD_M = {"ear": 0.07, "eye": 0.04, "eye_inner": 0.02, "eye_outer": 0.05}
"""Distances from the middle of the head, in metres."""
SIDE_ON = Camera()


def _ray(degrees: float) -> Array:
    """Forward and up -> forward, up, left; degrees from forward."""
    return np.array([math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), 0.0])


def _build(stance: Stance) -> dict[str, Array]:
    """Landmarks by name, metres: forward, up, left, from the middle of the hips."""
    trunk_deg = 90.0 - stance.trunk_lean
    chest = TRUNK_M * _ray(trunk_deg)
    head = chest + NECK_M * _ray(trunk_deg - stance.head_lift)
    face = head + 0.1 * _ray(trunk_deg - stance.head_lift - 90.0)
    body = {"nose": face}
    for side in SIDES:
        left = np.array([0.0, 0.0, 1.0 if side == "left" else -1.0])
        leg: Leg = getattr(stance, side)
        thigh_deg = leg.thigh_elevation
        shin_deg = thigh_deg - leg.knee_flexion
        foot_deg = shin_deg + 90.0 + leg.ankle_dorsiflexion
        hip = HALF_HIPS_M * left
        knee = hip + THIGH_M * _ray(thigh_deg)
        ankle = knee + SHIN_M * _ray(shin_deg)
        heel = ankle + 0.05 * _ray(shin_deg) - 0.05 * _ray(foot_deg)
        shoulder = chest + HALF_SHOULDERS_M * left
        elbow = shoulder - UPPER_ARM_M * _ray(trunk_deg)
        wrist = elbow + FOREARM_M * _ray(trunk_deg + 180.0 + stance.elbow_flexion)
        body |= {f"{side}_{name}": head + size * left for name, size in HEAD_M.items()}
        body |= {f"mouth_{side}": face + 0.02 * left}
        body |= {f"{side}_{name}": wrist for name in ("wrist", "pinky", "index", "thumb")}
        body |= {
            f"{side}_shoulder": shoulder,
            f"{side}_elbow": elbow,
            f"{side}_hip": hip,
            f"{side}_ankle": ankle,
            f"{side}_heel": heel,
        }
        body |= {
            f"{side}_knee": knee - leg.knee_inward_m * left,
            f"{side}_foot_index": heel + FOOT_M * _ray(foot_deg),
        }
    return body


def make_pose(stance: Stance, time_s: float = 0.0, camera: Camera = SIDE_ON) -> Pose:
    """The pose of a stance, standing or lying in the middle of the picture."""
    return copy_pose(_see(stance, camera), time_s)


@functools.lru_cache(maxsize=10_000)
def _see(stance: Stance, camera: Camera) -> Pose:
    """The pose of a stance at 0 s; sessions show the same stances again and again."""
    turned = math.radians(camera.turned_deg)
    forward, up, left = (
        (math.cos(turned), 0.0, -math.sin(turned)),
        (0.0, -1.0, 0.0),
        (math.sin(turned), 0.0, math.cos(turned)),
    )
    body = _build(stance)
    world = np.array([body[name] for name in INDEX]) @ np.array([forward, up, left])
    flat = world[:, :2] * camera.scale
    middle = (flat.max(axis=0) + flat.min(axis=0)) / 2
    image = flat - middle + [WIDTH / 2, HEIGHT / 2]
    pose = Pose(0.0, image, world, np.full(COUNT, 0.97), WIDTH, HEIGHT, 0.5)
    return mirror(pose) if camera.facing == "left" else pose


Script = Sequence[tuple[float, Stance]]
"""(seconds that it takes to come there, stance), one after the other."""


def make_poses(script: Script, camera: Camera = SIDE_ON, start_s: float = 0.0) -> list[Pose]:
    """Poses at `FRAMES_A_SECOND` of a person who moves from stance to stance."""
    poses: list[Pose] = []
    here, began_s = script[0][1], 0.0
    for seconds, there in script:
        while (at_s := len(poses) / FRAMES_A_SECOND) < began_s + seconds - 1e-9:
            poses.append(
                make_pose(here.towards(there, (at_s - began_s) / seconds), start_s + at_s, camera)
            )
        here, began_s = there, began_s + seconds
    return poses


def empty(poses: Iterable[Pose], start_s: float, end_s: float) -> list[Pose]:
    """The same poses without a body from `start_s` to `end_s`."""
    return [
        empty_pose(pose.time_s, pose.width, pose.height) if start_s <= pose.time_s < end_s else pose
        for pose in poses
    ]


def train(trainer: Trainer, poses: Sequence[Pose]) -> tuple[list[Feedback], list[Event]]:
    """Every feedback, and all events to the end."""
    feedbacks = list(trainer.update_many(poses))  # the same as one by one: test_batches.py
    return feedbacks, [event for feedback in feedbacks for event in feedback.events] + list(
        trainer.finish(poses[-1].time_s)
    )


def split(front: Leg, rear: Leg, front_side: str = "right", trunk_lean: float = 0.0) -> Stance:
    """A stance with one leg in front."""
    stance = Stance(left=rear, right=front, trunk_lean=trunk_lean)
    return stance if front_side == "right" else stance.swapped()


def lie(right: Leg | None = None, left: Leg | None = None, head_lift: float = 0.0) -> Stance:
    """Lying on the back; legs that are not given are straight."""
    straight = Leg(thigh_elevation=0.0, ankle_dorsiflexion=0.0)
    return Stance(
        left=left or straight, right=right or straight, trunk_lean=-90.0, head_lift=head_lift
    )
