"""Tell which leg of a person on the back rests, and average what it shows in that time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import Side
from coach.body.limits import LYING_DEG

FLAT_KNEE_DEG: Final = 25.0
"""Maximum bend of the knee of a leg that lies flat."""
FLAT_THIGH_DEG: Final = 28.0
"""Maximum angle of its thigh to the picture's horizontal."""
MIN_FLAT_S: Final = 1.0
"""Minimum time that a leg must lie flat before its average is used, in seconds."""
AVERAGING_S: Final = 3.0
"""Time over which is averaged, in seconds."""
RAISED_DEG: Final = (30.0, 60.0)
"""Elevations between which a thigh counts more and more as raised."""


def lies_on_back(angles: Mapping[str, float]) -> bool:
    """Return True if the trunk lies on the back; False if it is not known."""
    return angles["trunk_lean"] < -LYING_DEG


def lies_flat(angles: Mapping[str, float], side: Side) -> bool:
    """Return True if the person lies on the back with this leg flat; False if it is not known."""
    return (
        lies_on_back(angles)
        and abs(angles[f"thigh_elevation_{side}"]) < FLAT_THIGH_DEG
        and abs(angles[f"knee_flexion_{side}"]) < FLAT_KNEE_DEG
    )


def find_raised_share(elevation_deg: float) -> float:
    """Return how much a thigh is raised, 0 to 1; 0 if its elevation is not known."""
    first, last = RAISED_DEG
    return min(1.0, max(0.0, (elevation_deg - first) / (last - first)))


class RestingAverage:
    """Averages what a resting leg shows over the last seconds of its rest."""

    def __init__(self) -> None:
        self._average = self._known_s = 0.0

    @property
    def value(self) -> float:
        """The average; NaN until the leg has rested for `MIN_FLAT_S`."""
        return self._average if self._known_s >= MIN_FLAT_S else math.nan

    def update(self, step_s: float, value: float) -> None:
        """Take in a value, step_s seconds after the last pose."""
        self._known_s += step_s
        known_s = min(self._known_s, AVERAGING_S)
        share = 1.0 if known_s <= step_s else step_s / known_s
        self._average += share * (value - self._average)

    def reset(self) -> None:
        """Reset: the next value may belong to another person, or to another place."""
        self._average = self._known_s = 0.0
