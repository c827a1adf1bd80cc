"""Correct the directions of segments whose ends the landmarker places beside the joints.

The errors are those that many bodies have in common. They were fitted on rendered people whose
joints are known, and checked on people that were left out (docs/accuracy.md).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.body.joints import find_middle, interpolate, measure_length, wrap
from coach.body.pose import Array

HIP_ERROR: Final = (1.0, -6.2, -1.8)
"""Error of the near thigh, because the landmarker's hip is not the joint's centre: a constant, a
factor of the cosine and one of the sine of the hip flexion, in degrees. Fitted on rendered
people whose joints are known and checked on people that were left out (docs/accuracy.md)."""
HIP_ERROR_FROM_DEG: Final = (-105.0, -85.0)
"""Thigh elevations between which the error fades in; a thigh that points backward has none."""
FAR_HIP_ERROR: Final = ((-120.0, -9.0), (-90.0, -5.0), (-75.0, -5.0), (-45.0, 0.0))
"""Error of the far thigh of an upright person by its elevation, because the middle between the
landmarker's hips is not the joint's centre, linear in between; in degrees (docs/accuracy.md)."""
FAR_HIP_OFFSET: Final = 0.15
"""Distance of the far hip from the middle between the hips, across the body, in lengths of the
trunk. In people it is 0.17; less is corrected, because the turn is not known exactly."""
UPRIGHT_DEG: Final = (45.0, 60.0)
"""Leans of the trunk between which the errors of upright persons fade out; a person who lies has
none of them in common with others."""
SHIN_ERROR: Final = ((45.0, 0.0), (95.0, 6.0), (105.0, 6.0), (125.0, 0.0))
"""Error of the lean of the near shin of an upright person by that lean, linear in between: the
landmarker sees the ankle of a foot whose back lies on the floor too high; in degrees."""

SUPINE_HIP_ERROR_DEG: Final = 1.5
"""Error of the hip flexion of a person who lies on the back, in degrees."""


def correct_near_thigh(thigh: Array, trunk: Array) -> Array:
    """Return the near thigh's direction without the error of the landmarker's hip.

    Args:
        thigh: (2, n) directions of both thighs, each as if it were the near one, in degrees from
            forward, counter-clockwise.
        trunk: (n,) direction of the trunk, in the same way.
    """
    flexion = np.radians(wrap(thigh - trunk + 180.0, -120.0))
    constant, cosine, sine = HIP_ERROR
    error = constant + cosine * np.cos(flexion) + sine * np.sin(flexion)
    return thigh - error * interpolate(wrap(thigh, -150.0), HIP_ERROR_FROM_DEG)


def locate_far_hip(shoulders: Array, hips: Array, turned: Array) -> Array:
    """Return (2, n) where the far hip is in the picture.

    The landmarker places the hidden hip badly. It is therefore located from the middle between the
    hips: level with it, and ahead of it if the body is turned towards the camera.

    Args:
        shoulders: (2, 2, n) forward and upward, both sides, in pixels.
        hips: in the same way.
        turned: (n,) degrees that the body is turned from the side view, positive towards the
            camera; NaN if it is not known, which moves nothing.
    """
    middle = find_middle(hips)
    trunk = measure_length(find_middle(shoulders) - middle)
    ahead = FAR_HIP_OFFSET * trunk * np.sin(np.radians(np.nan_to_num(turned)))
    return middle + np.stack([ahead, np.zeros_like(ahead)])


def correct_far_thigh(thigh: Array, trunk: Array) -> Array:
    """Return the far thigh's direction without the error of the middle between the hips.

    The arguments are those of `correct_near_thigh`, each thigh as if it were the far one.
    """
    elevations, errors = zip(*FAR_HIP_ERROR, strict=True)
    upright = _find_upright_share(trunk)
    return thigh - upright * np.interp(wrap(thigh, -180.0), elevations, errors)


def correct_near_shin(shin: Array, trunk: Array) -> Array:
    """Return the near shin's direction without the error of the landmarker's ankle.

    The arguments are those of `correct_near_thigh`, with shins in place of thighs.
    """
    leans, errors = zip(*SHIN_ERROR, strict=True)
    upright = _find_upright_share(trunk)
    return shin + upright * np.interp(wrap(-90.0 - shin, -180.0), leans, errors)


def correct_hip(flexion: Array, trunk: Array) -> Array:
    """Return the hip flexion without the error of a person who lies on the back.

    Args:
        flexion: (2, n) hip flexion in degrees.
        trunk: (n,) direction of the trunk, in degrees from forward, counter-clockwise.
    """
    supine = interpolate(-wrap(90.0 - trunk, -180.0), UPRIGHT_DEG)
    return flexion - SUPINE_HIP_ERROR_DEG * supine


def _find_upright_share(trunk: Array) -> Array:
    """Return (n,) 1 for an upright trunk to 0 for one that lies, by its direction."""
    return 1.0 - interpolate(np.abs(wrap(90.0 - trunk, -180.0)), UPRIGHT_DEG)
