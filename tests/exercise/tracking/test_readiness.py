"""Who is ready to begin: a raised arm, or ten seconds in position in the picture."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose
from coach.body.posture import Posture
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.tracking.readiness import (
    INTERRUPTION_S,
    READY_S,
    Readiness,
    ReadinessDetector,
)
from coach.store.exercises.loader import load_exercise
from tests.animation import animate

STANDING = Posture()
KNEELING = Posture(hip_flexion=(90.0, 0.0), knee_flexion=(90.0, 90.0))
SUPINE = Posture(
    trunk_lean=-90.0, rests_on="back", hip_flexion=(45.0, 45.0), knee_flexion=(90.0, 90.0)
)
ALL_FOURS = Posture(
    trunk_lean=90.0,
    rests_on="knees",
    hip_flexion=(90.0, 90.0),
    knee_flexion=(90.0, 90.0),
    shoulder_flexion=(90.0, 90.0),
)
RATE = 10.0


def stay(posture: Posture, seconds: float = 12.0, facing: str = "right") -> list[Pose]:
    return animate([(posture, 0.0, seconds)], SyntheticCamera(facing=facing), RATE)  # type: ignore[arg-type]


def watch(name: str, poses: Sequence[Pose]) -> list[Readiness]:
    detector = ReadinessDetector(load_exercise(name).exercise)
    return [detector.update(pose) for pose in poses]


def find_begin(name: str, poses: Sequence[Pose]) -> float | None:
    """Return when the exercise begins, in seconds; None if it does not."""
    seen = watch(name, poses)
    begins = (pose.time_s for pose, each in zip(poses, seen, strict=True) if each.begins)
    return next(begins, None)


@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize(
    ("name", "posture"),
    [("lunge", STANDING), ("couch-stretch", KNEELING), ("bridge", SUPINE), ("bird-dog", ALL_FOURS)],
    ids=["standing", "kneeling", "lying", "all fours"],
)
def test_ten_seconds_in_position_begin(name: str, posture: Posture, facing: str) -> None:
    begin_s = find_begin(name, stay(posture, facing=facing))
    assert begin_s == pytest.approx(READY_S + 0.5, abs=0.3)


@pytest.mark.parametrize(("name", "posture"), [("lunge", SUPINE), ("bridge", STANDING)])
def test_another_position_does_not(name: str, posture: Posture) -> None:
    assert find_begin(name, stay(posture)) is None


def test_nobody_does_not() -> None:
    nobody = [empty_pose(step / RATE, 640, 480) for step in range(150)]
    seen = watch("lunge", nobody)
    assert not any(each.begins or each.present for each in seen)


def test_who_is_not_wholly_in_the_picture_does_not() -> None:
    poses = [
        dataclasses.replace(pose, image=pose.image + np.array([0.0, 150.0]))
        for pose in stay(STANDING)
    ]
    assert find_begin("lunge", poses) is None


def test_who_walks_begins_anew() -> None:
    poses = [
        dataclasses.replace(pose, image=pose.image + np.array([20.0 * pose.time_s, 0.0]))
        for pose in stay(STANDING)
    ]
    assert find_begin("lunge", poses) is None


def test_who_stands_still_elsewhere_begins_there() -> None:
    poses = [
        pose
        if pose.time_s < 3.0
        else dataclasses.replace(pose, image=pose.image + np.array([90.0, 0.0]))
        for pose in stay(STANDING, 15.0)
    ]
    begin_s = find_begin("lunge", poses)
    assert begin_s is not None
    assert begin_s >= 3.0 + READY_S


def test_a_flicker_does_not_interrupt() -> None:
    poses = [
        empty_pose(pose.time_s, 640, 480) if 50 <= index < 53 else pose
        for index, pose in enumerate(stay(STANDING))
    ]
    assert find_begin("lunge", poses) is not None


def stand(start_s: float, seconds: float) -> list[Pose]:
    return animate([(STANDING, 0.0, seconds)], rate=RATE, start_s=start_s)


@pytest.mark.parametrize("gap_s", [0.6, 0.8, 1.1, 10.0, 600.0])
def test_what_nobody_saw_is_not_waited(gap_s: float) -> None:
    again_s = 8.0 + gap_s
    seen = watch("lunge", [*stand(0.0, 8.0), *stand(again_s, 5.0)])
    assert any(each.begins for each in seen) is (gap_s < INTERRUPTION_S)
    assert find_begin("lunge", [*stand(0.0, 8.0), *stand(again_s, 11.0)]) is not None


@pytest.mark.parametrize(("gap_s", "present"), [(0.9, True), (1.1, False)])
def test_who_is_seen_after_a_gap_is_found_anew(gap_s: float, present: bool) -> None:
    detector = ReadinessDetector(load_exercise("lunge").exercise)
    assert [detector.update(pose).present for pose in stand(0.0, 2.0)][-1]
    (pose,) = stand(1.9 + gap_s, 1.0 / RATE)
    assert detector.update(pose).present is present


@pytest.mark.parametrize("name", ["lunge", "squat", "thigh-roller-massage"])
def test_a_raised_arm_begins_any_exercise(name: str) -> None:
    up = dataclasses.replace(STANDING, shoulder_flexion=(170.0, 0.0))
    poses = animate([(STANDING, 0.0, 2.0), (up, 0.5, 2.5)], rate=15.0)
    begin_s = find_begin(name, poses)
    assert begin_s is not None
    assert begin_s < 5.0


def test_both_arms_do_not_begin() -> None:
    up = dataclasses.replace(STANDING, shoulder_flexion=(170.0, 170.0))
    seen = watch("lunge", animate([(STANDING, 0.0, 2.0), (up, 0.5, 2.5)], rate=15.0))
    assert any(each.arm_raise.done for each in seen)
    assert not any(each.begins for each in seen)


def test_a_guided_exercise_waits_for_nobody_to_stand_still() -> None:
    assert find_begin("thigh-roller-massage", stay(STANDING)) is None


def test_the_checks_of_the_camera_are_told() -> None:
    assert {check.name for check in watch("lunge", stay(STANDING, 2.0))[-1].checks} >= {"view"}
