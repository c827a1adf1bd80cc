"""Legs do not change places."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from coach.body.continuity import GAP_S, INSISTS_AFTER_S, LegLabels, swap_legs
from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from tests.synthetic import Leg, film, photograph, split

STRIDE = split(Leg(-50.0, 30.0), Leg(-110.0, 20.0))
STEP_S = 1 / 15


def is_same(first: Pose, second: Pose) -> bool:
    return bool((first.image == second.image).all() and (first.world == second.world).all())


def confuse(poses: list[Pose], first: int, last: int) -> list[Pose]:
    return [swap_legs(pose) if first <= step < last else pose for step, pose in enumerate(poses)]


def test_swapped_legs_are_swapped_below_the_hips_and_twice_is_nothing() -> None:
    pose = photograph(STRIDE)
    swapped = swap_legs(pose)
    assert (swapped.image[INDEX["left_heel"]] == pose.image[INDEX["right_heel"]]).all()
    assert (swapped.world[INDEX["right_knee"]] == pose.world[INDEX["left_knee"]]).all()
    assert (swapped.image[: INDEX["left_knee"]] == pose.image[: INDEX["left_knee"]]).all()
    assert is_same(swap_legs(swapped), pose)


@pytest.mark.parametrize("frames", [1, 3, 8])
def test_a_short_confusion_is_undone(frames: int) -> None:
    poses = film([(2.0, STRIDE)])
    labels = LegLabels()
    taken = [labels.watch(pose) for pose in confuse(poses, 10, 10 + frames)]
    assert all(is_same(*pair) for pair in zip(taken, poses, strict=True))
    assert not labels.swapped


def test_where_the_landmarker_insists_it_is_believed() -> None:
    poses = confuse(film([(3.0, STRIDE)]), 10, 100)
    labels = LegLabels()
    taken = [labels.watch(pose) for pose in poses]
    undone = [not is_same(*pair) for pair in zip(taken, poses, strict=True)]
    assert undone == [0 <= (step - 10) * STEP_S <= INSISTS_AFTER_S + 1e-9 for step in range(len(poses))]


def test_legs_that_move_are_left_alone() -> None:
    low = split(Leg(-5.0, 90.0), Leg(-95.0, 90.0))
    poses = film([(0.5, STRIDE), (0.8, low), (0.5, low), (0.8, STRIDE)])
    labels = LegLabels()
    assert all(is_same(labels.watch(pose), pose) for pose in poses)


@pytest.mark.parametrize("forget", [True, False], ids=["forgotten", "after a gap"])
def test_nothing_can_be_said_of_what_was_not_seen_before(forget: bool) -> None:
    labels = LegLabels()
    for pose in film([(1.0, STRIDE)]):
        labels.watch(pose)
    if forget:
        labels.forget()
    later = dataclasses.replace(swap_legs(photograph(STRIDE)), time_s=1.0 + (0.0 if forget else 2 * GAP_S))
    assert is_same(labels.watch(later), later)


def test_unknown_legs_are_given_back_as_they_are() -> None:
    labels, pose = LegLabels(), photograph(STRIDE)
    labels.watch(pose)
    unknown = dataclasses.replace(pose, time_s=0.1, image=np.full_like(pose.image, np.nan))
    assert labels.watch(unknown) is unknown
