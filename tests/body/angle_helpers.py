"""Stick bodies and their measured angles, for tests of the angles."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import strategies as st

from coach.body.angles import KNEE_ERROR_DEG, TRUNK_OFFSET_DEG, measure_angles
from coach.body.landmark_errors import (
    FAR_HIP_ERROR,
    HIP_ERROR,
    HIP_ERROR_FROM_DEG,
    SHIN_ERROR,
    SUPINE_HIP_ERROR_DEG,
    UPRIGHT_DEG,
)
from coach.body.pose import Pose
from tests.synthetic import Camera, Leg, Stance

LIMITS = {
    "above": st.floats(-100.0, 60.0),
    "knee": st.floats(0.0, 120.0),
    "ankle": st.floats(-30.0, 30.0),
    "lean": st.floats(-80.0, 60.0),
}
LEGS = st.builds(
    Leg,
    thigh_elevation=LIMITS["above"],
    knee_flexion=LIMITS["knee"],
    ankle_dorsiflexion=LIMITS["ankle"],
)
STANCES = st.builds(
    Stance,
    left=LEGS,
    right=LEGS,
    trunk_lean=LIMITS["lean"],
    head_lift=st.floats(-40.0, 40.0),
    elbow_flexion=st.floats(0.0, 150.0),
)
CAMERAS = st.builds(Camera, turned_deg=st.floats(-40.0, 40.0))


def measure(pose: Pose, forward: int = 1, turned: float = 0.0) -> Mapping[str, float]:
    measured = measure_angles(
        pose.image[None], pose.world[None], np.array([float(forward)]), np.array([turned])
    )
    return {name: float(values[0]) for name, values in measured.items()}


def difference(first: float, second: float) -> float:
    """Degrees between two directions, or the difference of two ratios."""
    return abs((first - second + 180.0) % 360.0 - 180.0)


def find_corrections(leg: Leg, trunk_lean: float, near: bool) -> dict[str, float]:
    """Return by how much each angle of this leg may be corrected at most, in degrees."""
    upright = abs(trunk_lean) < UPRIGHT_DEG[1] + TRUNK_OFFSET_DEG
    if near:
        thigh = sum(map(abs, HIP_ERROR)) if leg.thigh_elevation > HIP_ERROR_FROM_DEG[0] else 0.0
        shin = max(error for _, error in SHIN_ERROR)
        shin *= upright and leg.knee_flexion - leg.thigh_elevation - 90.0 > SHIN_ERROR[0][0]
    else:
        thigh = max(abs(error) for _, error in FAR_HIP_ERROR)
        thigh *= upright and leg.thigh_elevation < FAR_HIP_ERROR[-1][0]
        shin = 0.0
    return {
        "thigh_elevation": thigh,
        "hip_flexion": thigh + TRUNK_OFFSET_DEG + SUPINE_HIP_ERROR_DEG,
        "knee_flexion": thigh + shin + abs(KNEE_ERROR_DEG) * near,
        "shin_lean": shin,
        "ankle_dorsiflexion": shin,
    }
