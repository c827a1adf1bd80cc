"""When the time of a hold begins to count."""

from __future__ import annotations

import pytest

from coach.body.pose import empty_pose
from coach.exercise.tracking.events import BodyFound, Event, ExerciseDone, HoldBegan, HoldStarted
from coach.exercise.tracking.replay_trainer import ReplayTrainer, list_starts
from tests.exercise.examples import KNEE_BEND, PLANK, make


def test_the_starts_of_a_recording() -> None:
    events: list[Event] = [
        BodyFound(0.0),
        HoldBegan(1.0, None),
        HoldStarted(6.0),
        ExerciseDone(9.0),
    ]
    assert list_starts(events) == (HoldStarted(6.0),)
    assert list_starts([]) == ()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(PLANK, [HoldStarted(0.2), HoldStarted(0.5, 0.3)]), (KNEE_BEND, [])],
    ids=["hold", "repetitions"],
)
def test_each_start_is_an_event_of_the_first_pose_from_then_on(
    kind: dict[str, object], expected: list[HoldStarted]
) -> None:
    trainer = ReplayTrainer(make(kind), "auto", [HoldStarted(0.45, 0.3), HoldStarted(0.2)])
    poses = [empty_pose(tenth / 10, 64, 48) for tenth in range(8)]
    feedbacks = list(trainer.update_many(poses))
    assert list(list_starts(event for each in feedbacks for event in each.events)) == expected
