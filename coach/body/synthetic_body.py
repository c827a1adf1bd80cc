"""The 33 landmarks in space of a body with given joint angles.

Used for drawings, for exercises that check their own key positions, and for synthetic poses. Any
object with the joint angles of `Joints` will do: a `Posture`, or a figure of an exercise file.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from coach.body.drawing.hands import FOREARM_M, HAND_M, UPPER_ARM_M, put_hands
from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.pose import Array
from coach.body.posture import Joints

TRUNK_M: Final = 0.50
THIGH_M: Final = 0.42
SHIN_M: Final = 0.40
FOOT_M: Final = 0.24
HEEL_M: Final = 0.05
"""Distance of the heel behind and below the ankle."""
NECK_M: Final = 0.22
HALF_SHOULDERS_M: Final = 0.18
HALF_HIPS_M: Final = 0.09
LOWER_BODY: Final = frozenset(
    f"{side}_{name}" for side in SIDES for name in ("hip", "knee", "ankle", "heel", "foot_index")
)
"""The landmarks that keep their place if the chest turns."""


def place(figure: Joints, working: Side = "right") -> Array:
    """Return (33, 3) landmarks in metres.

    x is the direction that the person faces (lying on the back: of the feet), y downward, z away
    from the camera. x and z are 0 in the middle between the hips; y is 0 on the ground, at the
    lowest point. The right side is the near one, so the working leg is near by default. A person
    who lies on the side has the working leg on top.
    """
    return put_on_ground(build_landmarks(figure, working), figure, working)


def make_ray(degrees: float) -> Array:
    """Return (3,) one metre in the sagittal plane, in degrees from forward; up is 90."""
    return np.array([math.cos(math.radians(degrees)), -math.sin(math.radians(degrees)), 0.0])


def build_landmarks(figure: Joints, working: Side) -> dict[str, Array]:
    """Return (3,) landmarks by name, metres from the middle of the hips; the right side is near."""
    trunk = 90.0 - figure.trunk_lean
    chest = measure_chord(figure.spine_flexion) * TRUNK_M * make_ray(trunk)
    neck = trunk - figure.head_lift
    head = chest + NECK_M * make_ray(neck)
    face = head + 0.1 * make_ray(neck - 90.0)
    body = {"nose": face}
    for number, side in enumerate((working, other(working))):
        outward = np.array([0.0, 0.0, 1.0 if side == "left" else -1.0])
        body |= _build_leg(figure, number, side, trunk, outward)
        body |= _build_arm(figure, number, side, chest + HALF_SHOULDERS_M * outward, trunk)
        for name, size, at in (
            ("ear", 0.07, head),
            ("eye_inner", 0.02, face),
            ("eye", 0.03, face),
            ("eye_outer", 0.045, face),
        ):
            body[f"{side}_{name}"] = (
                at + size * outward + (0.0 if name == "ear" else 0.03) * make_ray(neck)
            )
        body[f"mouth_{side}"] = face + 0.02 * outward - 0.04 * make_ray(neck)
    if figure.trunk_rotation:
        _turn_chest(body, chest, figure.trunk_rotation * (-1.0 if working == "right" else 1.0))
    put_hands(body, figure, working)
    return body


def measure_chord(flexion: float) -> float:
    """Return the distance of the ends of a bent spine as a share of its length.

    Args:
        flexion: How far it is bent, in degrees.
    """
    half = math.radians(abs(flexion)) / 2.0
    return math.sin(half) / half if half else 1.0


def _turn_chest(body: dict[str, Array], chest: Array, degrees: float) -> None:
    """Turn shoulders, arms and head about the axis of the trunk, through the hips and the chest."""
    axis, angle = chest / np.linalg.norm(chest), math.radians(degrees)
    for name in body.keys() - LOWER_BODY:
        point = body[name] - chest
        body[name] = (
            chest
            + math.cos(angle) * point
            + math.sin(angle) * np.cross(axis, point)
            + (1.0 - math.cos(angle)) * float(axis @ point) * axis
        )


def _build_leg(
    figure: Joints, number: int, side: Side, trunk: float, outward: Array
) -> dict[str, Array]:
    thigh = trunk - 180.0 + figure.hip_flexion[number]
    shin = thigh - figure.knee_flexion[number]
    foot = shin + 90.0 + figure.ankle_dorsiflexion[number]
    spread, rotation = figure.hip_abduction[number], figure.hip_rotation[number]

    def go(degrees: float) -> Array:
        """Return the direction, in space, of a bone at this angle in the plane of the leg."""
        if rotation:
            return _go_rotated(thigh, degrees, spread, rotation, outward)
        angle = math.radians(spread)
        return math.cos(angle) * make_ray(degrees) + math.sin(angle) * outward

    hip = HALF_HIPS_M * outward
    knee = hip + THIGH_M * go(thigh)
    ankle = knee + SHIN_M * go(shin)
    down, ahead = (go(shin), go(foot)) if rotation else (make_ray(shin), make_ray(foot))
    heel = ankle + HEEL_M * down - HEEL_M * ahead
    joints = {
        "hip": hip,
        "knee": knee,
        "ankle": ankle,
        "heel": heel,
        "foot_index": heel + FOOT_M * ahead,
    }
    return {f"{side}_{name}": point for name, point in joints.items()}


def _go_rotated(
    thigh: float, degrees: float, spread: float, rotation: float, outward: Array
) -> Array:
    """Return the direction of a bone of a leg that is rotated about its thigh.

    Args:
        thigh: Angle of the thigh in the sagittal plane, in degrees.
        degrees: Angle that the bone has without rotation and abduction, in degrees.
        spread: Abduction, in degrees.
        rotation: External rotation, in degrees.
        outward: (3,) direction away from the other leg.
    """
    aside, turn = math.radians(spread), math.radians(rotation)
    along = math.cos(aside) * make_ray(thigh) + math.sin(aside) * outward
    inward = math.sin(aside) * make_ray(thigh) - math.cos(aside) * outward
    bend = math.radians(thigh - degrees)
    bent = math.cos(turn) * make_ray(thigh - 90.0) + math.sin(turn) * inward
    return math.cos(bend) * along + math.sin(bend) * bent


def _build_arm(
    figure: Joints, number: int, side: Side, shoulder: Array, trunk: float
) -> dict[str, Array]:
    upper = trunk + 180.0 + figure.shoulder_flexion[number]
    fore = upper + figure.elbow_flexion[number]
    elbow = shoulder + UPPER_ARM_M * make_ray(upper)
    wrist = elbow + FOREARM_M * make_ray(fore)
    hand = wrist + HAND_M * make_ray(fore)
    joints = {
        "shoulder": shoulder,
        "elbow": elbow,
        "wrist": wrist,
        "pinky": hand,
        "index": hand,
        "thumb": (wrist + hand) / 2,
    }
    return {f"{side}_{name}": point for name, point in joints.items()}


def put_on_ground(body: dict[str, Array], figure: Joints, working: Side) -> Array:
    """Return (33, 3): the body with its lowest point on the ground."""
    points = np.array([body[name] for name in INDEX])
    if figure.rests_on == "side":  # rolled from the back on to the side, the working side on top
        up = 1.0 if working == "right" else -1.0
        points = np.stack([points[:, 0], up * points[:, 2], -up * points[:, 1]], axis=-1)
    points[:, 1] -= points[:, 1].max()
    return points


def wrap(degrees: float, lowest: float) -> float:
    """Return degrees wrapped into [lowest, lowest + 360)."""
    return (degrees - lowest) % 360.0 + lowest
