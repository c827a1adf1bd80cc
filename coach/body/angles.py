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
    Segments,
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
    find_upright_share,
    locate_far_hip,
)
from coach.body.landmarks import SIDES
from coach.body.limits import LYING_DEG
from coach.body.pose import Array
from coach.body.spatial_angles import SPACE, find_share, measure_bends, measure_tilt

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
    "ear", "shoulder", "hip", "knee", "foot_index", "ankle", "heel", "elbow", "wrist",
)  # fmt: skip
"""Joints that are needed in the picture; those that are used together are neighbours."""
_THIGH: Final = ("hip", "knee")
_SHIN: Final = ("knee", "ankle")
_FROM_SIDE: Final = Segments(
    _PICTURE,
    (_THIGH, _SHIN, ("heel", "foot_index"), ("shoulder", "elbow"), ("elbow", "wrist")),
)
_FROM_FRONT: Final = Segments(_PICTURE, (_THIGH, _SHIN))
_LOWEST: Final = np.array([-120.0, -90.0, -150.0, -180.0, -180.0])[:, None, None]
"""Lowest values in degrees of hip and knee flexion, thigh elevation, and lean of shin and foot."""
_LEFT: Final = np.array([[True], [False]])
_BLOCK_SIZE: Final = 2048
"""Number of poses that are computed at a time, so that their data stay in the processor's cache."""


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
        rows = [*(pairs[name] for name in PAIRED), *(singles[name][None] for name in SINGLE)]
        np.concatenate(rows, out=table[:, part])
    return table


def _measure_block(
    image: Array, world: Array, forward: Array, turned: Array
) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return the angles of both sides, (2, n) each, and those of the whole body, (n,) each.

    What is alike for several angles is computed at once: for a single pose, calls take far longer
    than numbers.
    """
    picture, space = select_joints(image, _PICTURE), select_joints(world, SPACE)
    signs = np.full((2, 1, len(forward)), -1.0)
    signs[0, 0] = forward
    sagittal = picture * signs
    middles = find_middle(sagittal[:3])  # of ears, shoulders and hips
    axes = middles[:2] - middles[1:]  # of head and trunk
    head, trunk = _direction(axes.swapaxes(0, 1))
    trunk = trunk - TRUNK_OFFSET_DEG * clip(np.sin(np.radians(trunk)))
    lean = wrap(90.0 - trunk, -180.0)
    far_hip = locate_far_hip(middles[2], measure_length(axes[1]), turned)
    pairs = _measure_legs(sagittal, far_hip, trunk, lean, (forward < 0) == _LEFT)
    share = find_share(turned)
    pairs |= measure_bends(space, pairs, share)
    pairs["knee_valgus"] = _measure_valgus(picture)
    singles = _measure_slopes(picture[1:3], trunk - head)
    singles |= {"trunk_lean": lean, "trunk_tilt": measure_tilt(space[:2], lean, share)}
    return pairs, singles


def _direction(vectors: Array) -> Array:
    """Return (...) degrees from forward, counter-clockwise, of (2, ...); NaN without length."""
    along, up = vectors
    known: Array = np.where((along != 0) | (up != 0), np.degrees(np.arctan2(up, along)), np.nan)
    return known


def _measure_slopes(across: Array, lift: Array) -> dict[str, Array]:
    """Return the lift of the head, and the slopes of shoulders and hips in the front view; (n,).

    across: (2, 2, 2, n) shoulders and hips in the picture. lift: (n,) degrees, not yet wrapped.
    """
    x, down = (across[:, :, 0] - across[:, :, 1]).swapaxes(0, 1)
    slopes = np.degrees(np.arctan2(-down, np.abs(x)))
    head, shoulders, hips = wrap(np.concatenate([lift[None], slopes]), -180.0)
    return {"head_lift": head, "pelvis_obliquity": hips, "shoulder_obliquity": shoulders}


def _find_resting_share(elevation: Array, lean: Array, near: NDArray[np.bool_]) -> Array:
    """Return (n,) 0 to 1: how much the far leg of a lying person rests while the near one is up.

    The pelvis then rolls, which moves the middle between the hips but hardly the hip of the resting
    leg. That leg is therefore measured from its own hip.

    Args:
        elevation: (2, n) of the thighs, each from its own hip, in degrees.
        lean: (n,) of the trunk, in degrees.
        near: (2, n) True for the leg nearer to the camera.
    """
    first, second = elevation
    raised, flat = np.where(near[0], first, second), np.abs(np.where(near[0], second, first))
    resting = interpolate(raised, RAISED_DEG) * (1.0 - interpolate(flat, FLAT_DEG))
    return np.where(np.abs(lean) > LYING_DEG, resting, 0.0)


def _measure_legs(
    point: Array, far_hip: Array, trunk: Array, lean: Array, near: NDArray[np.bool_]
) -> dict[str, Array]:
    """Return the sagittal angles of both legs and arms, (2, n) each.

    Args:
        point: (9, 2, 2, n) `_PICTURE`, forward and upward, in pixels.
        far_hip: (2, n) the hip of the far leg, see `locate_far_hip`.
        trunk: (n,) direction of the trunk, in degrees.
        lean: (n,) lean of the trunk, in degrees.
        near: (2, n) True for the leg nearer to the camera.
    """
    segments = _FROM_SIDE.measure(point)
    own, shin, foot = _direction(segments[:, :3])
    knee, toes = point[3:5]
    elevation, upright = wrap(own, -150.0), find_upright_share(lean)
    far = correct_far_thigh(_direction(knee - far_hip[:, None]), upright)
    resting = _find_resting_share(elevation, lean, near)
    thigh = np.where(
        near,
        correct_near_thigh(own, elevation, trunk),
        far + resting * wrap(own - far, -180.0),
    )
    shin = np.where(near, correct_near_shin(shin, upright), shin)
    hip = correct_hip(thigh - trunk + 180.0, lean)
    bend = np.where(near, np.maximum(thigh, own) - KNEE_ERROR_DEG, far) - shin
    together = np.concatenate([hip, bend, thigh, -90.0 - shin, foot - shin - 90.0])
    hip, bend, thigh, lean_of_shin, ankle = wrap(together.reshape(5, 2, -1), _LOWEST)
    leaning = np.abs(lean_of_shin)
    length = measure_length(segments[:, 1])
    return {
        "hip_flexion": hip,
        "knee_flexion": bend,
        "thigh_elevation": thigh,
        "shin_lean": lean_of_shin,
        "shin_tilt": np.minimum(leaning, 180.0 - leaning),
        "knee_past_toes": np.where(length > 0, (knee[0] - toes[0]) / length, np.nan),
        "ankle_dorsiflexion": ankle,
        "elbow_flexion": measure_between(segments[:, 3], segments[:, 4]),
    }


def _measure_valgus(point: Array) -> Array:
    """Return (2, n) how far the knee is inside the line from hip to ankle in the front view.

    In degrees; a knee outside the line is negative. point: (9, 2, 2, n) `_PICTURE`, in pixels.
    """
    hips = point[2, 0]
    inward = np.sign(hips[::-1] - hips)
    upper, lower = np.arctan2(*_FROM_FRONT.measure(point))
    return wrap(np.degrees(upper - lower) * inward, -180.0)
