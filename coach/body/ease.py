"""Whether somebody stands or lies straight, and stands at ease, as far as a picture shows it. For many poses at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.joints import find_middle, measure_length, measure_turn, multiply
from coach.body.pose import Array

STRAIGHT_DEG: Final = 25.0
"""A leg is straight whose knee is bent less than this."""
FEET_APART: Final = 0.7
"""Somebody stands whose feet are not further apart than this, in lengths of the trunk."""
OFF_CENTRE: Final = 0.25
"""At the picture's edge what is upright leans when the camera looks down: only those stand whose hips are within this of its middle, in
widths of the picture."""
HANDS_DOWN: Final = -0.5
"""Hands are down that are no higher above the hips than this, in lengths of the trunk."""


def find_straight_posture(picture: Mapping[str, Array]) -> NDArray[np.bool_]:
    """(n,) whether both legs are. picture: joints as (2, 2, n), see `coach.body.joints`."""
    left, right = np.abs(
        measure_turn(picture["knee"] - picture["hip"], picture["ankle"] - picture["knee"])
    )
    straight: NDArray[np.bool_] = np.maximum(left, right) < STRAIGHT_DEG
    return straight


def find_neutral_stance(picture: Mapping[str, Array], widths: Array) -> NDArray[np.bool_]:
    """(n,) feet together, hands down, in the middle of the picture: not in a stride, not leaning against a wall. widths: (n,) pixels."""
    hips = find_middle(picture["hip"])
    trunk = hips - find_middle(picture["shoulder"])
    length = measure_length(trunk)
    central = np.abs(hips[0] / widths - 0.5) <= OFF_CENTRE
    together = (
        measure_length(picture["ankle"][:, 0] - picture["ankle"][:, 1]) <= FEET_APART * length
    )
    hands = multiply(picture["wrist"] - hips[:, None], trunk[:, None]) / length**2
    at_ease: NDArray[np.bool_] = central & together & (hands > HANDS_DOWN).all(axis=0)
    return at_ease
