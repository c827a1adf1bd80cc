"""A body made of joint angles: 33 landmarks in space, pictures of it, and films.

For drawings, for exercises to check their own key positions by, and for made-up poses. Any object with the joint angles of `Joints`
will do: a `Posture`, or a figure of an exercise's file. `place` puts the joints where they are; `project` makes of them what the
landmarker would say of the picture, with its known errors (`coach.body.angles`), so that the measured angles come out as they
were put in, in a side view to 3 degrees.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

import numpy as np

from coach.body.angles import HIP_ERROR, HIP_ERROR_FROM_DEG, TRUNK_OFFSET_DEG
from coach.body.landmarks import COUNT, INDEX, Side, other
from coach.body.pose import Array, Pose, mirror

RestsOn = Literal["feet", "knees", "seat", "back", "front", "side", "forearms"]

TRUNK_M: Final = 0.50
THIGH_M: Final = 0.42
SHIN_M: Final = 0.40
FOOT_M: Final = 0.24
HEEL_M: Final = 0.05
"""The heel is this far behind and below the ankle, metres."""
NECK_M: Final = 0.22
UPPER_ARM_M: Final = 0.28
FOREARM_M: Final = 0.25
HAND_M: Final = 0.08
HALF_SHOULDERS_M: Final = 0.18
HALF_HIPS_M: Final = 0.09
GROUND: Final = 0.88
"""Where the ground is in a picture, as a part of its height."""


class Joints(Protocol):
    """The joints of a body in degrees, flexion positive; of two numbers the first is of the working leg or that side's arm."""

    @property
    def trunk_lean(self) -> float:
        """Trunk against gravity, forward positive; -90 lies on the back, 90 on the front."""

    @property
    def head_lift(self) -> float:
        """Head against the trunk, chin to the chest positive."""

    @property
    def hip_flexion(self) -> tuple[float, float]:
        """Thigh against the trunk, extension negative."""

    @property
    def hip_abduction(self) -> tuple[float, float]:
        """Leg to the side, outward positive."""

    @property
    def knee_flexion(self) -> tuple[float, float]:
        """Shin against the thigh, 0 straight."""

    @property
    def ankle_dorsiflexion(self) -> tuple[float, float]:
        """Toes up positive, 0 a foot square to the shin."""

    @property
    def shoulder_flexion(self) -> tuple[float, float]:
        """Upper arm against the trunk, forward positive."""

    @property
    def elbow_flexion(self) -> tuple[float, float]:
        """Forearm against the upper arm, 0 straight."""

    @property
    def rests_on(self) -> RestsOn:
        """What the body rests on."""


@dataclass(frozen=True, slots=True)
class Posture:
    """Joint angles as values; without any, somebody who stands. Their meaning: `Joints`."""

    trunk_lean: float = 0.0
    head_lift: float = 0.0
    hip_flexion: tuple[float, float] = (0.0, 0.0)
    hip_abduction: tuple[float, float] = (0.0, 0.0)
    knee_flexion: tuple[float, float] = (0.0, 0.0)
    ankle_dorsiflexion: tuple[float, float] = (0.0, 0.0)
    shoulder_flexion: tuple[float, float] = (0.0, 0.0)
    elbow_flexion: tuple[float, float] = (0.0, 0.0)
    rests_on: RestsOn = "feet"


@dataclass(frozen=True, slots=True)
class CameraView:
    """How a body is photographed, by a level camera that is far away."""

    facing: Literal["left", "right"] = "right"
    """Where the person faces in a side view. ``left`` is the mirror image of ``right``."""
    working: Side | None = None
    """The side that works; None is the near one, right where the person faces right."""
    turned_deg: float = 0.0
    """How far the body is turned from the side view towards the front; 0 side-on, 90 facing the camera, -90 away from it."""
    width: int = 640
    height: int = 480
    pixels_a_metre: float = 190.0


SIDE_ON: Final = CameraView()

Script = Sequence[tuple[Joints, float, float]]
"""(joints, seconds to get there, seconds to stay), one after the other. Of the first one the way there is not shown."""


def join(before: Joints, after: Joints, share: float) -> Posture:
    """Part of the way from one body to another: 0 is before, 1 is after. What it rests on changes at the end."""

    def mix(first: float, last: float) -> float:
        return first + share * (last - first)

    values: dict[str, object] = {}
    for field in dataclasses.fields(Posture):
        first, last = getattr(before, field.name), getattr(after, field.name)
        if field.name == "rests_on":
            values[field.name] = first if share < 1 else last
        elif isinstance(first, tuple):
            values[field.name] = tuple(mix(one, two) for one, two in zip(first, last, strict=True))
        else:
            values[field.name] = mix(first, last)
    return Posture(**values)  # type: ignore[arg-type]


def place(figure: Joints, working: Side = "right") -> Array:
    """(33, 3) landmarks in metres: x in the direction the person faces (lying on the back: of the feet), y downward, z away.

    The right side is the near one, so the working leg is near unless `working` says otherwise. x and z are 0 in the middle between
    the hips, y is 0 on the ground: the lowest point lies on it. Somebody who lies on the side has the working leg on top.
    """
    return _land(_build(figure, working), figure, working)


def project(figure: Joints, time_s: float = 0.0, shot: CameraView = SIDE_ON) -> Pose:
    """The pose that the landmarker would give of this body."""
    near: Side = "left" if shot.facing == "left" else "right"
    working: Side = "right" if shot.working in (None, near) else "left"
    space = _land(_misplace(_build(figure, working), figure, working), figure, working)
    turned = math.radians(shot.turned_deg)
    x = space[:, 0] * math.cos(turned) + space[:, 2] * math.sin(turned)
    z = -space[:, 0] * math.sin(turned) + space[:, 2] * math.cos(turned)
    seen = np.stack([x, space[:, 1], z], axis=-1)
    image = seen[:, :2] * shot.pixels_a_metre + [shot.width / 2, GROUND * shot.height]
    world = seen - (seen[INDEX["left_hip"]] + seen[INDEX["right_hip"]]) / 2
    pose = Pose(time_s, image, world, np.full(COUNT, 0.97), shot.width, shot.height, 0.5)
    return mirror(pose) if shot.facing == "left" else pose


def animate(
    script: Script, shot: CameraView = SIDE_ON, rate: float = 15.0, start_s: float = 0.0
) -> list[Pose]:
    """Poses, `rate` a second, of somebody who goes from figure to figure and stays in each for a while; times rise from `start_s`."""
    poses: list[Pose] = []
    here, began_s = script[0][0], 0.0
    for number, (there, seconds, stay_s) in enumerate(script):
        way_s = seconds if number else 0.0
        while (at_s := len(poses) / rate) < began_s + way_s + stay_s - 1e-9:
            gone = 1.0 if at_s >= began_s + way_s else (at_s - began_s) / way_s
            figure = join(here, there, (1.0 - math.cos(math.pi * gone)) / 2)
            poses.append(project(figure, start_s + at_s, shot))
        here, began_s = there, began_s + way_s + stay_s
    return poses


def _ray(degrees: float) -> Array:
    """One metre in a direction of the sagittal plane, degrees from forward, up is 90: x, y downward, z."""
    return np.array([math.cos(math.radians(degrees)), -math.sin(math.radians(degrees)), 0.0])


def _build(figure: Joints, working: Side) -> dict[str, Array]:
    """Landmarks by name, from the middle of the hips; the right side is near."""
    trunk = 90.0 - figure.trunk_lean
    chest = TRUNK_M * _ray(trunk)
    neck = trunk - figure.head_lift
    head = chest + NECK_M * _ray(neck)
    face = head + 0.1 * _ray(neck - 90.0)
    body = {"nose": face}
    for number, side in enumerate((working, other(working))):
        out = np.array([0.0, 0.0, 1.0 if side == "left" else -1.0])
        body |= _build_leg(figure, number, side, trunk, out)
        body |= _build_arm(figure, number, side, chest + HALF_SHOULDERS_M * out, trunk)
        for name, size, at in (
            ("ear", 0.07, head),
            ("eye_inner", 0.02, face),
            ("eye", 0.03, face),
            ("eye_outer", 0.045, face),
        ):
            body[f"{side}_{name}"] = at + size * out + (0.0 if name == "ear" else 0.03) * _ray(neck)
        body[f"mouth_{side}"] = face + 0.02 * out - 0.04 * _ray(neck)
    return body


def _build_leg(
    figure: Joints, number: int, side: Side, trunk: float, out: Array
) -> dict[str, Array]:
    thigh = trunk - 180.0 + figure.hip_flexion[number]
    shin = thigh - figure.knee_flexion[number]
    foot = shin + 90.0 + figure.ankle_dorsiflexion[number]
    spread = math.radians(figure.hip_abduction[number])

    def go(degrees: float) -> Array:
        return math.cos(spread) * _ray(degrees) + math.sin(spread) * out

    hip = HALF_HIPS_M * out
    knee = hip + THIGH_M * go(thigh)
    ankle = knee + SHIN_M * go(shin)
    heel = ankle + HEEL_M * _ray(shin) - HEEL_M * _ray(foot)
    joints = {
        "hip": hip,
        "knee": knee,
        "ankle": ankle,
        "heel": heel,
        "foot_index": heel + FOOT_M * _ray(foot),
    }
    return {f"{side}_{name}": point for name, point in joints.items()}


def _build_arm(
    figure: Joints, number: int, side: Side, shoulder: Array, trunk: float
) -> dict[str, Array]:
    upper = trunk + 180.0 + figure.shoulder_flexion[number]
    fore = upper + figure.elbow_flexion[number]
    elbow = shoulder + UPPER_ARM_M * _ray(upper)
    wrist = elbow + FOREARM_M * _ray(fore)
    hand = wrist + HAND_M * _ray(fore)
    joints = {
        "shoulder": shoulder,
        "elbow": elbow,
        "wrist": wrist,
        "pinky": hand,
        "index": hand,
        "thumb": (wrist + hand) / 2,
    }
    return {f"{side}_{name}": point for name, point in joints.items()}


def _misplace(body: dict[str, Array], figure: Joints, working: Side) -> dict[str, Array]:
    """The same body with hips and trunk where the landmarker puts them in a side view.

    The near hip is off so that the near thigh looks turned by `HIP_ERROR`; the far hip so that the middle is right, or, where a
    far leg stays down in lying and is measured from its own hip, not at all. Upright, the trunk looks `TRUNK_OFFSET_DEG` further back.
    """
    trunk = 90.0 - figure.trunk_lean
    near, far = (0, 1) if working == "right" else (1, 0)
    thighs = [_wrap(trunk - 180.0 + flexion, -150.0) for flexion in figure.hip_flexion]
    flexion = math.radians(_wrap(thighs[near] - trunk + 180.0, -120.0))
    error = HIP_ERROR[0] + HIP_ERROR[1] * math.cos(flexion) + HIP_ERROR[2] * math.sin(flexion)
    error *= min(
        1.0,
        max(
            0.0,
            (thighs[near] - HIP_ERROR_FROM_DEG[0])
            / (HIP_ERROR_FROM_DEG[1] - HIP_ERROR_FROM_DEG[0]),
        ),
    )
    shift = THIGH_M * (_ray(thighs[near]) - _ray(thighs[near] + error))
    stays = abs(figure.trunk_lean) > 50.0 and thighs[near] > 50.0 and abs(thighs[far]) < 30.0
    changed = {**body, "right_hip": body["right_hip"] + shift}
    middle = shift / 2 if stays else np.zeros(3)
    if not stays:
        changed["left_hip"] = body["left_hip"] - shift
    back = math.radians(TRUNK_OFFSET_DEG * max(0.0, math.sin(math.radians(trunk))))
    turn = np.array(
        [
            [math.cos(back), math.sin(back), 0.0],
            [-math.sin(back), math.cos(back), 0.0],
            [0.0, 0.0, 1.0],
        ]
    )
    for name, point in body.items():
        if not name.endswith(("hip", "knee", "ankle", "heel", "foot_index")):
            changed[name] = turn @ point + middle
    return changed


def _land(body: dict[str, Array], figure: Joints, working: Side) -> Array:
    """(33, 3) the body on the ground."""
    points = np.array([body[name] for name in INDEX])
    if (
        figure.rests_on == "side"
    ):  # rolled about its length from lying on the back, the working side up
        up = 1.0 if working == "right" else -1.0
        points = np.stack([points[:, 0], up * points[:, 2], -up * points[:, 1]], axis=-1)
    points[:, 1] -= points[:, 1].max()
    return points


def _wrap(degrees: float, lowest: float) -> float:
    return (degrees - lowest) % 360.0 + lowest
