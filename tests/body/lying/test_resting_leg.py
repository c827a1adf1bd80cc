"""A leg that lies flat teaches an average; what is not known teaches nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.limits import LYING_DEG
from coach.body.lying.resting_leg import (
    AVERAGING_S,
    FLAT_KNEE_DEG,
    FLAT_THIGH_DEG,
    MIN_FLAT_S,
    RAISED_DEG,
    RestingAverage,
    find_raised_share,
    lies_flat,
)
from tests.body.lying.lying_angles import lie

LEGS = [
    pytest.param(lie(0.0), True, id="flat"),
    pytest.param(lie(FLAT_THIGH_DEG), False, id="thigh raised"),
    pytest.param(lie(-FLAT_THIGH_DEG), False, id="thigh hanging"),
    pytest.param(lie(0.0, FLAT_KNEE_DEG), False, id="knee bent"),
    pytest.param(lie(0.0, trunk_lean=0.0), False, id="sitting with the legs stretched out"),
    pytest.param(lie(0.0, trunk_lean=-LYING_DEG), False, id="leaning back"),
    pytest.param(lie(0.0, trunk_lean=85.0), False, id="face down"),
    pytest.param(lie(0.0, trunk_lean=math.nan), False, id="trunk unknown"),
    pytest.param(lie(math.nan), False, id="thigh unknown"),
    pytest.param(lie(0.0, math.nan), False, id="knee unknown"),
]


@pytest.mark.parametrize(("angles", "expected"), LEGS)
def test_only_a_flat_leg_of_a_person_on_the_back_rests(
    angles: dict[str, float], expected: bool
) -> None:
    assert lies_flat(angles, "left") is expected


RAISED = [
    (RAISED_DEG[0], 0.0),
    (sum(RAISED_DEG) / 2, 0.5),
    (RAISED_DEG[1], 1.0),
    (120.0, 1.0),
    (math.nan, 0.0),
]


@pytest.mark.parametrize(("elevation", "share"), RAISED)
def test_a_thigh_is_raised_more_and_more(elevation: float, share: float) -> None:
    assert find_raised_share(elevation) == share


def test_an_average_needs_time() -> None:
    average = RestingAverage()
    average.update(0.75 * MIN_FLAT_S, 5.0)
    assert math.isnan(average.value)
    average.update(0.25 * MIN_FLAT_S, 9.0)
    assert average.value == pytest.approx(6.0)
    average.reset()
    assert math.isnan(average.value)


@given(st.floats(-20.0, 20.0), st.floats(-20.0, 20.0))
def test_what_is_long_ago_counts_less_and_less(before: float, now: float) -> None:
    average = RestingAverage()
    for value in (before, now):
        for _ in range(400):
            average.update(AVERAGING_S / 16, value)
    assert average.value == pytest.approx(now, abs=1e-6)
