"""Detection of turned pictures by the body in them."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
import pytest

from coach.body.picture_rotation import DELAY_S, PictureRotationDetector, measure_picture_rotation
from coach.body.pose import Pose, empty_pose
from coach.body.pose_features import extract_features
from coach.body.sides import split_angle
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.tracking.events import FaultBegan, RepetitionDone, TrialDone
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.exercise.tracking.turned_picture import ON_ITS_SIDE, UPRIGHT, UPSIDE_DOWN
from coach.store.exercises.loader import load_exercise
from tests.animation import animate
from tests.exercise.sessions import EXERCISES
from tests.synthetic import Leg, Stance, make_poses, split

STANDING = Stance()
BENT_OVER = Stance(trunk_lean=160.0)
LUNGE = split(Leg(-15.0, 85.0), Leg(-100.0, 80.0))


def turn(pose: Pose, quarters: int) -> Pose:
    """The pose in a picture that is turned clockwise by so many right angles."""
    for _ in range(quarters):
        x, y = pose.image.T
        across, down, away = pose.world.T
        pose = dataclasses.replace(
            pose,
            image=np.stack([pose.height - y, x], axis=1),
            world=np.stack([-down, across, away], axis=1),
            width=pose.height,
            height=pose.width,
        )
    return pose


def stand(seconds: float, quarters: int, stance: Stance = STANDING) -> list[Pose]:
    return [turn(pose, quarters) for pose in make_poses([(seconds, stance)])]


SEEN = [
    (STANDING, 0, 0), (STANDING, 1, 90), (STANDING, 2, 180), (STANDING, 3, 90),
    (LUNGE, 0, 0), (LUNGE, 1, 90), (LUNGE, 2, 180), (LUNGE, 3, 90),
    (BENT_OVER, 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(("stance", "quarters", "rotation"), SEEN)
def test_rotation_of_one_pose(stance: Stance, quarters: int, rotation: int) -> None:
    features = extract_features(stand(0.1, quarters, stance)[0])
    assert measure_picture_rotation(features) == rotation


def test_an_unseen_body_tells_nothing() -> None:
    assert measure_picture_rotation(extract_features(empty_pose(0.0, 640, 480))) == 0


def follow(poses: Sequence[Pose]) -> list[int]:
    detector = PictureRotationDetector()
    return [detector.update(extract_features(pose)) for pose in poses]


def retime(poses: Sequence[Pose]) -> list[Pose]:
    return [dataclasses.replace(pose, time_s=number / 15) for number, pose in enumerate(poses)]


def test_it_is_reported_after_a_while_and_withdrawn_soon() -> None:
    poses = retime([*stand(4.0, 1), *stand(2.0, 0)])
    found = [pose.time_s for pose, rotation in zip(poses, follow(poses), strict=True) if rotation]
    assert found[0] == pytest.approx(DELAY_S, abs=0.1)
    assert found[-1] == pytest.approx(4.5, abs=0.2)


def test_a_moment_otherwise_does_not_start_the_time_again() -> None:
    poses = retime([*stand(2.0, 2), *stand(0.3, 0), *stand(1.0, 2)])
    assert follow(poses)[-1] == 180


def test_a_reset_forgets_it() -> None:
    detector = PictureRotationDetector()
    poses = stand(4.0, 1)
    for pose in poses:
        detector.update(extract_features(pose))
    assert detector.rotation == 90
    detector.reset()
    assert detector.update(extract_features(poses[-1])) == 0


WORDS = [(1, ON_ITS_SIDE), (2, UPSIDE_DOWN), (3, ON_ITS_SIDE)]


@pytest.mark.parametrize(("quarters", "words"), WORDS)
def test_the_view_says_that_the_picture_is_turned(quarters: int, words: str) -> None:
    trainer = Trainer(load_exercise("lunge").exercise)
    feedback = [trainer.update(pose) for pose in stand(5.0, quarters)]
    view = feedback[-1].view
    assert (view.ok, view.problems[0]) == (False, words)
    cue = feedback[-1].cue
    assert cue is not None
    assert (cue.kind, cue.detail) == ("view", words)
    first = next(each.time_s for each in feedback if words in each.view.problems)
    assert first - next(each.time_s for each in feedback if each.present) <= DELAY_S + 0.1
    events = [event for each in feedback for event in each.events]
    assert not fold_all(events).repetitions


@pytest.mark.parametrize("quarters", [1, 3])
def test_who_exercises_lying_down_is_not_told_so(quarters: int) -> None:
    trainer = Trainer(load_exercise("bridge").exercise)
    problems = {
        words for pose in stand(5.0, quarters) for words in trainer.update(pose).view.problems
    }
    assert ON_ITS_SIDE not in problems


UPRIGHT_EXERCISES = sorted(
    name
    for name, exercise in EXERCISES.items()
    if exercise.position in set(UPRIGHT) - {"seated"} and exercise.kind != "guided"
)
"""Whether the picture of a seated person is turned cannot be told by trunk and legs."""


SHOWING_POSITION = ("trunk_tilt", "leg_elevation")
"""They stay, because who lies must not count: that looks like a picture on its side."""


def show_figures(name: str) -> list[Pose]:
    """Every figure of an exercise, faults too, after the time that tells a turned picture."""
    figures = EXERCISES[name].figures
    wide = SyntheticCamera(width=640, height=640, pixels_a_metre=220)
    return animate([(figures[0], 0.0, 5.0), *((each, 1.0, 2.0) for each in figures)], wide, 10.0)


@pytest.mark.parametrize("quarters", [1, 2])
@pytest.mark.parametrize("name", UPRIGHT_EXERCISES)
def test_nothing_is_measured_against_a_wrong_vertical(name: str, quarters: int) -> None:
    feedback = list(
        Trainer(EXERCISES[name]).update_many([turn(pose, quarters) for pose in show_figures(name)])
    )
    told = {ON_ITS_SIDE, UPSIDE_DOWN}
    refused = [each for each in feedback if told & set(each.view.problems)]
    assert refused
    for each in refused:
        measured = {angle for angle, value in each.angles.items() if not math.isnan(value)}
        assert {split_angle(angle)[0] for angle in measured} <= {
            "knee_bend", "hip_bend", "shoulder_bend", *SHOWING_POSITION,
        }  # fmt: skip
        assert not each.errors
        assert not any(isinstance(event, FaultBegan | TrialDone) for event in each.events)
    counted = (e for each in refused for e in each.events if isinstance(e, RepetitionDone))
    assert all(event.peak_deg is None and event.only_counted for event in counted)
    assert feedback[-1].good_repetitions == sum(
        event.is_clean
        for each in feedback
        for event in each.events
        if isinstance(event, RepetitionDone)
    )
