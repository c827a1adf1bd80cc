"""Inverse kinematics of a leg in the side plane.

Directions are degrees from straight down, forward positive.
"""

from __future__ import annotations

import math
from typing import Final

STRETCH_M: Final = 1e-4
"""How much a leg stays within what its bones can reach."""


def point_leg(ahead: float, below: float, thigh: float, shin: float) -> tuple[float, float]:
    """Return the directions of thigh and shin for an ankle's place, with the knee in front.

    If the ankle is out of reach, the leg points at it.

    Args:
        ahead: How far the ankle is ahead of the hip, in metres.
        below: How far it is below the hip.
        thigh: Length of the thigh.
        shin: Length of the shin.
    """
    distance = math.hypot(ahead, below)
    reach = min(max(distance, abs(thigh - shin) + STRETCH_M), thigh + shin - STRETCH_M)
    cosine = (thigh**2 + reach**2 - shin**2) / (2.0 * thigh * reach)
    first = math.atan2(ahead, below) + math.acos(cosine)
    scale = reach / distance
    second = math.atan2(
        ahead * scale - thigh * math.sin(first), below * scale - thigh * math.cos(first)
    )
    return math.degrees(first), math.degrees(second)


def find_reach(knee_flexion: float, thigh: float, shin: float) -> float:
    """Return the distance of hip and ankle at a flexion of the knee in degrees, 0 straight."""
    cosine = math.cos(math.radians(knee_flexion))
    return math.sqrt(thigh**2 + shin**2 + 2.0 * thigh * shin * cosine)
