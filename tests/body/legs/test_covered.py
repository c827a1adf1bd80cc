"""Legs that seem to cover each other."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from coach.body.landmarks import INDEX, SIDES
from coach.body.legs.covered import (
    BOTH,
    NONE,
    CoveredLegDetector,
    find_covered_legs,
    measure_distance,
)
from coach.body.pose_features import extract_features
from tests.synthetic import Camera, Leg, Stance, lie, make_pose, split

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


@pytest.mark.parametrize("moved", ["knee", "ankle"])
@pytest.mark.parametrize("scale", [100.0, 190.0], ids=["far away", "near"])
def test_the_distance_of_legs_is_that_of_the_joints_that_are_further_apart(
    moved: str, scale: float
) -> None:
    pose = make_pose(Stance(), camera=Camera(scale=scale))
    for joint in ("knee", "ankle"):
        pose.image[INDEX[f"left_{joint}"]] = pose.image[INDEX[f"right_{joint}"]]
    assert measure_distance(extract_features(pose)) == 0.0
    trunk = extract_features(pose).trunk_length
    pose.image[INDEX[f"left_{moved}"]] += [0.3 * trunk, 0.4 * trunk]
    assert measure_distance(extract_features(pose)) == pytest.approx(0.5)


def test_legs_of_a_body_without_a_trunk_have_no_distance() -> None:
    pose = make_pose(Stance())
    for side in SIDES:
        pose.image[INDEX[f"{side}_shoulder"]] = pose.image[INDEX[f"{side}_hip"]]
    assert math.isnan(measure_distance(extract_features(pose)))


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


DRAWN_UP = [
    pytest.param(110.0, 0.03, 0.8, NONE, id="both knees at the chest"),
    pytest.param(110.0, 0.03, 0.5, {"left"}, id="not long enough"),
    pytest.param(60.0, 0.03, 0.8, {"left"}, id="the near foot on the floor"),
    pytest.param(110.0, 0.4, 0.8, {"left"}, id="not quite together"),
]


@pytest.mark.parametrize(("elevation", "apart", "last_s", "expected"), DRAWN_UP)
def test_legs_that_stay_together_past_the_vertical_are_both_seen(
    elevation: float, apart: float, last_s: float, expected: frozenset[str]
) -> None:
    detector = CoveredLegDetector()
    found = [
        detector.update(time_s, apart, _lie_with(elevation), "right", split=False)
        for time_s in np.arange(0.0, last_s + 0.05, 0.1)
    ]
    assert found[0] == {"left"}
    assert found[-1] == expected


INTERRUPTED = [
    pytest.param(lambda detector: detector.reset(), id="another person"),
    pytest.param(
        lambda detector: detector.update(1.0, 1.0, _lie_with(110.0), "right", split=False),
        id="the legs part",
    ),
]


@pytest.mark.parametrize("interrupt", INTERRUPTED)
def test_legs_must_stay_together_all_the_time(
    interrupt: Callable[[CoveredLegDetector], object],
) -> None:
    detector = CoveredLegDetector()
    detector.update(0.0, 0.03, _lie_with(110.0), "right", split=False)
    interrupt(detector)
    assert detector.update(1.1, 0.03, _lie_with(110.0), "right", split=False) == {"left"}


def _lie_with(elevation: float) -> dict[str, float]:
    return {
        "knee_flexion_right": 100.0,
        "thigh_elevation_right": elevation,
        "trunk_lean": -90.0,
    }
