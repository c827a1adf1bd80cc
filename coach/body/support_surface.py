"""The surface that a person lies on, as the camera shows it.

Lying exactly across the picture, the floor under a person is level in it. Turned a little, it slopes: the end that is nearer to the
camera lies lower. How much, cannot be known from the turn alone, since it depends on the camera's height; but a person who first
lies flat shows it: each thigh then lies along the surface. What is upright stays upright in the picture, so the slope is undone by
a shear and not by a rotation.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.body.limits import LYING_DEG, MAX_STEP_S

FLAT_KNEE_DEG: Final = 25.0
"""A leg lies flat when its knee is bent less than this..."""
FLAT_THIGH_DEG: Final = 28.0
"""...and its thigh is within this of the picture's horizontal."""
MIN_FLAT_S: Final = 1.0
"""Seconds that a leg must have lain flat before its slope is used."""
AVERAGING_S: Final = 3.0
"""The slope is the average over about the last seconds of lying flat."""
MAX_SLOPE: Final = 0.5
"""Rise over run that is still believed."""
FROM_DEG: Final = (6.0, 10.0)
"""The slope is undone where the body is turned more than this from the side view; in between in part, so that nothing jumps. Turned
less, the picture's horizontal is the better reference, since the thigh of a person who lies flat need not be level."""


class SupportSlopeEstimator:
    """Learns the slope under each leg while it lies flat, and undoes it. One pose's angles in, levelled angles out."""

    def __init__(self) -> None:
        self._slope: dict[Side, float] = dict.fromkeys(SIDES, 0.0)
        self._flat_s: dict[Side, float] = dict.fromkeys(SIDES, 0.0)
        self._time_s: float | None = None

    def update(
        self, time_s: float, angles: Mapping[str, float], turned_deg: float
    ) -> Mapping[str, float]:
        """The angles with thigh elevation and hip flexion taken against the surface; times must rise.

        turned_deg: how far the body is turned from the side view, degrees.
        """
        step = 0.0 if self._time_s is None else min(MAX_STEP_S, time_s - self._time_s)
        self._time_s = time_s
        first, last = FROM_DEG
        share = min(1.0, max(0.0, (abs(turned_deg) - first) / (last - first)))
        levelled = dict(angles)
        for side in SIDES:
            self._learn(side, step, angles)
            if self._flat_s[side] < MIN_FLAT_S:
                continue
            elevation = angles[f"thigh_elevation_{side}"]
            change = subtract_slope(elevation, share * self._slope[side]) - elevation
            levelled[f"thigh_elevation_{side}"] += change
            levelled[f"hip_flexion_{side}"] += change
        return levelled

    def reset(self) -> None:
        """Somebody else may come, or lie elsewhere: learn anew."""
        self._slope = dict.fromkeys(SIDES, 0.0)
        self._flat_s = dict.fromkeys(SIDES, 0.0)
        self._time_s = None

    def _learn(self, side: Side, step_s: float, angles: Mapping[str, float]) -> None:
        elevation, knee = angles[f"thigh_elevation_{side}"], angles[f"knee_flexion_{side}"]
        lying = abs(angles["trunk_lean"]) > LYING_DEG
        if not (lying and abs(elevation) < FLAT_THIGH_DEG and abs(knee) < FLAT_KNEE_DEG):
            return
        self._flat_s[side] += step_s
        known = min(self._flat_s[side], AVERAGING_S)
        share = 1.0 if known <= step_s else step_s / known
        slope = max(-MAX_SLOPE, min(MAX_SLOPE, math.tan(math.radians(elevation))))
        self._slope[side] += share * (slope - self._slope[side])


def subtract_slope(elevation_deg: float, slope: float) -> float:
    """An elevation seen over a sloping surface, as it is against that surface, degrees in [-150, 210); NaN stays NaN.

    slope: rise over run of the surface in the picture, positive where it rises in the direction of the feet.
    """
    along, up = math.cos(math.radians(elevation_deg)), math.sin(math.radians(elevation_deg))
    levelled = math.degrees(math.atan2(up - slope * along, along))
    return (levelled + 150.0) % 360.0 - 150.0
