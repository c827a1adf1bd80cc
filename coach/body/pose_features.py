"""Features of single poses, extracted from many poses at once.

The result is identical to the last bit whether poses are processed together or alone. Modules that
track a body over time (`presence`, `legs.swaps`, `view`, `camera_tilt`) take the features of one
pose after the other.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from coach.body.joints import (
    find_middle,
    measure_length,
    measure_turn,
    multiply,
    select_joints,
)
from coach.body.landmarks import INDEX, SIDES
from coach.body.pose import Array, Pose
from coach.body.proportions import JOINTS, measure_proportions

STRAIGHT_DEG: Final = 25.0
"""Maximum bend of the knee of a straight leg."""
FEET_APART: Final = 0.7
"""Maximum distance between the feet of a neutral stance, in trunk lengths."""
OFF_CENTRE: Final = 0.25
"""Maximum distance of the hips from the picture's middle, in picture widths. At the edge, upright
bodies lean if the camera looks down."""
HANDS_DOWN: Final = -0.5
"""Minimum height of the hands above the hips, in negative trunk lengths, that counts as raised."""

_PICTURE: Final = (*JOINTS, "foot_index", "wrist")
_FEET: Final = np.array(
    [[INDEX[f"{side}_{part}"] for side in SIDES] for part in ("heel", "foot_index")]
)
_PARTS: Final = ("head", "shoulders", "hips", "knees", "feet")
_OUTSIDE: Final = tuple(
    tuple(part for part, out in zip(_PARTS, reversed(outs), strict=True) if out)
    for outs in itertools.product((False, True), repeat=len(_PARTS))
)
"""Names of the parts outside the picture, indexed by a number with a bit for each part."""
_BITS: Final = np.array([[1], [2], [4], [8], [16]])
_TO_CAMERA: Final = np.array([[1.0], [-1.0]])
"""Signs of x and z in `PoseFeatures.shoulder_line`."""


class PoseFeatures(NamedTuple):
    """Features of one pose.

    Lengths and positions are in pixels unless stated; NaN if a landmark is NaN.
    """

    pose: Pose
    outside: tuple[str, ...]
    """Names of the parts of the body that are outside the picture."""
    plausible: bool
    """Whether it looks like a person with visible legs, and not like one invented over
    furniture."""
    trackable: bool
    """Whether it is good enough for a person who was found before."""
    trunk_m: float
    """Length of the trunk in metres."""
    scale: float
    """Pixels per metre; NaN for a body without extent."""
    hips: Sequence[float]
    """(2,) the middle between the hips in the picture."""
    trunk: Sequence[float]
    """(2,) from the middle between the shoulders to that between the hips."""
    trunk_length: float
    legs: Sequence[float]
    """(2,) from the middle between the hips to that between the ankles."""
    straight: bool
    """Whether both knees are straight in the picture."""
    neutral_stance: bool
    """Whether an upright body has its feet together and its hands down, in the middle of the
    picture."""
    shoulder_line: Sequence[float]
    """(2,) from the left shoulder to the right one, seen from above: to the picture's right, and
    towards the camera; in metres."""
    leg_points: Sequence[float]
    """(12,) positions of knees, ankles and toes: for each x of left and right, then y."""
    legs_known: bool
    """Whether all of these are finite."""
    leg_lengths: Sequence[float]
    """(4,) lengths of the left and the right thigh, then shin, in the picture, in trunk lengths."""
    foot_visibility: Sequence[float]
    """(2,) visibility of the left and the right foot: of its heel or its toes, the lower one."""
    shin_depth: Sequence[float]
    """(2,) share of the length of the left and the right shin towards or away from the camera."""


def extract_features(pose: Pose) -> PoseFeatures:
    """Return the features of one pose."""
    return extract_features_many([pose])[0]


@np.errstate(all="ignore")  # a body without extent divides by zero; unseen is NaN or infinite
def extract_features_many(poses: Sequence[Pose]) -> list[PoseFeatures]:
    """Return the features of each of these poses."""
    if not poses:
        return []
    image, world, visibility = (
        stack_features(poses, name) for name in ("image", "world", "visibility")
    )
    sizes = np.array([(pose.width, pose.height) for pose in poses], dtype=np.float64).T
    picture, space = select_joints(image, _PICTURE), select_joints(world, JOINTS)
    build = measure_proportions(picture[:4], space, visibility)
    shoulders, hips, _, ankles = find_middle(picture[:4])
    trunk = hips - shoulders
    trunk_length = measure_length(trunk)
    segments = (picture[2:4] - picture[1:3]).swapaxes(0, 1)  # of the legs: thighs, shins
    leg_lengths = measure_length(segments).reshape(4, -1)
    leg_points = picture[2:5].reshape(12, -1)
    legs_known = np.asarray(np.isfinite(leg_points).all(axis=0))
    neutral_stance = find_neutral_stance(picture[3:], hips, trunk, sizes[0])
    shoulder_line = (space[0, :, 1] - space[0, :, 0])[::2] * _TO_CAMERA
    outside = _find_outside(image[:, INDEX["nose"]].T, picture[:4], sizes)
    columns = (
        build.plausible, build.trackable, build.trunk_m, build.scale, hips.T, trunk.T, trunk_length,
        (ankles - hips).T, find_straight_posture(segments), neutral_stance, shoulder_line.T,
        leg_points.T, legs_known, (leg_lengths / trunk_length).T,
        visibility[:, _FEET].min(axis=1), _measure_depth(space[3] - space[2]).T,
    )  # fmt: skip
    parts = [_OUTSIDE[number] for number in outside.tolist()]
    return list(map(PoseFeatures, poses, parts, *(column.tolist() for column in columns)))


def stack_features(poses: Sequence[Pose], name: str) -> Array:
    """Return (n, 33, ...): one array of every pose, stacked."""
    arrays = [getattr(pose, name) for pose in poses]
    return np.concatenate(arrays).reshape(len(arrays), *arrays[0].shape)


def find_straight_posture(segments: Array) -> NDArray[np.bool_]:
    """Return (n,) True if both legs are straight.

    segments: (2, 2, 2, n) x and y of thighs and shins, left and right.
    """
    left, right = np.abs(measure_turn(segments[:, 0], segments[:, 1]))
    straight: NDArray[np.bool_] = np.maximum(left, right) < STRAIGHT_DEG
    return straight


def find_neutral_stance(
    limbs: Array, hips: Array, trunk: Array, widths: Array
) -> NDArray[np.bool_]:
    """Return (n,) True if the feet are together and the hands down, in the middle of the picture.

    Excludes a stride and leaning against a wall.

    Args:
        limbs: (3, 2, 2, n) ankles, toes and wrists in pixels.
        hips: (2, n) the middle between the hips.
        trunk: (2, n) from the middle between the shoulders to that between the hips.
        widths: (n,) of the pictures in pixels.
    """
    ankles, _, wrists = limbs
    length = measure_length(trunk)
    central = np.abs(hips[0] / widths - 0.5) <= OFF_CENTRE
    together = measure_length(ankles[:, 0] - ankles[:, 1]) <= FEET_APART * length
    hands = multiply(wrists - hips[:, None], trunk[:, None]) / length**2
    neutral_stance: NDArray[np.bool_] = central & together & (hands > HANDS_DOWN).all(axis=0)
    return neutral_stance


def _measure_depth(shins: Array) -> Array:
    """Return (2, n) the share of the length of the shins that is depth. shins: (3, 2, n) metres."""
    depth: Array = np.abs(shins[2]) / np.maximum(1e-6, measure_length(shins))
    return depth


def measure_yaw(shoulder_line: Sequence[float]) -> tuple[float, int]:
    """Return how far the body is turned from the side view, and the direction that it faces.

    Args:
        shoulder_line: (2,) from the left shoulder to the right one, seen from above: to the
            picture's right, and towards the camera.

    Returns:
        Degrees, positive towards the front, -90 to 90, NaN if unknown; and +1 if the person
            faces the picture's right, -1 if left.
    """
    angle = math.degrees(math.atan2(*shoulder_line))
    if abs(angle) <= 90.0:
        return -angle, 1
    return (180.0 - abs(angle)) * (1 if angle < 0 else -1), -1


def _find_outside(nose: Array, joints: Array, sizes: Array) -> NDArray[np.intp]:
    """Return (n,) a number with a bit for each of `_PARTS` that is outside the picture.

    nose, sizes: (2, n). joints: (4, 2, 2, n) from shoulders to ankles.
    """
    head = ((nose >= 0) & (nose <= sizes)).all(axis=0, keepdims=True)
    others = ((joints >= 0) & (joints <= sizes[:, None])).all(axis=(1, 2))
    number: NDArray[np.intp] = (~np.concatenate([head, others]) * _BITS).sum(axis=0)
    return number
