"""Raised arms during an exercise: an event, where the exercise cannot raise the arms itself."""

from __future__ import annotations

import dataclasses

import pytest

from coach.body.landmarks import SIDES
from coach.body.pose import Pose, empty_pose
from coach.body.posture import Posture
from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.tracking.arm_signal import LONG_HOLD_S, ArmSignal, ArmUse, find_arm_use
from coach.exercise.tracking.events import ArmRaised, from_dict, to_dict
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.loader import load_exercise
from tests.animation import animate

STANDING = Posture()
UP = dataclasses.replace(STANDING, shoulder_flexion=(170.0, 0.0))
SITTING = Posture(hip_flexion=(90.0, 90.0), knee_flexion=(20.0, 20.0), rests_on="seat")
KNEELING = Posture(knee_flexion=(90.0, 90.0), rests_on="knees")
ALL_FOURS = Posture(
    trunk_lean=80.0,
    hip_flexion=(90.0, 90.0),
    knee_flexion=(90.0, 90.0),
    shoulder_flexion=(76.0, 76.0),
    rests_on="knees",
)
LYING = Posture(trunk_lean=-90.0, rests_on="back")
POSES = animate([(STANDING, 0.0, 2.0), (UP, 0.5, 2.5), (STANDING, 0.5, 1.0)])

USES: dict[str, ArmUse] = {
    "chop-and-lift": "none",
    "jackknife": "upright",
    "squat": "long",
    "squat-toe-touch": "long",
    "side-lying-leg-raise": "upright",
    "side-lying-psoas-stretch": "upright",
    "bird-dog": "upright",
    "cobra": "upright",
    "downward-facing-dog": "upright",
    "half-kneeling-lat-stretch": "none",
    "plank": "free",
    "lunge": "free",
    "couch-stretch": "free",
    "bridge": "free",
    "crunch": "free",
    "knee-to-chest": "free",
    "hip-flexion-test": "free",
    "deep-pelvic-breathing": "free",
}
RAISING = [name for name, use in USES.items() if use != "free"]


@pytest.mark.parametrize(("name", "use"), USES.items())
def test_exercises_that_raise_the_arms(name: str, use: ArmUse) -> None:
    assert find_arm_use(load_exercise(name).exercise) == use


ANGLES: list[tuple[float, float, ArmUse]] = [
    (100.0, 60.0, "long"),
    (134.0, 0.0, "long"),
    (135.0, 0.0, "none"),
    (99.0, 60.0, "free"),
    (100.0, 61.0, "free"),
    (150.0, 61.0, "free"),
]


@pytest.mark.parametrize(("shoulder", "elbow", "use"), ANGLES)
def test_only_a_straight_arm_is_raised(shoulder: float, elbow: float, use: ArmUse) -> None:
    exercise = load_exercise("lunge").exercise
    arms = {"shoulder_flexion": (0.0, shoulder), "elbow_flexion": (0.0, elbow)}
    figure = exercise.figures[0].model_copy(update=arms)
    assert find_arm_use(exercise.model_copy(update={"figures": (figure,)})) == use


def find(name: str, poses: list[Pose]) -> list[int]:
    events = analyse(poses, Trainer(load_exercise(name).exercise)).events
    return [event.arms for event in events if isinstance(event, ArmRaised)]


@pytest.mark.parametrize("name", ["lunge", "standing-quad-stretch", "thigh-roller-massage"])
def test_a_raised_arm_is_an_event(name: str) -> None:
    assert find(name, POSES) == [1]


@pytest.mark.parametrize("name", RAISING)
@pytest.mark.parametrize("turned_deg", [0.0, 45.0, 90.0])
def test_the_exercise_is_no_signal(name: str, turned_deg: float) -> None:
    """Not even if each of its positions is held for long."""
    exercise = load_exercise(name).exercise
    figures = exercise.figures
    for facing in SIDES:
        camera = SyntheticCamera(turned_deg=turned_deg, facing=facing)
        script = [(figure, way_s, 6.0) for figure in (*figures, *figures) for way_s in (0.6, 2.0)]
        assert find(name, animate(script, camera)) == []


HOLDS = [("squat", LONG_HOLD_S + 0.5, [1]), ("squat", LONG_HOLD_S - 0.5, []), ("lunge", 2.0, [1])]


@pytest.mark.parametrize(("name", "hold_s", "found"), HOLDS)
def test_an_exercise_that_raises_the_arms_takes_a_longer_signal(
    name: str, hold_s: float, found: list[int]
) -> None:
    poses = animate([(STANDING, 0.0, 2.0), (UP, 0.3, hold_s), (STANDING, 0.3, 1.0)])
    assert find(name, poses) == found


SIGNALS = {
    "sits up": ("side-lying-leg-raise", SITTING, (170.0, 0.0), [1]),
    "sits up, both": ("jackknife", SITTING, (170.0, 170.0), [2]),
    "kneels up": ("bird-dog", KNEELING, (170.0, 0.0), [1]),
    "kneels up, both": ("downward-facing-dog", KNEELING, (170.0, 170.0), [2]),
    "stands up": ("cobra", STANDING, (0.0, 170.0), [1]),
    "stays on all fours": ("bird-dog", ALL_FOURS, (76.0, 170.0), []),
    "stays down": ("side-lying-leg-raise", LYING, (0.0, 170.0), []),
    "chops and lifts": ("chop-and-lift", STANDING, (170.0, 170.0), []),
}


@pytest.mark.parametrize(("name", "posture", "arms", "found"), SIGNALS.values(), ids=list(SIGNALS))
def test_who_left_the_level_position_gives_signals(
    name: str, posture: Posture, arms: tuple[float, float], found: list[int]
) -> None:
    up = dataclasses.replace(posture, shoulder_flexion=arms)
    script = [(posture, 0.0, 2.0), (up, 0.5, LONG_HOLD_S + 1.0), (posture, 0.5, 1.0)]
    assert find(name, animate(script)) == found


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
