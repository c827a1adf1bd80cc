"""Correct the directions of segments whose ends the landmarker places beside the joints.

The errors are those that many bodies have in common. They were fitted on rendered people whose
joints are known, and checked on people that were left out (docs/accuracy.md).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from coach.body.joints import interpolate, wrap
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

_FAR_ELEVATIONS, _FAR_ERRORS = np.array(FAR_HIP_ERROR).T
_SHIN_LEANS, _SHIN_ERRORS = np.array(SHIN_ERROR).T


def correct_near_thigh(thigh: Array, elevation: Array, trunk: Array) -> Array:
    """Return the near thigh's direction without the error of the landmarker's hip.

    Args:
        thigh: (2, n) directions of both thighs, each as if it were the near one, in degrees from
            forward, counter-clockwise.
        elevation: (2, n) the same in degrees from -150 to 210.
        trunk: (n,) direction of the trunk, as that of a thigh.
    """
    flexion = np.radians(wrap(thigh - trunk + 180.0, -120.0))
    constant, cosine, sine = HIP_ERROR
    error = constant + cosine * np.cos(flexion) + sine * np.sin(flexion)
    return thigh - error * interpolate(elevation, HIP_ERROR_FROM_DEG)


def locate_far_hip(middle: Array, trunk_length: Array, turned: Array) -> Array:
    """Return (2, n) where the far hip is in the picture.

    The landmarker places the hidden hip badly. It is therefore located from the middle between the
    hips: level with it, and ahead of it if the body is turned towards the camera.

    Args:
        middle: (2, n) the middle between the hips, forward and upward, in pixels.
        trunk_length: (n,) in pixels.
        turned: (n,) degrees that the body is turned from the side view, positive towards the
            camera; NaN if it is not known, which moves nothing.
    """
    known = np.where(np.isnan(turned), 0.0, turned)
    hip = middle.copy()
    hip[0] += FAR_HIP_OFFSET * trunk_length * np.sin(np.radians(known))
    return hip


def correct_far_thigh(thigh: Array, upright: Array) -> Array:
    """Return the far thigh's direction without the error of the middle between the hips.

    Args:
        thigh: (2, n) directions as for `correct_near_thigh`, each as if it were the far one.
        upright: (n,) see `find_upright_share`.
    """
    error: Array = np.interp(wrap(thigh, -180.0), _FAR_ELEVATIONS, _FAR_ERRORS)
    return thigh - upright * error


def correct_near_shin(shin: Array, upright: Array) -> Array:
    """Return the near shin's direction without the error of the landmarker's ankle.

    Args:
        shin: (2, n) directions of both shins, each as if it were the near one.
        upright: (n,) see `find_upright_share`.
    """
    error: Array = np.interp(wrap(-90.0 - shin, -180.0), _SHIN_LEANS, _SHIN_ERRORS)
    return shin + upright * error


def correct_hip(flexion: Array, lean: Array) -> Array:
    """Return the hip flexion without the error of a person who lies on the back.

    Args:
        flexion: (2, n) hip flexion in degrees.
        lean: (n,) lean of the trunk in degrees, -180 to 180.
    """
    return flexion - SUPINE_HIP_ERROR_DEG * interpolate(-lean, UPRIGHT_DEG)


def find_upright_share(lean: Array) -> Array:
    """Return (n,) 1 for an upright trunk to 0 for one that lies, by its lean (-180 to 180)."""
    return 1.0 - interpolate(np.abs(lean), UPRIGHT_DEG)
