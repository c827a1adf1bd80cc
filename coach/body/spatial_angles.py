"""Angles that any view shows: measured in space, and mixed with those of the side view.

Space is the world landmarks, which are less precise than the picture. The further the body is
turned from the side view, the more of an angle is measured in space.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from coach.body.joints import Segments, find_middle, interpolate, measure_between
from coach.body.pose import Array

MAX_PICTURE_YAW_DEG: Final = 20.0
"""Maximum turn from the side view, in degrees, at which a bend is measured in the picture only."""
MIN_SPACE_YAW_DEG: Final = 45.0
"""Minimum turn at which it is measured in space only. In between both are mixed, without a jump."""

SPACE: Final = ("shoulder", "hip", "knee", "ankle", "elbow")
"""Joints that are needed in space."""
_THIGH: Final = ("hip", "knee")
_BEFORE: Final = Segments(SPACE, (("shoulder", "hip"), _THIGH, ("shoulder", "hip")))
_AFTER: Final = Segments(SPACE, (_THIGH, ("knee", "ankle"), ("shoulder", "elbow")))
"""Segments between which hip, knee and shoulder bend (`_BEFORE` and `_AFTER`)."""
_UP: Final = np.array([[0.0], [-1.0], [0.0]])


def measure_bends(point: Array, angles: Mapping[str, Array], share: Array) -> dict[str, Array]:
    """Return the angles that any view shows, (2, n) each.

    Args:
        point: (5, 3, 2, n) `SPACE`, in metres.
        angles: Those of the side view.
        share: (n,) how much is measured in space, see `find_share`.
    """
    bends = measure_between(_BEFORE.measure(point), _AFTER.measure(point))
    seen = np.concatenate([angles["hip_flexion"], angles["knee_flexion"]]).reshape(2, 2, -1)
    hip, knee = _mix(bends[:2], np.abs(seen), share)
    return {
        "knee_bend": knee,
        "hip_bend": hip,
        "shoulder_bend": bends[2],
        "leg_elevation": _measure_elevation(point[3] - point[1]),
    }


def _measure_elevation(limbs: Array) -> Array:
    """Return the angle to the horizontal of limbs in space, in degrees; up is positive."""
    x, down, z = limbs
    elevation: Array = np.degrees(np.arctan2(-down, np.hypot(x, z)))
    return elevation


def measure_tilt(point: Array, lean: Array, share: Array) -> Array:
    """Return the angle of the trunk to upright in any direction, in degrees.

    90 is lying, 180 is head down. point: (2, 3, 2, n) shoulders and hips in space.
    """
    shoulders, hips = find_middle(point)
    return _mix(measure_between(shoulders - hips, _UP), np.abs(lean), share)


def find_share(turned: Array) -> Array:
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
