"""A leg reaches the place of its ankle with the knee in front."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.rendering.leg_kinematics import find_reach, point_leg

THIGH, SHIN = 0.45, 0.41


def place_ankle(thigh: float, shin: float) -> tuple[float, float]:
    """Return how far the ankle is ahead of and below the hip."""
    first, second = math.radians(thigh), math.radians(shin)
    return (
        THIGH * math.sin(first) + SHIN * math.sin(second),
        THIGH * math.cos(first) + SHIN * math.cos(second),
    )


@given(st.floats(-0.5, 0.5), st.floats(0.3, 0.65))
def test_the_ankle_is_where_it_should_be(ahead: float, below: float) -> None:
    thigh, shin = point_leg(ahead, below, THIGH, SHIN)
    assert place_ankle(thigh, shin) == pytest.approx((ahead, below))
    assert 0.0 < (thigh - shin) % 360.0 < 180.0


def test_a_leg_points_at_an_ankle_out_of_reach() -> None:
    assert point_leg(1.0, 1.0, THIGH, SHIN) == pytest.approx((45.0, 45.0), abs=2.0)


def test_a_leg_folds_for_an_ankle_that_is_too_near() -> None:
    thigh, shin = point_leg(0.0, 0.01, THIGH, SHIN)
    assert (thigh - shin) % 360.0 == pytest.approx(180.0, abs=5.0)


@pytest.mark.parametrize(("knee", "reach"), [(0.0, 0.86), (180.0, 0.04), (90.0, 0.60877)])
def test_the_reach_of_a_bent_leg(knee: float, reach: float) -> None:
    assert find_reach(knee, THIGH, SHIN) == pytest.approx(reach, abs=1e-4)
    thigh, shin = point_leg(0.0, find_reach(max(knee, 1.0), THIGH, SHIN), THIGH, SHIN)
    assert thigh - shin == pytest.approx(max(knee, 2.0), abs=3.0)
