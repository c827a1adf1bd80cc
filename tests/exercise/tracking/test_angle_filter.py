"""Which angles are measured, and what is said of those that are not."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.pose import Pose
from coach.exercise.tracking.angle_filter import HIDDEN_LEG
from coach.exercise.tracking.events import HoldEnded
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.exercise.tracking.uncertain_angles import NEEDED
from coach.store.exercises.loader import load_exercise
from tests.exercise.sessions import HANDS_ON_FLOOR, LOW, TALL, WALL
from tests.synthetic import FRAMES_A_SECOND, Camera, Leg, Script, Stance, lie, make_poses, train

Change = Callable[[Pose], Pose]


def watch(exercise: str, script: Script, change: Change) -> tuple[list[Feedback], Sequence[object]]:
    """The feedback and the events of a script of which every pose is changed."""
    trainer = Trainer(load_exercise(exercise).exercise)
    return train(trainer, [change(pose) for pose in make_poses(script)])


def lose_shin(side: str) -> Change:
    """Draw an ankle too near to its knee, towards the camera, that does not keep still."""

    def change(pose: Pose) -> Pose:
        image = pose.image.copy()
        knee, ankle = INDEX[f"{side}_knee"], INDEX[f"{side}_ankle"]
        image[ankle] = image[knee] + 0.55 * (image[ankle] - image[knee])
        image[ankle] += 12.0 * (-1) ** round(pose.time_s * FRAMES_A_SECOND)
        world = pose.world.copy()
        world[ankle, 2] += 0.5
        return dataclasses.replace(pose, image=image, world=world)

    return change


def merge(pose: Pose) -> Pose:
    """Draw the left leg at the place of the right one."""
    image, world = pose.image.copy(), pose.world.copy()
    for joint in ("knee", "ankle", "heel", "foot_index"):
        for points in (image, world):
            points[INDEX[f"left_{joint}"]] = points[INDEX[f"right_{joint}"]]
    return dataclasses.replace(pose, image=image, world=world)


def keep(pose: Pose) -> Pose:
    return pose


STAY: Script = [(4.0, LOW)]


def test_what_is_seen_well_is_measured_with_its_error() -> None:
    feedback = watch("lunge", STAY, keep)[0][-1]
    assert not feedback.view.problems
    for name, error in feedback.errors.items():
        angle = name.removesuffix("_left").removesuffix("_right")
        assert math.isfinite(feedback.angles[name])
        assert 0.0 < error <= NEEDED[angle]


def test_a_shin_that_is_seen_badly_takes_no_thigh_with_it() -> None:
    feedback = watch("lunge", STAY, lose_shin("right"))[0][-1]
    assert math.isnan(feedback.angles["shin_lean_right"])
    assert math.isnan(feedback.angles["knee_flexion_right"])
    assert "shin_lean_right" not in feedback.errors
    assert feedback.angles["thigh_elevation_right"] == pytest.approx(-3.0, abs=4.0)
    assert math.isfinite(feedback.angles["shin_lean_left"])


FLAT = Leg(0.0, 0.0)
HELD_TURNED = [
    pytest.param(20.0, 110.0, True, id="in the side view"),
    pytest.param(36.0, 110.0, True, id="turned"),
    pytest.param(36.0, 80.0, False, id="turned, and not surely far enough"),
    pytest.param(52.0, 110.0, False, id="turned too far"),
]


@pytest.mark.parametrize(("turned_deg", "thigh_deg", "held"), HELD_TURNED)
def test_a_hold_is_timed_in_a_turned_view_if_it_is_held_for_sure(
    turned_deg: float, thigh_deg: float, held: bool
) -> None:
    pulled = lie(Leg(thigh_deg, 125.0), FLAT)
    poses = make_poses(
        [(1.5, lie(FLAT, FLAT)), (0.7, pulled), (4.0, pulled)], Camera(turned_deg=turned_deg)
    )
    feedbacks, events = train(Trainer(load_exercise("knee-to-chest").exercise), poses)
    measured = any(math.isfinite(each.main_value) for each in feedbacks)
    assert measured == (turned_deg < 27.0)
    (seconds,) = [each.held_s for each in events if isinstance(each, HoldEnded)] or [0.0]
    assert (seconds > 3.0) == held
    assert seconds == 0.0 or held
    assert not any(each.faults for each in feedbacks if not each.view.ok)


def test_if_the_main_angle_is_not_seen_the_user_is_told() -> None:
    feedback = watch("lunge", STAY, lose_shin("right"))[0][-1]
    assert HIDDEN_LEG in feedback.view.problems
    other = watch("lunge", STAY, lose_shin("left"))[0][-1]
    assert not other.view.problems


def test_legs_of_a_stride_that_cover_each_other_are_not_believed() -> None:
    feedback = watch("lunge", STAY, merge)[0][-1]
    for side in ("left", "right"):
        assert math.isnan(feedback.angles[f"thigh_elevation_{side}"])
    assert feedback.angles["knee_bend_right"] == pytest.approx(90.0, abs=5.0)


def test_a_leg_at_the_place_of_a_raised_one_is_not_believed() -> None:
    feedback = watch("hip-flexion-test", [(3.0, lie(Leg(50.0, 100.0), FLAT))], merge)[0][-1]
    assert math.isnan(feedback.angles["thigh_elevation_left"])
    assert math.isfinite(feedback.angles["thigh_elevation_right"])
    alone = watch("hip-flexion-test", [(3.0, lie(Leg(50.0, 100.0), FLAT))], keep)[0][-1]
    assert math.isfinite(alone.angles["thigh_elevation_left"])


@pytest.mark.parametrize(("stance", "turned"), [(WALL, False), (WALL.swapped(), True)])
def test_the_working_leg_must_be_towards_the_camera_if_the_file_says_so(
    stance: Stance, turned: bool
) -> None:
    feedback = watch("couch-stretch", [(3.0, stance)], keep)[0][-1]
    words = "Turn around: the leg behind must be towards the camera."
    assert feedback.view.problems == ((words,) if turned else ())
    behind, ahead = ("left", "right") if turned else ("right", "left")
    assert math.isnan(feedback.angles[f"knee_flexion_{behind}"]) is turned
    assert math.isfinite(feedback.angles[f"knee_flexion_{ahead}"])
    assert (f"knee_flexion_{behind}" in feedback.errors) is not turned


def test_in_a_view_that_shows_no_angles_none_has_an_error() -> None:
    poses = make_poses(STAY, Camera(turned_deg=45.0))
    feedbacks, _ = train(Trainer(load_exercise("lunge").exercise), poses)
    assert not any(each.errors for each in feedbacks if not each.view.ok)
    assert not feedbacks[-1].view.ok


def test_a_hold_is_timed_while_its_position_is_certain() -> None:
    rows, events = watch("couch-stretch", [(6.0, WALL)], lose_shin("right"))
    assert math.isnan(rows[-1].angles["shin_tilt_right"])
    assert [event.held_s > 5.0 for event in events if isinstance(event, HoldEnded)] == [True]


@pytest.mark.parametrize("script", [[(2.0, TALL), (2.0, HANDS_ON_FLOOR)], [(3.0, TALL)]])
def test_nothing_is_estimated_of_what_is_not_measured(script: Script) -> None:
    def hide(pose: Pose) -> Pose:
        if pose.time_s < 1.5:
            return pose
        return dataclasses.replace(pose, image=np.full_like(pose.image, np.nan))

    rows, _ = watch("lunge", script, hide)
    assert rows[-1].errors == {}
    for row in rows:
        assert all(math.isfinite(row.angles[name]) for name in row.errors)
