"""Stick bodies and their measured angles, for tests of the angles."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import strategies as st

from coach.body.angles import (
    measure_angles,
)
from coach.body.pose import Pose
from tests.synthetic import Camera, Leg, Stance

CORRECTED_BY_DEG = 9.0
"""No less than any correction of a leg and the trunk together."""
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
