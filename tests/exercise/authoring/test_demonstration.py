"""Drafts from demonstrations count what was shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.pose import Pose, mirror
from coach.exercise.authoring.demonstration import Demonstration, demonstrate
from coach.exercise.authoring.movement_choice import is_enough
from coach.exercise.authoring.observed_angles import observe_angles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.session import Session
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.drafts import render_draft
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from tests.exercise.authoring.demonstrations import (
    DRAWN,
    MARCH_RIGHT,
    SHOWN,
    STAND,
    DemonstrationCase,
    repeat,
)
from tests.synthetic import Camera, Leg, Stance, lie, make_poses


@cache
def read_sample(name: str) -> tuple[Pose, ...]:
    return tuple(open_recording(samples_folder() / name).poses())


def turn(poses: Sequence[Pose], mirrored: bool) -> list[Pose]:
    return [mirror(pose) for pose in poses] if mirrored else list(poses)


def count(exercise: Exercise, poses: Sequence[Pose]) -> Session:
    return analyse(poses, Trainer(exercise)).session


def make_draft(poses: Sequence[Pose]) -> Exercise:
    """By way of its text, as a user gets it."""
    showing = observe_angles(poses)
    text = render_draft("Mine", demonstrate(showing), showing, "mine")
    return parse_exercise(text, "mine", Path("mine.toml")).exercise


@pytest.mark.parametrize("mirrored", [False, True], ids=["as filmed", "mirrored"])
def test_draft_of_the_lunge_counts_as_the_lunge_does(mirrored: bool) -> None:
    poses = turn(read_sample("lunge"), mirrored)
    shipped, drafted = (
        count(load_exercise("lunge").exercise, poses),
        count(make_draft(poses), poses),
    )
    assert (
        [one.side for one in drafted.repetitions] == [one.side for one in shipped.repetitions] != []
    )
    assert [one.peak_deg for one in drafted.repetitions] == pytest.approx(
        [one.peak_deg for one in shipped.repetitions], abs=1.0
    )


@pytest.mark.parametrize("mirrored", [False, True], ids=["as filmed", "mirrored"])
def test_draft_of_knee_to_chest_times_as_knee_to_chest_does(mirrored: bool) -> None:
    poses = turn([pose for pose in read_sample("knee-to-chest") if pose.time_s < 24.0], mirrored)
    shipped, drafted = (
        count(load_exercise("knee-to-chest").exercise, poses),
        count(make_draft(poses), poses),
    )
    assert [one.side for one in drafted.holds] == [one.side for one in shipped.holds] != []
    assert [one.held_s for one in drafted.holds] == pytest.approx(
        [one.held_s for one in shipped.holds], abs=1.0
    )


@pytest.mark.parametrize("facing", ["right", "left"])
@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_what_is_shown_is_read_off(shown: DemonstrationCase, facing: str) -> None:
    poses = make_poses(shown.script, Camera(facing=facing))
    showing = observe_angles(poses)
    found = demonstrate(showing)
    assert (found.kind, found.side, len(found.parts), found.position.position) == (
        shown.kind,
        shown.side,
        shown.parts,
        shown.position,
    )
    assert found.angle in shown.angles
    drafted = make_draft(poses)
    session = count(drafted, poses)
    assert (drafted.dose.repetitions, drafted.dose.per_side) == (
        shown.times or shown.parts,
        shown.side != "none",
    )
    assert len(session.repetitions if shown.kind == "repetitions" else session.holds) == shown.parts


def test_coming_and_going_is_left_out() -> None:
    lying_down = [
        (1.0, STAND),
        (1.5, lie()),
        *repeat(DRAWN, 3, lie())[1:],
        (1.5, STAND),
        (1.0, STAND),
    ]
    showing = observe_angles(make_poses(lying_down))
    shown = demonstrate(showing, "repetitions")
    assert shown.position.position == "supine"
    assert len(shown.parts) == 3


def test_the_user_may_say_what_it_is() -> None:
    showing = observe_angles(make_poses(repeat(MARCH_RIGHT, 3, held_s=4.0)))
    assert demonstrate(showing).kind == "hold"
    assert demonstrate(showing, "repetitions").kind == "repetitions"


def test_a_camera_is_watched_until_it_was_shown_often_enough() -> None:
    poses = make_poses([*repeat(MARCH_RIGHT, 3), (2.0, STAND)])
    enough = next(
        pose.time_s for index, pose in enumerate(poses) if is_enough(poses[: index + 1], 3)
    )
    last_end_s = 1.5 + 3 * 2.7
    assert last_end_s + 0.5 < enough < last_end_s + 3.0
    assert not is_enough(poses, 4)
    assert not is_enough(make_poses([(9.0, STAND)]), 3)


def test_a_movement_made_as_often_as_was_meant_is_preferred() -> None:
    """Both legs march in turn, and every other time the trunk bends further than any knee."""
    bow = Stance(trunk_lean=95.0)
    once = [(0.8, MARCH_RIGHT), (0.8, STAND), (0.6, STAND)]
    showing = observe_angles(
        make_poses([(1.5, STAND), *[*once * 2, (1.0, bow), (1.0, STAND), (0.6, STAND)] * 3])
    )
    assert len(demonstrate(showing, times=3).parts) == 3
    assert len(demonstrate(showing, times=6).parts) == 6


def list_thresholds(found: Demonstration) -> Iterator[float]:
    sign = 1 if found.rising else -1
    yield from (
        sign * found.rest_deg,
        sign * found.rest_bound,
        sign * found.peak_bound,
        sign * found.peak_deg,
    )


@settings(max_examples=3)
@given(times=st.integers(2, 4), raised=st.floats(-25, 40), quick=st.floats(0.6, 1.5))
def test_thresholds_lie_between_rest_and_turning_point(
    times: int, raised: float, quick: float
) -> None:
    there = Stance(right=Leg(thigh_elevation=raised, knee_flexion=90.0))
    once = [(quick, there), (quick, STAND), (0.6, STAND)]
    found = demonstrate(observe_angles(make_poses([(1.5, STAND), *once * times])))
    assert len(found.parts) == times
    assert list(list_thresholds(found)) == sorted(list_thresholds(found))
