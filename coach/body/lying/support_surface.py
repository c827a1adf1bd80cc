"""Estimate the slope of the surface that a person lies on, as the camera shows it.

The floor under a person who lies exactly across the picture is level in it. If the person is turned
a little, the floor slopes: the end nearer to the camera is lower. The slope cannot be computed from
the turn alone, because it depends on the camera's height. A person who first lies flat on the back
shows it: the line from shoulder to ankle is then parallel to the surface, except for the few
centimetres that a shoulder is higher than an ankle, whatever lies between. Upright lines stay
upright in the picture, so the slope is removed by a shear and not by a rotation.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from coach.body.landmarks import INDEX, SIDES, Side
from coach.body.limits import MAX_STEP_S
from coach.body.lying.resting_leg import RestingAverage, find_raised_share, lies_flat, lies_on_back
from coach.body.pose import Array

LEVEL_LINE_DEG: Final = -3.0
"""Elevation, towards the feet, of the line from shoulder to ankle of a person on a level floor
(docs/accuracy.md)."""
MAX_SLOPE_DEG: Final = 12.0
"""Maximum believable slope, in degrees. What shows more is a trunk that is propped up, or hips that
are raised."""
FAR_SHARE: Final = 0.5
"""Share of the slope that a raised far thigh reads too flat: it is measured from the middle between
the hips, which a turned body shifts against the hip."""


def measure_lying_lines(image: Array, forward: int) -> dict[Side, float]:
    """Return the elevation of the line from shoulder to ankle of each side of the body.

    In degrees to the picture's horizontal, positive if it rises towards the feet.

    Args:
        image: (33, 2) pixels, y downward.
        forward: +1 if the feet of a person who lies on the back point to the picture's right, -1 if
            to the left.
    """
    lines: dict[Side, float] = {}
    for side in SIDES:
        along, down = (
            float(image[INDEX[f"{side}_ankle"], axis] - image[INDEX[f"{side}_shoulder"], axis])
            for axis in (0, 1)
        )
        lines[side] = math.degrees(math.atan2(-down, along * forward))
    return lines


class SupportSlopeEstimator:
    """Estimates the slope while both legs lie flat, and removes it from the angles."""

    def __init__(self) -> None:
        self._slope_deg = RestingAverage()
        self._time_s: float | None = None

    def update(
        self, time_s: float, angles: Mapping[str, float], lines: Mapping[Side, float], near: Side
    ) -> Mapping[str, float]:
        """Return the angles of trunk and legs measured against the surface.

        Args:
            time_s: must rise.
            angles: by full name, in degrees to the picture's horizontal or vertical.
            lines: see `measure_lying_lines`.
            near: the side of the body that is nearer to the camera.
        """
        step_s = 0.0 if self._time_s is None else min(MAX_STEP_S, time_s - self._time_s)
        self._time_s = time_s
        slope_deg = measure_slope(angles, lines)
        if abs(slope_deg) <= MAX_SLOPE_DEG:
            self._slope_deg.update(step_s, slope_deg)
        slope_deg = self._slope_deg.value
        if math.isnan(slope_deg) or not lies_on_back(angles):
            return angles
        return level(angles, slope_deg, near)

    def reset(self) -> None:
        """Reset: the next pose may belong to another person, or to another place."""
        self._slope_deg.reset()
        self._time_s = None


def measure_slope(angles: Mapping[str, float], lines: Mapping[Side, float]) -> float:
    """Return the slope that two flat legs show, in degrees; NaN unless both lie flat.

    One leg alone tells nothing: a raised leg can lift the other one off the surface, and a
    stretched leg can be held up with the hips.
    """
    if not all(lies_flat(angles, side) for side in SIDES):
        return math.nan
    return sum(lines.values()) / len(lines) - LEVEL_LINE_DEG


def level(angles: Mapping[str, float], slope_deg: float, near: Side) -> Mapping[str, float]:
    """Return the angles of a person who lies on the back as if the surface were level.

    slope_deg: of the surface in the picture, positive if it rises towards the feet.
    """
    slope = math.tan(math.radians(slope_deg))
    levelled = dict(angles)
    trunk_change = _find_change(90.0 - angles["trunk_lean"], slope)
    levelled["trunk_lean"] -= trunk_change
    for side in SIDES:
        thigh, shin = angles[f"thigh_elevation_{side}"], -90.0 - angles[f"shin_lean_{side}"]
        thigh_change, shin_change = _find_change(thigh, slope), _find_change(shin, slope)
        if side != near:
            thigh_change -= FAR_SHARE * slope_deg * find_raised_share(thigh)
        levelled[f"thigh_elevation_{side}"] += thigh_change
        levelled[f"hip_flexion_{side}"] += thigh_change - trunk_change
        levelled[f"shin_lean_{side}"] -= shin_change
        levelled[f"knee_flexion_{side}"] += thigh_change - shin_change
    return levelled


def _find_change(elevation_deg: float, slope: float) -> float:
    """Return how much an elevation changes when the surface is made level, in degrees."""
    change = subtract_slope(elevation_deg, slope) - elevation_deg
    return (change + 180.0) % 360.0 - 180.0


def subtract_slope(elevation_deg: float, slope: float) -> float:
    """Return an elevation relative to a sloping surface, in degrees in [-150, 210); NaN stays NaN.

    slope: rise over run of the surface in the picture, positive if it rises towards the feet.
    """
    along, up = math.cos(math.radians(elevation_deg)), math.sin(math.radians(elevation_deg))
    levelled = math.degrees(math.atan2(up - slope * along, along))
    return (levelled + 150.0) % 360.0 - 150.0
