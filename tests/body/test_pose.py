"""Poses and their mirror images. Rounding is in test_rounding."""

from __future__ import annotations

import numpy as np

from coach.body.landmarks import COUNT, INDEX
from coach.body.pose import empty_pose, mirror
from tests.synthetic import HEIGHT, WIDTH, Camera, Leg, Stance, make_pose

KICK = Stance(left=Leg(thigh_elevation=-40.0))


def test_nobody_is_not_found_and_has_no_number() -> None:
    pose = empty_pose(1.5, WIDTH, HEIGHT, 0.4)
    assert not pose.found
    assert (pose.time_s, pose.width, pose.height, pose.brightness) == (1.5, WIDTH, HEIGHT, 0.4)
    assert pose.image.shape == (COUNT, 2)
    assert pose.world.shape == (COUNT, 3)
    assert np.isnan(pose.image).all()
    assert np.isnan(pose.world).all()
    assert not pose.visibility.any()


def test_one_landmark_is_enough_to_be_found() -> None:
    pose = empty_pose(0.0, WIDTH, HEIGHT)
    pose.image[3] = [1.0, 2.0]
    assert pose.found


def test_in_the_mirror_the_left_knee_is_the_right_one_on_the_other_side_of_the_picture() -> None:
    pose = make_pose(KICK)
    seen = mirror(pose)
    left, right = INDEX["left_knee"], INDEX["right_knee"]
    assert seen.image[right].tolist() == [WIDTH - 1 - pose.image[left][0], pose.image[left][1]]
    assert seen.world[right].tolist() == [-pose.world[left][0], *pose.world[left][1:]]
    assert seen.time_s == pose.time_s


def test_mirrored_twice_it_is_the_same() -> None:
    pose = make_pose(KICK, camera=Camera(30.0))
    twice = mirror(mirror(pose))
    np.testing.assert_allclose(twice.image, pose.image, atol=1e-9)
    np.testing.assert_array_equal(twice.world, pose.world)
    np.testing.assert_array_equal(twice.visibility, pose.visibility)
