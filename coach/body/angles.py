"""Joint angles from landmarks, vectorised for live frames and whole recordings alike.

0 is the neutral anatomical position and flexion is positive, as physiotherapists write it. Angles
of the sagittal plane are measured in the picture, in pixels (the true aspect ratio), because a side
view shows them best. The leg nearer to the camera is measured from its own hip. The far leg is
measured from the middle between both hips, because the landmarker places the hidden hip badly.
``*_bend`` change to the world landmarks the further the body is turned from the side view. World
landmarks are less precise, but known from any view, which is enough for counting.

NaN in, NaN out. Every angle is computed here; `coach.body.view` finds out which ones the view
shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.joints import (
    clip,
    find_middle,
    interpolate,
    measure_between,
    measure_length,
    select_joints,
    wrap,
)
from coach.body.landmark_errors import (
    correct_far_thigh,
    correct_hip,
    correct_near_shin,
    correct_near_thigh,
    locate_far_hip,
)
from coach.body.landmarks import SIDES
from coach.body.limits import LYING_DEG
from coach.body.pose import Array

SAGITTAL_PAIRED: Final = (
    "hip_flexion", "knee_flexion", "thigh_elevation", "shin_lean", "shin_tilt", "knee_past_toes",
    "ankle_dorsiflexion",
    "elbow_flexion",
)  # fmt: skip
SAGITTAL_SINGLE: Final = ("trunk_lean", "head_lift")
FRONTAL_PAIRED: Final = ("knee_valgus",)
FRONTAL_SINGLE: Final = ("pelvis_obliquity", "shoulder_obliquity")
SPATIAL_PAIRED: Final = ("knee_bend", "hip_bend", "shoulder_bend", "leg_elevation")
SPATIAL_SINGLE: Final = ("trunk_tilt",)

PAIRED: Final = (*SAGITTAL_PAIRED, *FRONTAL_PAIRED, *SPATIAL_PAIRED)
"""Angles of each side of the body. In an exercise file the name ends with the side."""
SINGLE: Final = (*SAGITTAL_SINGLE, *FRONTAL_SINGLE, *SPATIAL_SINGLE)
"""Angles of the whole body."""
NAMES: Final = (*(f"{angle}_{side}" for angle in PAIRED for side in SIDES), *SINGLE)
"""Full names of all angles, in the order of tables."""
RATIOS: Final = ("knee_past_toes",)
"""Angles that are ratios of the shin's length, not degrees."""

RAISED_DEG: Final = (40.0, 60.0)
"""Elevations between which a near thigh counts more and more as raised."""
FLAT_DEG: Final = (20.0, 40.0)
"""Elevations between which a far thigh counts less and less as flat."""
KNEE_ERROR_DEG: Final = -1.0
"""Additional error of the near knee's flexion, in degrees."""
TRUNK_OFFSET_DEG: Final = 2.3
"""Backward lean, in degrees, of the line from the landmarker's hips to its shoulders against the
axis of an upright trunk. A lying trunk has none."""

_PICTURE: Final = (
    "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index",
)  # fmt: skip
_SPACE: Final = ("shoulder", "elbow", "hip", "knee", "ankle")
"""Joints that are needed in the picture (`_PICTURE`) and in space."""
_LEFT: Final = np.array([[True], [False]])
_BLOCK_SIZE: Final = 2048
"""Number of poses that are computed at a time, so that their data stay in the processor's cache."""

MAX_PICTURE_YAW_DEG: Final = 20.0
"""Maximum turn from the side view, in degrees, at which a bend is measured in the picture only."""
MIN_SPACE_YAW_DEG: Final = 45.0
"""Minimum turn at which it is measured in space only. In between both are mixed, without a jump."""


def is_sagittal(name: str) -> bool:
    """Return True if an angle (full name) is measured in the side view."""
    return name in SAGITTAL_SINGLE or name.rpartition("_")[0] in SAGITTAL_PAIRED


def is_frontal(name: str) -> bool:
    """Return True if an angle (full name) is measured in the front view."""
    return name in FRONTAL_SINGLE or name.rpartition("_")[0] in FRONTAL_PAIRED


def is_ratio(angle: str) -> bool:
    """Return True if an angle is a ratio of a length, to be shown with decimals."""
    return angle.rpartition("_")[0] in RATIOS


def measure_angles(
    image: Array, world: Array, forward: Array, turned: Array
) -> Mapping[str, Array]:
    """Return every angle of every pose, by full name.

    Args:
        image: (n, 33, 2) pixels, y downward.
        world: (n, 33, 3) metres.
        forward: (n,) +1 if the person faces the picture's right (lying on the back: feet to the
            right), -1 if left.
        turned: (n,) degrees that the body is turned from the side view.

    Returns:
        (n,) arrays in degrees (`RATIOS`: ratios of a length), NaN if a landmark is NaN.
    """
    return dict(zip(NAMES, measure_table(image, world, forward, turned), strict=True))


def measure_table(image: Array, world: Array, forward: Array, turned: Array) -> Array:
    """Return `measure_angles` as one array: (number of `NAMES`, n), a row per angle."""
    table = np.empty((len(NAMES), len(image)))
    for first in range(0, len(image), _BLOCK_SIZE):
        part = slice(first, first + _BLOCK_SIZE)
        # The direction of a vector without length is NaN.
        with np.errstate(divide="ignore", invalid="ignore"):
            pairs, singles = _measure_block(image[part], world[part], forward[part], turned[part])
        for row, name in enumerate(PAIRED):
            table[2 * row : 2 * row + 2, part] = pairs[name]
        for row, name in enumerate(SINGLE, 2 * len(PAIRED)):
            table[row, part] = singles[name]
    return table


def _measure_block(
    image: Array, world: Array, forward: Array, turned: Array
) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return the angles of both sides, (2, n) each, and those of the whole body, (n,) each."""
    seen = select_joints(image, _PICTURE)
    picture = dict(zip(_PICTURE, seen, strict=True))
    space = dict(zip(_SPACE, select_joints(world, _SPACE), strict=True))
    signs = np.stack([forward, np.full(len(forward), -1.0)])[:, None]
    sagittal = dict(zip(_PICTURE, seen * signs, strict=True))
    near = (forward < 0) == _LEFT
    trunk = _direction(find_middle(sagittal["shoulder"]) - find_middle(sagittal["hip"]))
    trunk = trunk - TRUNK_OFFSET_DEG * clip(np.sin(np.radians(trunk)))
    share = _find_share(turned)
    pairs = _measure_legs(sagittal, trunk, near, turned)
    pairs |= _measure_bends(space, pairs, share)
    pairs["knee_valgus"] = _measure_valgus(picture)
    singles = _measure_trunk(sagittal, trunk)
    singles["trunk_tilt"] = _measure_tilt(space, singles["trunk_lean"], share)
    for joint, name in (("hip", "pelvis_obliquity"), ("shoulder", "shoulder_obliquity")):
        across = picture[joint][:, 0] - picture[joint][:, 1]
        singles[name] = wrap(np.degrees(np.arctan2(-across[1], np.abs(across[0]))), -180.0)
    return pairs, singles


def _direction(vectors: Array) -> Array:
    """Return (...) degrees from forward, counter-clockwise, of (2, ...); NaN without length."""
    along, up = vectors
    known: Array = np.where((along != 0) | (up != 0), np.degrees(np.arctan2(up, along)), np.nan)
    return known


def _measure_trunk(sagittal: Mapping[str, Array], trunk: Array) -> dict[str, Array]:
    head = _direction(find_middle(sagittal["ear"]) - find_middle(sagittal["shoulder"]))
    return {"trunk_lean": wrap(90.0 - trunk, -180.0), "head_lift": wrap(trunk - head, -180.0)}


def _find_resting_share(thighs: Array, trunk: Array, near: NDArray[np.bool_]) -> Array:
    """Return (n,) 0 to 1: how much the far leg of a lying person rests while the near one is up.

    The pelvis then rolls, which moves the middle between the hips but hardly the hip of the resting
    leg. That leg is therefore measured from its own hip. thighs, near: (2, n).
    """
    first, second = wrap(thighs, -150.0)
    raised, flat = np.where(near[0], first, second), np.abs(np.where(near[0], second, first))
    lying = np.abs(wrap(90.0 - trunk, -180.0)) > LYING_DEG
    return np.where(
        lying, interpolate(raised, RAISED_DEG) * (1.0 - interpolate(flat, FLAT_DEG)), 0.0
    )


def _measure_legs(
    point: Mapping[str, Array], trunk: Array, near: NDArray[np.bool_], turned: Array
) -> dict[str, Array]:
    """Return the sagittal angles of both legs and arms, (2, n) each.

    trunk: (n,) its direction in degrees. near: (2, n) True for the leg nearer to the camera.
    turned: (n,) degrees that the body is turned from the side view, positive towards the camera.
    """
    own = _direction(point["knee"] - point["hip"])
    far_hip = locate_far_hip(point["shoulder"], point["hip"], turned)
    far = correct_far_thigh(_direction(point["knee"] - far_hip[:, None]), trunk)
    resting = _find_resting_share(own, trunk, near)
    thigh = np.where(near, correct_near_thigh(own, trunk), far + resting * wrap(own - far, -180.0))
    shin = _direction(point["ankle"] - point["knee"])
    shin = np.where(near, correct_near_shin(shin, trunk), shin)
    foot = _direction(point["foot_index"] - point["heel"])
    length = measure_length(point["knee"] - point["ankle"])
    past = point["knee"][0] - point["foot_index"][0]
    lean = wrap(-90.0 - shin, -180.0)
    return {
        "hip_flexion": wrap(correct_hip(thigh - trunk + 180.0, trunk), -120.0),
        "knee_flexion": wrap(
            np.where(near, np.maximum(thigh, own) - KNEE_ERROR_DEG, far) - shin, -90.0
        ),
        "thigh_elevation": wrap(thigh, -150.0),
        "shin_lean": lean,
        "shin_tilt": np.minimum(np.abs(lean), 180.0 - np.abs(lean)),
        "knee_past_toes": np.where(length > 0, past / length, np.nan),
        "ankle_dorsiflexion": wrap(foot - shin - 90.0, -180.0),
        "elbow_flexion": measure_between(
            point["elbow"] - point["shoulder"], point["wrist"] - point["elbow"]
        ),
    }


def _measure_bends(
    point: Mapping[str, Array], angles: Mapping[str, Array], share: Array
) -> dict[str, Array]:
    thigh, trunk = point["knee"] - point["hip"], point["hip"] - point["shoulder"]
    return {
        "knee_bend": _mix(
            measure_between(thigh, point["ankle"] - point["knee"]),
            np.abs(angles["knee_flexion"]),
            share,
        ),
        "hip_bend": _mix(measure_between(trunk, thigh), np.abs(angles["hip_flexion"]), share),
        "shoulder_bend": measure_between(trunk, point["elbow"] - point["shoulder"]),
        "leg_elevation": _measure_elevation(point["ankle"] - point["hip"]),
    }


def _measure_elevation(limbs: Array) -> Array:
    """Return the angle to the horizontal of limbs in space, in degrees; up is positive."""
    x, down, z = limbs
    elevation: Array = np.degrees(np.arctan2(-down, np.hypot(x, z)))
    return elevation


def _measure_tilt(point: Mapping[str, Array], lean: Array, share: Array) -> Array:
    """Return the angle of the trunk to upright in any direction, in degrees.

    90 is lying, 180 is head down.
    """
    trunk = find_middle(point["shoulder"]) - find_middle(point["hip"])
    return _mix(measure_between(trunk, np.array([[0.0], [-1.0], [0.0]])), np.abs(lean), share)


def _find_share(turned: Array) -> Array:
    """Return (n,) the share of a bend that is measured in space.

    It grows with the turn of the body.
    """
    return interpolate(np.abs(turned), (MAX_PICTURE_YAW_DEG, MIN_SPACE_YAW_DEG))


def _mix(first: Array, second: Array, share: Array) -> Array:
    """Mix `share` of the first with the rest of the second. A value without a share may be NaN."""
    mixed: Array = np.where(
        share >= 1, first, np.where(share <= 0, second, share * first + (1 - share) * second)
    )
    return mixed


def _measure_valgus(point: Mapping[str, Array]) -> Array:
    """Return (2, n) how far the knee is inside the line from hip to ankle in the front view.

    In degrees; a knee outside the line is negative.
    """
    inward = np.sign(point["hip"][0, ::-1] - point["hip"][0])
    upper, lower = point["knee"] - point["hip"], point["ankle"] - point["knee"]
    turn = np.degrees(np.arctan2(upper[0], upper[1]) - np.arctan2(lower[0], lower[1]))
    return wrap(turn * inward, -180.0)
