"""Legs that are not believed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.leg_doubt import LegDoubtDetector, find_covered_leg
from coach.body.pose import Pose
from coach.body.pose_features import extract_features
from tests.synthetic import Leg, lie, make_pose, make_poses, split

STRIDE = split(Leg(-50.0, 30.0), Leg(-110.0, 20.0))
Change = Callable[[Pose, int], Pose]


def judge(change: Change, seconds: float = 2.0) -> frozenset[str]:
    """The legs that are doubtful after some seconds of a stride that is changed pose by pose."""
    detector = LegDoubtDetector()
    for step, pose in enumerate(make_poses([(seconds, STRIDE)])):
        detector.update(extract_features(change(pose, step)))
    return detector.doubtful


def place(pose: Pose, name: str, share: float) -> Pose:
    """The pose with a joint of the right leg moved towards the one above it."""
    above = {"ankle": "knee", "knee": "hip"}[name]
    image = pose.image.copy()
    here, there = INDEX[f"right_{name}"], INDEX[f"right_{above}"]
    image[here] = image[there] + share * (image[here] - image[there])
    return dataclasses.replace(pose, image=image)


def hide_foot(pose: Pose, visibility: float) -> Pose:
    seen = pose.visibility.copy()
    seen[INDEX["right_heel"]] = visibility
    return dataclasses.replace(pose, visibility=seen)


def shake(pose: Pose, step: int, pixels: float) -> Pose:
    image = pose.image.copy()
    image[[INDEX["right_knee"], INDEX["right_ankle"]]] += pixels * (-1) ** step
    return dataclasses.replace(pose, image=image)


CHANGES = [
    pytest.param(lambda pose, _: pose, set(), id="seen well"),
    pytest.param(lambda pose, _: place(pose, "ankle", 0.4), {"right"}, id="a short shin"),
    pytest.param(lambda pose, _: place(pose, "knee", 0.4), {"right"}, id="a short thigh"),
    pytest.param(lambda pose, _: place(pose, "ankle", 0.8), set(), id="a little short"),
    pytest.param(lambda pose, _: hide_foot(pose, 0.2), {"right"}, id="the foot hardly visible"),
    pytest.param(lambda pose, _: hide_foot(pose, 0.6), set(), id="the foot half visible"),
    pytest.param(
        lambda pose, step: shake(hide_foot(pose, 0.6), step, 12.0), {"right"}, id="and restless"
    ),
    pytest.param(lambda pose, step: shake(pose, step, 2.0), set(), id="trembling"),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_which_legs_are_doubtful(change: Change, expected: set[str]) -> None:
    assert judge(change) == expected


def test_a_leg_is_believed_again_when_it_is_seen_well() -> None:
    assert judge(lambda pose, step: hide_foot(pose, 0.2) if step < 15 else pose) == frozenset()


def test_what_is_unknown_changes_nothing_and_a_reset_forgets() -> None:
    detector = LegDoubtDetector()
    pose = hide_foot(make_pose(STRIDE), 0.1)
    assert detector.update(extract_features(pose)) == {"right"}
    unknown = dataclasses.replace(pose, time_s=0.1, image=np.full_like(pose.image, np.nan))
    assert detector.update(extract_features(unknown)) == {"right"}
    detector.reset()
    assert detector.update(extract_features(make_pose(STRIDE))) == frozenset()


COVERED = [
    pytest.param(Leg(50.0, 100.0), Leg(50.0, 100.0), "left", id="both bent alike"),
    pytest.param(Leg(50.0, 100.0), Leg(0.0, 0.0), None, id="the far one flat"),
    pytest.param(Leg(0.0, 0.0), Leg(0.0, 0.0), None, id="both flat"),
]


@pytest.mark.parametrize(("right", "left", "expected"), COVERED)
def test_a_bent_near_leg_may_cover_the_far_one(right: Leg, left: Leg, expected: str | None) -> None:
    pose = make_pose(lie(right, left))
    angles = {"knee_flexion_right": right.knee_flexion, "trunk_lean": -90.0}
    assert find_covered_leg(pose, angles, "right") == expected
