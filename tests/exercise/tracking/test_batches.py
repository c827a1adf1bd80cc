"""Poses give the same feedback to the last bit, one by one or in batches."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.limits import MAX_GAP_S
from coach.body.pose import Pose
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording
from tests.exercise.sessions import CASES, EXERCISES, Case, lunge
from tests.synthetic import empty, make_poses

pytestmark = pytest.mark.slow

SAMPLES = sorted(path.stem for path in samples_folder().glob("*.mp4"))


def evaluate(
    exercise: str, poses: Sequence[Pose], lengths: Sequence[int]
) -> tuple[list[str], list[Event]]:
    """Every feedback in full, and all events, of these poses in batches of these lengths."""
    trainer = Trainer(load_exercise(exercise).exercise)
    feedbacks: list[Feedback] = []
    first, pieces = 0, itertools.cycle(lengths)
    while first < len(poses):
        length = next(pieces)
        feedbacks += trainer.update_many(poses[first : first + length])
        first += length
    events = [event for feedback in feedbacks for event in feedback.events]
    return [repr(feedback) for feedback in feedbacks], [*events, *trainer.finish(poses[-1].time_s)]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_judged_the_same_in_any_pieces(name: str) -> None:
    recording = open_recording(samples_folder() / name)
    poses = list(recording.poses())
    alone = evaluate(name, poses, [1])
    assert alone[1] == recording.events()
    for length in (2, 7, 512):
        assert evaluate(name, poses, [length]) == alone


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_so_is_what_a_stick_body_does(case: Case) -> None:
    poses = case.change(make_poses(case.script, camera=case.camera))
    assert evaluate(case.exercise, poses, [512]) == evaluate(case.exercise, poses, [1])


LUNGE = lunge(CASES[0].script[2][1])
WITH_GAP = [
    *make_poses(LUNGE),
    *(dataclasses.replace(pose, time_s=pose.time_s + 20.0) for pose in make_poses(LUNGE)),
]
SCENES = {"coming and going": empty(make_poses([*LUNGE, *LUNGE]), 5.0, 6.0), "a gap": WITH_GAP}


@cache
def evaluate_one_by_one(scene: str) -> tuple[list[str], list[Event]]:
    return evaluate("lunge", SCENES[scene], [1])


@given(st.sampled_from(sorted(SCENES)), st.lists(st.integers(1, 40), min_size=1, max_size=4))
@settings(max_examples=15)
def test_cuts_may_lie_anywhere(scene: str, lengths: list[int]) -> None:
    assert evaluate("lunge", SCENES[scene], lengths) == evaluate_one_by_one(scene)


def test_a_gap_in_the_midst_of_a_piece_loses_who_was_there() -> None:
    assert WITH_GAP[len(WITH_GAP) // 2].time_s - WITH_GAP[len(WITH_GAP) // 2 - 1].time_s > MAX_GAP_S
    _, events = evaluate("lunge", WITH_GAP, [512])
    assert [type(event).__name__ for event in events].count("BodyLost") == 1


def test_a_guided_exercise_goes_by_time_in_any_pieces() -> None:
    name = next(name for name, exercise in EXERCISES.items() if exercise.kind == "guided")
    poses = make_poses([(20.0, CASES[0].script[0][1])])
    assert evaluate(name, poses, [512]) == evaluate(name, poses, [1])
