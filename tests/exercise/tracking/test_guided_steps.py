"""A guided exercise runs by itself, whether or not a person is visible."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from coach.body.pose import Pose, empty_pose
from coach.body.posture import Posture
from coach.exercise.tracking.events import ExerciseDone, GuidedStepBegan, GuidedStepDone
from coach.exercise.tracking.session import GuidedStepRecord, fold_all
from coach.exercise.tracking.trainer import Trainer
from tests.animation import animate
from tests.exercise.examples import GUIDED, make
from tests.synthetic import train

ROLL_LEFT, ROLL_RIGHT = "Roll the left thigh.", "Roll the right thigh."
WHOLE = [
    GuidedStepBegan(1.0, 1, ROLL_LEFT),
    GuidedStepDone(4.0, 1, 3.0),
    GuidedStepBegan(4.0, 2, ROLL_RIGHT),
    GuidedStepDone(6.0, 2, 2.0),
    ExerciseDone(6.0),
]


def make_empty_poses(seconds: float) -> list[Pose]:
    return [empty_pose(1.0 + step / 10, 640, 480) for step in range(round(seconds * 10) + 1)]


def make_body_poses(seconds: float) -> list[Pose]:
    return animate([(Posture(), 0.0, seconds)], rate=10.0, start_s=1.0)


def film_jumping(seconds: float) -> list[Pose]:
    return [empty_pose(1.0, 640, 480), empty_pose(1.0 + seconds, 640, 480)]


@pytest.mark.parametrize(
    "make_poses",
    [make_empty_poses, make_body_poses, film_jumping],
    ids=lambda make_poses: make_poses.__name__,
)
def test_the_steps_are_told_by_time_alone(make_poses: Callable[[float], list[Pose]]) -> None:
    _, events = train(Trainer(make(GUIDED)), make_poses(6.0))
    assert events == WHOLE


def test_each_instant_knows_its_step_and_the_seconds_left() -> None:
    feedbacks, _ = train(Trainer(make({**GUIDED, "praise": "Well done"})), make_empty_poses(6.0))
    reported = {
        feedback.time_s: (
            feedback.phase,
            feedback.cue.text,
            feedback.hold.target_s - feedback.hold.held_s,
            feedback.hold.running,
        )
        for feedback in feedbacks
        if feedback.hold and feedback.cue
    }
    assert reported[1.0] == ("step_1", ROLL_LEFT, 3.0, True)
    assert reported[3.0] == ("step_1", ROLL_LEFT, pytest.approx(1.0), True)
    assert reported[4.0] == ("step_2", ROLL_RIGHT, pytest.approx(2.0), True)
    assert reported[7.0 - 1.0] == ("step_2", "Well done", 0.0, False)
    assert [feedback.hold.done for feedback in feedbacks if feedback.hold][-1] == 2
    assert [feedbacks[0].progress, feedbacks[-1].progress] == [0.0, 1.0]


def test_nothing_is_said_of_the_camera_and_nothing_measured() -> None:
    feedbacks, _ = train(Trainer(make(GUIDED)), make_body_poses(3.0))
    assert {feedback.cue.kind for feedback in feedbacks if feedback.cue} == {"instruction"}
    assert all(math.isnan(value) for feedback in feedbacks for value in feedback.angles.values())
    assert not any(feedback.present for feedback in feedbacks)


def test_who_stops_early_leaves_the_step_open() -> None:
    _, events = train(Trainer(make(GUIDED)), make_empty_poses(3.5))
    assert fold_all(events).steps == (
        GuidedStepRecord(1, ROLL_LEFT, 1.0, 4.0),
        GuidedStepRecord(2, ROLL_RIGHT, 4.0, None),
    )
    assert events[-1] == ExerciseDone(4.5)


def test_a_session_without_a_pose_has_no_step() -> None:
    trainer = Trainer(make({**GUIDED, "start": "Get the ball"}))
    assert trainer.finish(0.0) == (ExerciseDone(0.0),)


ADJUSTED = [
    pytest.param({"adjustable": True, "hold_s": 10.0}, [6.0, 4.0], id="longer"),
    pytest.param({"adjustable": True, "hold_s": 2.5}, [1.5, 1.0], id="shorter"),
    pytest.param({"adjustable": True}, [3.0, 2.0], id="no seconds"),
    pytest.param({"hold_s": 10.0}, [3.0, 2.0], id="fixed"),
]


@pytest.mark.parametrize(("dose", "seconds"), ADJUSTED)
def test_an_adjustable_guide_takes_the_time_of_its_dose(
    dose: dict[str, float], seconds: list[float]
) -> None:
    _, events = train(Trainer(make(GUIDED, dose={"text": "x", **dose})), make_empty_poses(10.0))
    assert [event.seconds for event in events if isinstance(event, GuidedStepDone)] == seconds
