"""Estimate the slope of the surface that a person lies on, as the camera shows it.

The floor under a person who lies exactly across the picture is level in it. If the person is turned
a little, the floor slopes: the end nearer to the camera is lower. The slope cannot be computed from
the turn alone, because it depends on the camera's height. A person who first lies flat shows it:
each thigh is then parallel to the surface. Upright lines stay upright in the picture, so the slope
is removed by a shear and not by a rotation.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.body.limits import LYING_DEG, MAX_STEP_S

FLAT_KNEE_DEG: Final = 25.0
"""Maximum bend of the knee of a leg that lies flat."""
FLAT_THIGH_DEG: Final = 28.0
"""Maximum angle of its thigh to the picture's horizontal."""
MIN_FLAT_S: Final = 1.0
"""Minimum time that a leg must lie flat before its slope is used, in seconds."""
AVERAGING_S: Final = 3.0
"""Time over which the slope is averaged, in seconds."""
MAX_SLOPE: Final = 0.5
"""Maximum believable slope, as rise over run."""
FROM_DEG: Final = (6.0, 10.0)
"""Turns from the side view between which the slope is removed more and more. If the body is turned
less, the picture's horizontal is the better reference, because the thigh of a person who lies
flat need not be level."""


class SupportSlopeEstimator:
    """Estimates the slope under each leg while it lies flat, and removes it from the angles."""

    def __init__(self) -> None:
        self._slope: dict[Side, float] = dict.fromkeys(SIDES, 0.0)
        self._flat_s: dict[Side, float] = dict.fromkeys(SIDES, 0.0)
        self._time_s: float | None = None

    def update(
        self, time_s: float, angles: Mapping[str, float], turned_deg: float
    ) -> Mapping[str, float]:
        """Return the angles with thigh elevation and hip flexion measured against the surface.

        Times must rise. turned_deg: turn of the body from the side view, in degrees.
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
        """Reset: the next pose may belong to another person, or to another place."""
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
    """Return an elevation relative to a sloping surface, in degrees in [-150, 210); NaN stays NaN.

    slope: rise over run of the surface in the picture, positive if it rises towards the feet.
    """
    along, up = math.cos(math.radians(elevation_deg)), math.sin(math.radians(elevation_deg))
    levelled = math.degrees(math.atan2(up - slope * along, along))
    return (levelled + 150.0) % 360.0 - 150.0
