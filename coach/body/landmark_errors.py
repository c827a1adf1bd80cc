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
UPRIGHT_DEG: Final = (45.0, 60.0)
"""Leans of the trunk between which that error fades out; a person who lies has none in common with
others."""


def correct_near_thigh(thigh: Array, trunk: Array) -> Array:
    """Return the near thigh's direction without the error of the landmarker's hip."""
    flexion = np.radians(wrap(thigh - trunk + 180.0, -120.0))
    constant, cosine, sine = HIP_ERROR
    error = constant + cosine * np.cos(flexion) + sine * np.sin(flexion)
    return thigh - error * interpolate(wrap(thigh, -150.0), HIP_ERROR_FROM_DEG)


def correct_far_thigh(thigh: Array, trunk: Array) -> Array:
    """Return the far thigh's direction without the error of the middle between the hips."""
    elevations, errors = zip(*FAR_HIP_ERROR, strict=True)
    upright = 1.0 - interpolate(np.abs(wrap(90.0 - trunk, -180.0)), UPRIGHT_DEG)
    return thigh - upright * np.interp(wrap(thigh, -180.0), elevations, errors)
