"""Legs that seem to cover each other."""

from __future__ import annotations

import pytest

from coach.body.covered_leg import BOTH, NONE, find_covered_legs, measure_distance
from coach.body.pose_features import extract_features
from tests.synthetic import Leg, Stance, lie, make_pose, split

BENT, FLAT = Leg(50.0, 100.0), Leg(0.0, 0.0)
LYING = [
    pytest.param(BENT, BENT, {"left"}, id="both bent alike"),
    pytest.param(BENT, FLAT, NONE, id="the far one flat"),
    pytest.param(FLAT, FLAT, NONE, id="both flat"),
]


@pytest.mark.parametrize(("right", "left", "expected"), LYING)
def test_a_bent_near_leg_may_cover_the_far_one(
    right: Leg, left: Leg, expected: frozenset[str]
) -> None:
    apart = measure_distance(extract_features(make_pose(lie(right, left))))
    angles = {"knee_flexion_right": right.knee_flexion, "trunk_lean": -90.0}
    assert find_covered_legs(apart, angles, "right", split=False) == expected
    assert find_covered_legs(apart, angles, "right", split=True) == NONE


UPRIGHT = [
    pytest.param(split(BENT, BENT), 100.0, BOTH, id="a stride with both legs at one place"),
    pytest.param(split(Leg(0.0, 90.0), Leg(-100.0, 80.0)), 90.0, NONE, id="a stride"),
    pytest.param(Stance(), 0.0, NONE, id="standing"),
]


@pytest.mark.parametrize(("stance", "bend", "expected"), UPRIGHT)
def test_one_leg_in_front_of_the_other_cannot_cover_it(
    stance: Stance, bend: float, expected: frozenset[str]
) -> None:
    angles = {"knee_flexion_right": bend, "trunk_lean": 0.0}
    apart = measure_distance(extract_features(make_pose(stance)))
    assert find_covered_legs(apart, angles, "right", split=True) == expected
    assert find_covered_legs(apart, angles, "right", split=False) == NONE
