"""Raised arms during an exercise: an event, unless the exercise raises the arms itself."""

from __future__ import annotations

import dataclasses

import pytest

from coach.body.pose import Pose, empty_pose
from coach.body.posture import Posture
from coach.exercise.tracking.arm_signal import ArmSignal, uses_arms
from coach.exercise.tracking.events import ArmRaised, from_dict, to_dict
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.loader import load_exercise
from tests.animation import animate

STANDING = Posture()
UP = dataclasses.replace(STANDING, shoulder_flexion=(170.0, 0.0))
POSES = animate([(STANDING, 0.0, 2.0), (UP, 0.5, 2.5), (STANDING, 0.5, 1.0)])

USES = {
    "chop-and-lift": True,
    "jackknife": True,
    "squat": True,
    "squat-toe-touch": True,
    "side-lying-leg-raise": True,
    "side-lying-psoas-stretch": True,
    "bird-dog": True,
    "cobra": True,
    "downward-facing-dog": True,
    "half-kneeling-lat-stretch": True,
    "plank": False,
    "lunge": False,
    "couch-stretch": False,
    "bridge": False,
    "crunch": False,
    "knee-to-chest": False,
    "hip-flexion-test": False,
    "deep-pelvic-breathing": False,
}


@pytest.mark.parametrize(("name", "uses"), USES.items())
def test_exercises_that_raise_the_arms(name: str, uses: bool) -> None:
    assert uses_arms(load_exercise(name).exercise) is uses


@pytest.mark.parametrize(
    ("shoulder", "elbow", "uses"), [(100.0, 60.0, True), (99.0, 60.0, False), (100.0, 61.0, False)]
)
def test_only_a_straight_arm_is_raised(shoulder: float, elbow: float, uses: bool) -> None:
    exercise = load_exercise("lunge").exercise
    arms = {"shoulder_flexion": (0.0, shoulder), "elbow_flexion": (0.0, elbow)}
    figure = exercise.figures[0].model_copy(update=arms)
    assert uses_arms(exercise.model_copy(update={"figures": (figure,)})) is uses


def find(name: str, poses: list[Pose]) -> list[int]:
    events = analyse(poses, Trainer(load_exercise(name).exercise)).events
    return [event.arms for event in events if isinstance(event, ArmRaised)]


@pytest.mark.parametrize("name", ["lunge", "standing-quad-stretch", "thigh-roller-massage"])
def test_a_raised_arm_is_an_event(name: str) -> None:
    assert find(name, POSES) == [1]


def test_it_is_none_where_the_exercise_raises_the_arms() -> None:
    assert find("squat", POSES) == []


def test_feedback_tells_how_long_the_arm_is_held() -> None:
    trainer = Trainer(load_exercise("lunge").exercise)
    shares = [trainer.update(pose).arm_raise.share for pose in POSES]
    assert max(shares) == 1.0
    assert any(0.0 < share < 1.0 for share in shares)


def test_events_do_not_depend_on_batches() -> None:
    trainer = Trainer(load_exercise("lunge").exercise)
    one_by_one = [event for pose in POSES for event in trainer.update(pose).events]
    assert one_by_one == [
        event
        for event in analyse(POSES, Trainer(load_exercise("lunge").exercise)).events
        if event in one_by_one
    ]
    assert any(isinstance(event, ArmRaised) for event in one_by_one)


@pytest.mark.parametrize(("back_s", "done"), [(2.5, True), (2.7, False), (3.0, False)])
def test_who_leaves_begins_anew(back_s: float, done: bool) -> None:
    signal = ArmSignal(load_exercise("lunge").exercise)
    seen = [
        signal.update(pose, present=pose.time_s < 2.5 or pose.time_s >= back_s) for pose in POSES
    ]
    assert any(each.done for each in seen) is done


def test_nobody_raises_no_arm_in_a_guided_exercise() -> None:
    nobody = [empty_pose(step / 15, 640, 480) for step in range(60)]
    assert find("thigh-roller-massage", nobody) == []


def test_it_is_stored_as_it_was() -> None:
    event = ArmRaised(2.5, 2)
    assert from_dict(to_dict(event)) == event
