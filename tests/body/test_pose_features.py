"""Features of single poses, extracted alone or together with others."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import INDEX
from coach.body.pose import Pose, empty_pose, mirror
from coach.body.pose_features import extract_features, extract_features_many
from tests.synthetic import (
    HEIGHT,
    PIXELS_A_METRE,
    TRUNK_M,
    WIDTH,
    Camera,
    Leg,
    Stance,
    lie,
    make_pose,
    split,
)


def blind(pose: Pose, joint: str) -> Pose:
    image = pose.image.copy()
    image[INDEX[joint]] = np.nan
    return dataclasses.replace(pose, image=image)


STANDING, LYING = make_pose(Stance()), make_pose(lie(Leg(110.0, 120.0)))
POSES: Sequence[Pose] = (
    STANDING,
    LYING,
    mirror(LYING),
    make_pose(split(Leg(-5.0, 92.0), Leg(-95.0, 90.0)), camera=Camera(40.0)),
    empty_pose(0.0, WIDTH, HEIGHT),
    blind(STANDING, "left_wrist"),
    blind(LYING, "right_knee"),
    dataclasses.replace(STANDING, image=np.zeros((33, 2)), world=np.zeros((33, 3))),
    dataclasses.replace(STANDING, width=100, height=80),
    dataclasses.replace(STANDING, image=np.full((33, 2), np.inf)),
)


@given(st.lists(st.sampled_from(POSES), min_size=1, max_size=40))
def test_together_they_tell_the_same_as_alone_to_the_last_bit(poses: list[Pose]) -> None:
    assert [repr(features[1:]) for features in extract_features_many(poses)] == [
        repr(extract_features(pose)[1:]) for pose in poses
    ]
    assert [features.pose for features in extract_features_many(poses)] == poses


def test_no_pose_tells_nothing() -> None:
    assert extract_features_many([]) == []


def test_where_somebody_is_and_how_long_the_trunk_is() -> None:
    hips = (LYING.image[INDEX["left_hip"]] + LYING.image[INDEX["right_hip"]]) / 2
    there, moved = (
        extract_features(LYING),
        extract_features(dataclasses.replace(LYING, image=LYING.image + np.array([50.0, 0.0]))),
    )
    assert there.hips == pytest.approx(hips)
    assert moved.hips == pytest.approx(hips + np.array([50.0, 0.0]))
    assert (
        there.trunk_length
        == pytest.approx(moved.trunk_length)
        == pytest.approx(TRUNK_M * PIXELS_A_METRE)
    )
    assert there.trunk_m == pytest.approx(TRUNK_M)


def test_the_legs_have_their_places() -> None:
    order = [
        ("knee", "x"),
        ("knee", "y"),
        ("ankle", "x"),
        ("ankle", "y"),
        ("foot_index", "x"),
        ("foot_index", "y"),
    ]
    expected = [
        LYING.image[INDEX[f"{side}_{joint}"], "xy".index(axis)]
        for joint, axis in order
        for side in ("left", "right")
    ]
    assert extract_features(LYING).leg_points == expected


PARTS = {
    "nose": "head",
    "left_shoulder": "shoulders",
    "right_hip": "hips",
    "left_knee": "knees",
    "right_ankle": "feet",
}


@pytest.mark.parametrize(
    "place",
    [(-1.0, 10.0), (10.0, -1.0), (WIDTH + 1.0, 10.0), (10.0, HEIGHT + 1.0), (np.nan, np.nan)],
)
@pytest.mark.parametrize("joint", PARTS)
def test_each_part_that_is_outside_the_picture_is_named(
    joint: str, place: tuple[float, float]
) -> None:
    image = STANDING.image.copy()
    image[INDEX[joint]] = place
    assert extract_features(STANDING).outside == ()
    assert extract_features(dataclasses.replace(STANDING, image=image)).outside == (PARTS[joint],)


def test_parts_outside_are_named_from_head_to_feet() -> None:
    assert extract_features(empty_pose(0.0, WIDTH, HEIGHT)).outside == (
        "head",
        "shoulders",
        "hips",
        "knees",
        "feet",
    )
