"""Estimate how wrong each angle may be.

The estimate is the half-width of a band that holds nine of ten errors. It grows with what makes
angles worse: a far leg, the turn from the side view, a small picture, a bent knee, a person who
lies, and what `coach.body.legs.indicators` tells. The logarithm of the band is linear in these. The
weights were fitted on rendered people whose joints are known, with each body left out in turn
(`benchmarks/accuracy/fit_angle_errors.py`; docs/accuracy.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from coach.body.joints import multiply
from coach.body.landmarks import SIDES
from coach.body.legs.indicators import INDICATORS
from coach.body.limits import LYING_DEG
from coach.body.pose import Array

PREDICTORS: Final = (
    "constant", "far_upright", "far_resting", "turned", "small", "lying", "bent", *INDICATORS,
)  # fmt: skip
"""What the logarithm of the band depends on, see `stack_predictors`."""
WEIGHTS: Final[Mapping[str, tuple[float, ...]]] = {
    "thigh_elevation": (
        1.20, 0.32, 0.00, 0.15, 1.06, 0.42, 0.00, 2.45, 0.98, 0.29, 0.03, 0.97, 0.00,
    ),
    "hip_flexion": (
        1.49, 0.22, 0.02, 0.17, 1.24, 0.21, 0.19, 1.10, 0.49, 0.24, 0.20, 0.92, 0.00,
    ),
    "knee_flexion": (
        1.43, 0.59, 0.28, 0.03, 0.77, 0.27, 0.28, 1.22, 1.00, 0.00, 1.17, 0.66, 0.24,
    ),
    "shin_lean": (
        0.95, 0.41, 0.22, 0.23, 0.77, 0.45, 0.24, 0.00, 1.46, 0.01, 1.32, 0.54, 0.49,
    ),
    "knee_past_toes": (
        -2.64, 0.19, 0.00, 0.18, 0.60, 0.00, 0.40, 0.00, 0.87, 0.32, 1.40, 0.40, 0.41,
    ),
    "trunk_lean": (
        1.40, 0.00, 0.00, 0.39, 0.25, 0.15, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
    ),
}  # fmt: skip
"""A weight for each of `PREDICTORS`, by angle: of the legs, and of the whole body, whose indicators
are 0 except for the turn, the size and lying."""
SAME: Final = {"shin_tilt": "shin_lean"}
"""Angles with the errors of another one."""
WHOLE_BODY: Final = ("trunk_lean",)
MAX_DEG: Final = 90.0

TURNED_FROM_DEG: Final = 10.0
"""Turn from the side view above which errors grow."""
TRUNK_PIXELS: Final = 0.2
"""Length of the trunk, as a share of the picture's longer side, below which a person is small."""
RAISED_DEG: Final = 25.0
"""Minimum difference of the thighs of a far leg, in front or raised, that is seen as well as the
near one."""
BENT_FROM_DEG: Final = 90.0
"""Flexion of a knee above which errors grow."""

_PAIRED: Final = tuple(name for name in WEIGHTS if name not in WHOLE_BODY)
_WEIGHTS: Final = np.array(list(WEIGHTS.values())).T[:, :, None, None]
"""(number of `PREDICTORS`, number of `WEIGHTS`, 1, 1)."""
NAMES: Final = (
    *(f"{angle}_{side}" for angle in _PAIRED for side in SIDES),
    *(f"{angle}_{side}" for angle in SAME for side in SIDES),
    *WHOLE_BODY,
)
"""Full names of the angles whose errors are estimated."""


def estimate_errors(predictors: Array) -> Array:
    """Return the half-widths of the bands that hold nine of ten errors: (number of `NAMES`, n).

    In degrees, of `knee_past_toes` in lengths of the shin. predictors: see `stack_predictors`.
    """
    bands = np.minimum(MAX_DEG, np.exp(multiply(_WEIGHTS, predictors[:, None])))
    paired = bands[: len(_PAIRED)]
    same = paired[[_PAIRED.index(name) for name in SAME.values()]]
    legs = np.concatenate([paired, same]).reshape(-1, bands.shape[-1])
    return np.concatenate([legs, bands[len(_PAIRED) :, 0]])


def stack_predictors(
    indicators: Array, forward: Array, turned: Array, size: Array, angles: Mapping[str, Array]
) -> Array:
    """Return (number of `PREDICTORS`, 2, n): what the bands of both legs depend on.

    Args:
        indicators: (n, 12) `coach.body.legs.indicators.LegIndicatorTracker.indicators`.
        forward: (n,) +1 if the person faces the picture's right, -1 if left.
        turned: (n,) degrees that the body is turned from the side view.
        size: (n,) length of the trunk as a share of the picture's longer side.
        angles: (n,) of the trunk's lean and (2, n) of `thigh_elevation` and `knee_flexion`.
    """
    count = len(indicators)
    far = (forward < 0) == np.array([[False], [True]])
    lying = np.abs(angles["trunk_lean"]) > LYING_DEG
    thigh = angles["thigh_elevation"]
    predictors = np.empty((len(PREDICTORS), 2, count))
    predictors[0] = 1.0
    covered = far & (thigh < thigh[::-1] + RAISED_DEG)
    predictors[1] = covered & ~lying
    predictors[2] = covered & lying
    predictors[3] = np.maximum(0.0, np.abs(turned) - TURNED_FROM_DEG) / 10.0
    predictors[4] = np.maximum(0.0, np.log(TRUNK_PIXELS / np.maximum(size, 0.01)))
    predictors[5] = lying
    predictors[6] = np.maximum(0.0, angles["knee_flexion"] - BENT_FROM_DEG) / 50.0
    predictors[7:] = indicators.T.reshape(2, len(INDICATORS), count).swapaxes(0, 1)
    return predictors
