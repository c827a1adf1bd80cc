"""Corrections for known errors of the landmarker fade in and never jump."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.angles import FLAT_DEG, KNEE_ERROR_DEG, RAISED_DEG
from coach.body.landmark_errors import (
    FAR_HIP_OFFSET,
    HIP_ERROR_FROM_DEG,
    SUPINE_HIP_ERROR_DEG,
    UPRIGHT_DEG,
    correct_hip,
    locate_far_hip,
)
from coach.body.landmarks import INDEX
from coach.body.limits import LYING_DEG
from coach.body.pose import Pose
from tests.body.angle_helpers import (
    difference,
    measure,
)
from tests.synthetic import Camera, Leg, Stance, make_pose, split


def roll_pelvis(stance: Stance, forward: int = 1) -> Pose:
    """Move the hip of the near leg and the whole leg up by ten pixels, as a rolling pelvis does."""
    near = "right" if forward > 0 else "left"
    pose = make_pose(stance, camera=Camera(facing="right" if forward > 0 else "left"))
    for joint in ("hip", "knee", "ankle", "heel", "foot_index"):
        pose.image[INDEX[f"{near}_{joint}"], 1] -= 10.0
    return pose


def rise(near: float, far: float, lean: float = -90.0) -> Stance:
    """Raise the near (right) thigh, and the far one."""
    return Stance(right=Leg(near, 100.0), left=Leg(far, 0.0), trunk_lean=lean)


BY_MIDDLE_DEG = math.degrees(math.asin(5.0 / (0.42 * 190.0)))
"""Effect of half of those pixels on a flat thigh that is measured from the middle of the hips."""
STAYS = [
    pytest.param(90.0, 0.0, -90.0, 0.0, id="near one raised, far one flat"),
    pytest.param(RAISED_DEG[1], FLAT_DEG[0], -90.0, 0.0, id="just raised, just flat"),
    pytest.param(RAISED_DEG[1], 0.0, -LYING_DEG - 5.0, 0.0, id="propped up"),
    pytest.param(RAISED_DEG[0], 0.0, -90.0, 1.0, id="near one not raised"),
    pytest.param(0.0, 0.0, -90.0, 1.0, id="both flat"),
    pytest.param(90.0, FLAT_DEG[1], -90.0, 1.0, id="both raised"),
    pytest.param(90.0, 0.0, -LYING_DEG + 5.0, 1.0, id="sitting"),
    pytest.param((RAISED_DEG[0] + RAISED_DEG[1]) / 2, 0.0, -90.0, 0.5, id="half raised"),
    pytest.param(90.0, sum(FLAT_DEG) / 2, -90.0, 0.5, id="half flat"),
]


@pytest.mark.parametrize("forward", [1, -1], ids=["feet to the right", "feet to the left"])
@pytest.mark.parametrize(("near", "far", "lean", "share"), STAYS)
def test_a_far_leg_that_stays_down_is_measured_from_its_own_hip(
    near: float, far: float, lean: float, share: float, forward: int
) -> None:
    angles = measure(roll_pelvis(rise(near, far, lean), forward), forward)
    side = "left" if forward > 0 else "right"
    error = difference(angles[f"thigh_elevation_{side}"], far)
    assert error == pytest.approx(
        share * BY_MIDDLE_DEG * math.cos(math.radians(far)), rel=0.1, abs=1e-6
    )
    supine = np.interp(-angles["trunk_lean"], UPRIGHT_DEG, (0.0, SUPINE_HIP_ERROR_DEG))
    assert angles[f"hip_flexion_{side}"] == pytest.approx(
        angles[f"thigh_elevation_{side}"] + angles["trunk_lean"] + 90.0 - supine, abs=1e-6
    )


@pytest.mark.parametrize(
    ("lean", "share"), [(-90.0, 1.0), (-120.0, 1.0), (-52.5, 0.5), (-45.0, 0.0), (90.0, 0.0)]
)
def test_the_hip_is_corrected_of_who_lies_on_the_back(lean: float, share: float) -> None:
    corrected = correct_hip(np.array([30.0]), np.array([lean]))
    assert corrected == pytest.approx(30.0 - share * SUPINE_HIP_ERROR_DEG)


@given(st.floats(20.0, 120.0), st.floats(-60.0, 60.0))
def test_the_far_leg_never_jumps_while_either_is_raised(near: float, far: float) -> None:
    before = measure(roll_pelvis(rise(near, far)))
    for other in (rise(near + 0.01, far), rise(near, far + 0.01)):
        after = measure(roll_pelvis(other))
        for name in ("thigh_elevation_left", "hip_flexion_left"):
            assert difference(before[name], after[name]) <= 0.05, name


LEANS = st.floats(-80.0, 60.0)

FAR = [
    pytest.param(-130.0, 10.0, 9.0, id="far behind"),
    pytest.param(-105.0, 10.0, 7.0, id="behind"),
    pytest.param(-85.0, 10.0, 5.0, id="hanging"),
    pytest.param(-60.0, 10.0, 2.5, id="a little raised"),
    pytest.param(-40.0, 10.0, 0.0, id="in front"),
    pytest.param(-85.0, -90.0, 0.0, id="of a person who lies"),
]


@pytest.mark.parametrize(("elevation", "lean", "corrected"), FAR)
def test_a_far_thigh_that_hangs_or_points_backward_is_corrected(
    elevation: float, lean: float, corrected: float
) -> None:
    angles = measure(make_pose(split(Leg(-90.0, 0.0), Leg(elevation, 60.0), trunk_lean=lean)))
    assert angles["thigh_elevation_left"] - elevation == pytest.approx(corrected, abs=1e-6)
    assert angles["knee_flexion_left"] - 60.0 == pytest.approx(corrected, abs=1e-6)


@pytest.mark.parametrize("turned_deg", [-20.0, -10.0, 10.0, 20.0])
@pytest.mark.parametrize("facing", ["right", "left"])
def test_the_far_hip_of_a_turned_body_is_beside_the_middle(facing: Any, turned_deg: float) -> None:
    stance = Stance(left=Leg(-80.0, 20.0), right=Leg(-80.0, 20.0))
    level, turned = (
        measure(
            make_pose(stance, camera=Camera(degrees, facing=facing)),
            1 if facing == "right" else -1,
            turned=degrees,
        )
        for degrees in (0.0, turned_deg)
    )
    far = "left" if facing == "right" else "right"
    for name in ("thigh_elevation", "hip_flexion", "knee_flexion"):
        assert difference(turned[f"{name}_{far}"], level[f"{name}_{far}"]) < 2.5, name


def test_a_turn_that_is_not_known_moves_no_hip() -> None:
    middle, trunk = np.array([[20.0], [5.0]]), 100.0
    unknown, known = (
        locate_far_hip(middle, np.array([trunk]), np.array([turned])) for turned in (math.nan, 30.0)
    )
    assert unknown[:, 0] == pytest.approx([20.0, 5.0])
    assert known[:, 0] == pytest.approx([20.0 + FAR_HIP_OFFSET * trunk / 2, 5.0])
    assert middle[:, 0] == pytest.approx([20.0, 5.0])


SHINS = [
    pytest.param(20.0, 10.0, 0.0, id="in front"),
    pytest.param(45.0, 10.0, 0.0, id="just not corrected"),
    pytest.param(70.0, 10.0, 3.0, id="behind"),
    pytest.param(100.0, 10.0, 6.0, id="on the floor"),
    pytest.param(180.0, 10.0, 0.0, id="up the wall"),
    pytest.param(100.0, -90.0, 0.0, id="of a person who lies"),
]


@pytest.mark.parametrize(("shin", "lean", "corrected"), SHINS)
def test_a_near_shin_whose_foot_lies_on_the_floor_is_corrected(
    shin: float, lean: float, corrected: float
) -> None:
    leg = Leg(-110.0, -110.0 + 90.0 + shin, ankle_dorsiflexion=-20.0)
    angles = measure(make_pose(split(leg, Leg(), trunk_lean=lean)))
    assert difference(angles["shin_lean_right"], shin - corrected) <= 1e-6
    knee = leg.knee_flexion - KNEE_ERROR_DEG - corrected
    assert difference(angles["knee_flexion_right"], knee) <= 1e-6
    assert difference(angles["ankle_dorsiflexion_right"], -20.0 - corrected) <= 1e-6


@given(st.floats(-140.0, HIP_ERROR_FROM_DEG[0]), LEANS)
def test_a_thigh_that_points_backward_is_not_corrected(elevation: float, lean: float) -> None:
    angles = measure(make_pose(split(Leg(elevation, 60.0), Leg(), trunk_lean=lean)))
    assert difference(angles["thigh_elevation_right"], elevation) <= 1e-6


@given(st.floats(-140.0, 120.0), LEANS)
def test_the_correction_never_jumps(elevation: float, lean: float) -> None:
    before, after = (
        measure(make_pose(split(Leg(degrees, 60.0), Leg(), trunk_lean=lean)))
        for degrees in (elevation, elevation + 0.01)
    )
    for name in ("thigh_elevation_right", "hip_flexion_right", "knee_flexion_right"):
        assert difference(before[name], after[name]) <= 0.05, name
