"""What tells how well a leg is seen."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from coach.body.landmarks import INDEX, SIDES
from coach.body.legs.indicators import INDICATORS, UNKNOWN, LegIndicatorTracker
from coach.body.legs.unrest import FIRST_UNREST
from coach.body.pose import Pose
from coach.body.pose_features import extract_features
from tests.synthetic import Leg, make_pose, make_poses, split

STRIDE = split(Leg(-50.0, 30.0), Leg(-110.0, 20.0))
Change = Callable[[Pose, int], Pose]


def track(change: Change, seconds: float = 4.0) -> Sequence[float]:
    """The indicators after some seconds of a stride that is changed pose by pose."""
    tracker = LegIndicatorTracker()
    for step, pose in enumerate(make_poses([(seconds, STRIDE)])):
        tracker.update(extract_features(change(pose, step)))
    return tracker.indicators


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


def shake(pose: Pose, step: int, name: str, pixels: float) -> Pose:
    image = pose.image.copy()
    image[INDEX[name]] += pixels * (-1) ** step
    return dataclasses.replace(pose, image=image)


def point_at_camera(pose: Pose) -> Pose:
    world = pose.world.copy()
    world[INDEX["right_ankle"], 2] += 0.4
    return dataclasses.replace(pose, world=world)


CHANGES = [
    pytest.param(lambda pose, _: point_at_camera(pose), {"shin_depth"}, id="towards the camera"),
    pytest.param(lambda pose, _: pose, set(), id="seen well"),
    pytest.param(lambda pose, _: place(pose, "ankle", 0.4), {"short_shin"}, id="a short shin"),
    pytest.param(lambda pose, _: place(pose, "knee", 0.4), {"short_thigh"}, id="a short thigh"),
    pytest.param(lambda pose, _: hide_foot(pose, 0.4), {"hidden_foot"}, id="a hidden foot"),
    pytest.param(
        lambda pose, step: shake(pose, step, "right_knee", 12.0), {"knee_unrest"}, id="the knee"
    ),
    pytest.param(
        lambda pose, step: shake(pose, step, "right_ankle", 12.0), {"ankle_unrest"}, id="the ankle"
    ),
    pytest.param(lambda pose, step: shake(pose, step, "right_knee", 0.3), set(), id="trembling"),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_each_indicator_tells_one_thing_of_one_leg(change: Change, expected: set[str]) -> None:
    indicators = track(change)
    assert max(indicators[: len(INDICATORS)]) < 0.1
    right = dict(zip(INDICATORS, indicators[len(INDICATORS) :], strict=True))
    assert {name for name, value in right.items() if value > 0.25} == expected


@pytest.mark.parametrize("rate", [7.5, 10.0, 15.0, 30.0, 60.0])
def test_a_quick_movement_is_no_unrest_at_any_rate(rate: float) -> None:
    tracker = LegIndicatorTracker()
    for step in range(int(3.0 * rate)):
        time_s = step / rate
        thigh = -50.0 + 40.0 * math.sin(2.0 * math.pi * 0.6 * time_s)
        pose = make_pose(split(Leg(thigh, 80.0), Leg(-110.0, 20.0)))
        tracker.update(extract_features(dataclasses.replace(pose, time_s=time_s)))
    unrest = dict(zip(INDICATORS, tracker.indicators[len(INDICATORS) :], strict=True))
    assert max(unrest["knee_unrest"], unrest["ankle_unrest"]) < 0.25


def test_a_leg_that_is_seen_well_again_is_trusted_again() -> None:
    indicators = track(lambda pose, step: hide_foot(pose, 0.2) if step < 15 else pose)
    assert max(indicators) < 0.1


def test_what_is_unknown_changes_nothing_and_a_reset_forgets() -> None:
    tracker = LegIndicatorTracker()
    assert tracker.indicators == UNKNOWN
    pose = hide_foot(make_pose(STRIDE), 0.1)
    seen = tracker.update(extract_features(pose))
    assert seen[len(INDICATORS) + INDICATORS.index("hidden_foot")] == pytest.approx(0.9)
    assert seen[INDICATORS.index("knee_unrest")] == pytest.approx(10.0 * FIRST_UNREST)
    unknown = dataclasses.replace(pose, time_s=0.1, image=np.full_like(pose.image, np.nan))
    assert tracker.update(extract_features(unknown)) == seen
    tracker.reset()
    assert tracker.indicators == UNKNOWN


def miss_knee(pose: Pose) -> None:
    pose.image[INDEX["left_knee"]] = math.nan


def shrink_trunk(pose: Pose) -> None:
    for side in SIDES:
        pose.image[INDEX[f"{side}_shoulder"]] = pose.image[INDEX[f"{side}_hip"]]


@pytest.mark.parametrize("spoil", [miss_knee, shrink_trunk])
def test_a_pose_without_a_knee_or_a_trunk_changes_nothing(spoil: Callable[[Pose], None]) -> None:
    tracker = LegIndicatorTracker()
    for step in range(4):
        seen = tracker.update(extract_features(make_pose(STRIDE, step / 10)))
    spoiled = hide_foot(make_pose(STRIDE, 0.5), 0.1)
    spoil(spoiled)
    assert tracker.update(extract_features(spoiled)) == seen


def test_after_a_gap_nothing_of_before_counts() -> None:
    tracker = LegIndicatorTracker()
    tracker.update(extract_features(hide_foot(make_pose(STRIDE), 0.1)))
    later = dataclasses.replace(make_pose(STRIDE), time_s=1.0)
    assert tracker.update(extract_features(later))[len(INDICATORS) + 2] < 0.1
