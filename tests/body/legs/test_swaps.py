"""Correction of swapped legs."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.legs.swaps import (
    MAX_SWAP_LIMIT_S,
    MEMORY_TIMEOUT_S,
    MIN_SWAP_LIMIT_S,
    LegSwapCorrector,
    swap_legs,
)
from coach.body.pose import Pose
from tests.synthetic import HEIGHT, WIDTH, Leg, Stance, lie, make_pose, make_poses, split

STRIDE = split(Leg(-50.0, 30.0), Leg(-110.0, 20.0))
TALL = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0))
LOW = split(Leg(-5.0, 90.0), Leg(-95.0, 90.0))
STEP_S = 1 / 15


def is_same(first: Pose, second: Pose) -> bool:
    return bool((first.image == second.image).all() and (first.world == second.world).all())


def confuse(poses: list[Pose], first: int, last: int) -> list[Pose]:
    return [swap_legs(pose) if first <= step < last else pose for step, pose in enumerate(poses)]


def test_swapped_legs_are_swapped_below_the_hips_and_twice_is_nothing() -> None:
    pose = make_pose(STRIDE)
    swapped = swap_legs(pose)
    assert (swapped.image[INDEX["left_heel"]] == pose.image[INDEX["right_heel"]]).all()
    assert (swapped.world[INDEX["right_knee"]] == pose.world[INDEX["left_knee"]]).all()
    assert (swapped.image[: INDEX["left_knee"]] == pose.image[: INDEX["left_knee"]]).all()
    assert is_same(swap_legs(swapped), pose)


@pytest.mark.parametrize("frames", [1, 3, 8])
def test_a_short_confusion_is_undone(frames: int) -> None:
    poses = make_poses([(2.0, STRIDE)])
    labels = LegSwapCorrector()
    taken = [labels.update(pose) for pose in confuse(poses, 10, 10 + frames)]
    assert all(is_same(*pair) for pair in zip(taken, poses, strict=True))
    assert not labels.swapped


@pytest.mark.parametrize(
    ("before", "limit_s"),
    [(10, MIN_SWAP_LIMIT_S), (31, 2.0), (100, MAX_SWAP_LIMIT_S)],
    ids=["for a moment", "as long as the order before", "never longer than a limit"],
)
def test_a_confusion_that_lasts_is_believed_after_a_while(before: int, limit_s: float) -> None:
    poses = confuse(make_poses([(13.0, STRIDE)]), before, 1000)
    labels = LegSwapCorrector()
    taken = [labels.update(pose) for pose in poses]
    undone = [not is_same(*pair) for pair in zip(taken, poses, strict=True)]
    expected = [0 <= (step - before) * STEP_S <= limit_s + 1e-9 for step in range(len(poses))]
    assert undone == expected


def test_legs_that_move_are_left_alone() -> None:
    poses = make_poses([(0.5, STRIDE), (0.8, LOW), (0.5, LOW), (0.8, STRIDE)])
    labels = LegSwapCorrector()
    assert all(is_same(labels.update(pose), pose) for pose in poses)


@pytest.mark.parametrize("seconds", [1.0, 1.5, 2.5])
@pytest.mark.parametrize(
    "stance", [STRIDE, TALL, LOW, lie(Leg(115.0, 125.0))], ids=["stride", "tall", "low", "lying"]
)
def test_legs_that_pass_each_other_are_no_confusion(stance: Stance, seconds: float) -> None:
    poses = make_poses(
        [(0.5, stance), (seconds, stance.swapped()), (seconds, stance), (0.5, stance)]
    )
    labels = LegSwapCorrector()
    assert all(is_same(labels.update(pose), pose) for pose in poses)
    assert not labels.swapped


def hold_hips(pose: Pose) -> Pose:
    """The same with fixed hips in the middle of the picture, where they stay while only a leg
    moves."""
    hips = (pose.image[INDEX["left_hip"]] + pose.image[INDEX["right_hip"]]) / 2
    return dataclasses.replace(pose, image=pose.image - hips + [WIDTH / 2, HEIGHT / 2])


@pytest.mark.parametrize(
    "moved", [0.0, 8.0, 14.0], ids=["stands", "hardly moves", "moves a little"]
)
@pytest.mark.parametrize("swapped", [False, True], ids=["the right one jumps", "the left one"])
def test_a_leg_that_stays_while_the_other_jumps_past_it_is_no_confusion(
    moved: float, swapped: bool
) -> None:
    before, after = split(Leg(-50.0), Leg(-90.0)), split(Leg(-102.0), Leg(-90.0 + moved))
    if swapped:
        before, after = before.swapped(), after.swapped()
    poses = [*make_poses([(1.0, before)]), *make_poses([(1.0, after)], start_s=1.0)]
    labels = LegSwapCorrector()
    assert all(is_same(labels.update(pose), pose) for pose in map(hold_hips, poses))


def follow(pose: Pose, jumping: Side) -> Pose:
    """Draw a leg where the other one was, which has moved up a little."""
    image = pose.image.copy()
    for joint in ("knee", "ankle", "heel", "foot_index"):
        stays = INDEX[f"{other(jumping)}_{joint}"]
        image[INDEX[f"{jumping}_{joint}"]] = image[stays]
        image[stays] -= [0.0, 19.0]
    return dataclasses.replace(pose, image=image)


@pytest.mark.parametrize("jumping", SIDES)
def test_a_leg_that_is_drawn_at_the_place_of_the_other_is_no_confusion(jumping: Side) -> None:
    poses = make_poses([(2.0, STRIDE)])
    labels = LegSwapCorrector()
    for step, pose in enumerate(poses):
        seen = follow(pose, jumping) if step >= 15 else pose
        assert is_same(labels.update(seen), seen)
    assert not labels.swapped


def halve(pose: Pose) -> Pose:
    """Legs half way to each other's place, as from a landmarker that smooths a confusion."""
    return dataclasses.replace(pose, image=(pose.image + swap_legs(pose).image) / 2)


@pytest.mark.parametrize("frames", range(2, 7))
@pytest.mark.parametrize(
    "stance", [STRIDE, TALL, LOW, lie(Leg(115.0, 125.0))], ids=["stride", "tall", "low", "lying"]
)
def test_a_confusion_into_which_the_legs_glide_is_undone(stance: Stance, frames: int) -> None:
    poses = make_poses([(2.0, stance)])
    first, last = 11, 11 + frames
    confused = confuse(poses, first, last)
    for step in (first - 1, last):
        confused[step] = halve(poses[step])
    labels = LegSwapCorrector()
    taken = [labels.update(pose) for pose in confused]
    assert [
        step for step, pair in enumerate(zip(taken, poses, strict=True)) if not is_same(*pair)
    ] == [first - 1, last]
    assert not labels.swapped


@pytest.mark.parametrize("forget", [True, False], ids=["forgotten", "after a gap"])
def test_nothing_can_be_said_of_what_was_not_seen_before(forget: bool) -> None:
    labels = LegSwapCorrector()
    for pose in make_poses([(1.0, STRIDE)]):
        labels.update(pose)
    if forget:
        labels.reset()
    later = dataclasses.replace(
        swap_legs(make_pose(STRIDE)), time_s=1.0 + (0.0 if forget else 2 * MEMORY_TIMEOUT_S)
    )
    assert is_same(labels.update(later), later)


def test_unknown_legs_are_given_back_as_they_are() -> None:
    labels, pose = LegSwapCorrector(), make_pose(STRIDE)
    labels.update(pose)
    unknown = dataclasses.replace(pose, time_s=0.1, image=np.full_like(pose.image, np.nan))
    assert labels.update(unknown) is unknown


def miss_foot(pose: Pose) -> Pose:
    image = pose.image.copy()
    image[INDEX["left_foot_index"]] = np.nan
    return dataclasses.replace(pose, image=image)


def test_a_foot_that_is_not_seen_for_a_moment_is_passed_over() -> None:
    poses = make_poses([(2.0, STRIDE)])
    poses[9] = miss_foot(poses[9])
    labels = LegSwapCorrector()
    taken = [labels.update(pose) for pose in confuse(poses, 10, 13)]
    assert taken[9] is poses[9]
    assert all(
        is_same(*pair) for step, pair in enumerate(zip(taken, poses, strict=True)) if step != 9
    )


def test_a_foot_that_was_not_seen_at_first_is_learned_when_it_is() -> None:
    poses = make_poses([(2.0, STRIDE)])
    poses[:5] = [miss_foot(pose) for pose in poses[:5]]
    labels = LegSwapCorrector()
    taken = [labels.update(pose) for pose in confuse(poses, 10, 13)]
    assert all(is_same(*pair) for pair in list(zip(taken, poses, strict=True))[5:])
