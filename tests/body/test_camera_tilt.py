"""Estimation of the camera's tilt from a body."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.camera_tilt import (
    MAX_LEVEL_DEG,
    MIN_LYING_TILT_DEG,
    MIN_POSTURE_S,
    MIN_TILT_DEG,
    TILT_STILLNESS_DEG,
    CameraTiltEstimator,
    measure_body_slopes,
)
from coach.body.landmarks import INDEX
from coach.body.pose import Pose, mirror
from coach.body.pose_features import extract_features
from tests.body.tilted_camera import tilt
from tests.synthetic import WIDTH, Camera, Leg, Stance, lie, make_pose, split


def observe(
    estimator: CameraTiltEstimator,
    pose: Pose,
    seconds: float = 2.0,
    start_s: float = 0.0,
    forward: int = 1,
    turned: float = 0.0,
) -> float | None:
    """What is known after some seconds of the same pose."""
    for step in range(round(seconds * 10) + 1):
        estimator.update(dataclasses.replace(pose, time_s=start_s + step / 10), turned, forward)
    return estimator.tilt_deg


SHOWING = [
    pytest.param(make_pose(Stance()), 1, id="standing, from the side"),
    pytest.param(make_pose(Stance(), camera=Camera(facing="left")), -1, id="standing, facing left"),
    pytest.param(make_pose(Stance(), camera=Camera(90.0)), 1, id="standing, from the front"),
    pytest.param(make_pose(lie()), 1, id="lying"),
    pytest.param(make_pose(lie(), camera=Camera(facing="left")), -1, id="lying the other way"),
]


@pytest.mark.parametrize("degrees", [-20.0, -11.0, 11.0, 15.0])
@pytest.mark.parametrize(("pose", "forward"), SHOWING)
def test_a_tilt_is_told_by_size_and_direction(pose: Pose, forward: int, degrees: float) -> None:
    assert observe(CameraTiltEstimator(), tilt(pose, degrees), forward=forward) == pytest.approx(
        degrees, abs=0.5
    )


@given(st.sampled_from(SHOWING), st.floats(-MAX_LEVEL_DEG + 0.1, MAX_LEVEL_DEG - 0.1))
def test_a_camera_that_is_nearly_level_is_level(showing, degrees: float) -> None:
    pose, forward = showing.values
    assert observe(CameraTiltEstimator(), tilt(pose, degrees), forward=forward) == 0.0


@pytest.mark.parametrize(
    ("pose", "expected"),
    [(make_pose(Stance()), True), (make_pose(lie()), False)],
    ids=["standing", "lying"],
)
def test_lying_must_slope_more_than_standing(pose: Pose, expected: bool) -> None:
    estimator = CameraTiltEstimator()
    assert bool(observe(estimator, tilt(pose, (MIN_TILT_DEG + MIN_LYING_TILT_DEG) / 2))) is expected
    assert estimator.misleading is expected


def test_in_between_it_cannot_be_told() -> None:
    assert (
        observe(
            CameraTiltEstimator(), tilt(make_pose(Stance()), (MAX_LEVEL_DEG + MIN_TILT_DEG) / 2)
        )
        is None
    )


BENT = Leg(-90.0, 60.0)
AT_THE_EDGE = make_pose(Stance())
AT_THE_EDGE.image[:, 0] += 0.3 * WIDTH
HANDS_UP = make_pose(Stance())
HANDS_UP.image[[INDEX["left_wrist"], INDEX["right_wrist"]]] = HANDS_UP.image[INDEX["left_shoulder"]]
SILENT = [
    pytest.param(make_pose(Stance(trunk_lean=40.0)), 0.0, id="bowing"),
    pytest.param(make_pose(Stance(left=BENT, right=BENT)), 0.0, id="knees bent"),
    pytest.param(make_pose(split(Leg(-60.0), Leg(-120.0))), 0.0, id="in a stride"),
    pytest.param(HANDS_UP, 0.0, id="hands against a wall"),
    pytest.param(AT_THE_EDGE, 0.0, id="at the edge"),
    pytest.param(make_pose(Stance(left=Leg(0.0, 90.0), right=Leg(0.0, 90.0))), 0.0, id="sitting"),
    pytest.param(make_pose(lie(Leg(60.0, 100.0))), 0.0, id="lying, one knee up"),
    pytest.param(make_pose(lie()), 12.0, id="lying, seen askew"),
    pytest.param(
        make_pose(Stance(Leg(180.0), Leg(180.0), trunk_lean=90.0)), 0.0, id="lying on the front"
    ),
]


@pytest.mark.parametrize("degrees", [0.0, 12.0])
@pytest.mark.parametrize(("pose", "turned"), SILENT)
def test_what_does_not_show_it_says_nothing(pose: Pose, turned: float, degrees: float) -> None:
    assert observe(CameraTiltEstimator(), tilt(pose, degrees), turned=turned) is None


LEANING = [
    pytest.param(Stance(trunk_lean=12.0), id="trunk forward"),
    pytest.param(Stance(trunk_lean=-12.0), id="trunk back"),
    pytest.param(Stance(Leg(-98.0), Leg(-98.0), trunk_lean=-10.0), id="hips pushed forward"),
    pytest.param(Stance(Leg(4.0), Leg(4.0), trunk_lean=-80.0), id="lying, head up and feet up"),
]


@pytest.mark.parametrize("stance", LEANING)
def test_trunk_and_legs_that_slope_apart_are_the_body_and_not_the_camera(stance: Stance) -> None:
    assert not observe(CameraTiltEstimator(), make_pose(stance))


def test_it_takes_a_while_and_no_gap() -> None:
    pose, estimator = tilt(make_pose(Stance()), 12.0), CameraTiltEstimator()
    assert observe(estimator, pose, MIN_POSTURE_S - 0.2) is None
    assert observe(estimator, pose, MIN_POSTURE_S - 0.2, start_s=5.0) is None
    assert observe(estimator, pose, 0.4, start_s=5.0 + MIN_POSTURE_S - 0.1) == pytest.approx(
        12.0, abs=0.5
    )


def test_who_moves_shows_nothing() -> None:
    estimator = CameraTiltEstimator()
    for step in range(60):
        estimator.update(
            tilt(make_pose(Stance(), step / 10), 12.0 + TILT_STILLNESS_DEG * math.sin(step)),
            0.0,
            1,
        )
    assert estimator.tilt_deg is None


def test_what_is_known_stays_until_it_is_shown_anew_or_forgotten() -> None:
    estimator = CameraTiltEstimator()
    known = observe(estimator, tilt(make_pose(Stance()), 12.0))
    assert (
        observe(estimator, tilt(make_pose(Stance(left=BENT, right=BENT)), 12.0), start_s=2.1)
        == known
    )
    assert observe(estimator, make_pose(Stance()), start_s=5.0) == 0.0
    observe(estimator, tilt(make_pose(Stance()), 12.0), start_s=10.0)
    estimator.reset()
    assert estimator.tilt_deg is None


@given(st.sampled_from(SHOWING), st.floats(-25.0, 25.0))
def test_the_mirror_image_is_tilted_the_other_way(showing, degrees: float) -> None:
    pose, forward = showing.values
    one, other = (
        measure_body_slopes(extract_features(shown), 0.0, way)
        for shown, way in ((tilt(pose, degrees), forward), (mirror(tilt(pose, degrees)), -forward))
    )
    assert one is not None
    assert other == pytest.approx([-slope for slope in one], abs=1e-6)


@given(st.sampled_from(["left_shoulder", "right_hip", "left_knee", "right_ankle", "left_wrist"]))
def test_landmarks_that_are_not_seen_show_nothing(name: str) -> None:
    pose = make_pose(Stance())
    pose.image[INDEX[name]] = np.nan
    assert measure_body_slopes(extract_features(pose), 0.0, 1) is None
