"""Stored poses are judged as live ones, and what is found out later is known of them."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from typing import cast

import pytest

from coach.body.pose import Pose
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import BATCH_SIZE, MAX_WAIT_S, evaluate_poses, evaluate_stored
from coach.store.exercises.loader import load_exercise
from tests.synthetic import FRAMES_A_SECOND, Camera, Leg, Stance, empty, make_poses, split

LUNGE = load_exercise("lunge").exercise
TALL, LOW = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0)), split(Leg(-3.0, 90.0), Leg(-95.0, 88.0))
POSES = make_poses([(1.0, TALL), (1.0, LOW), (0.6, LOW), (1.0, TALL), (0.6, TALL)])


def test_what_is_stored_is_measured_from_the_first_pose() -> None:
    """Live, the person is only found after a while; the events are the same."""
    live = list(evaluate_poses(POSES, Trainer(LUNGE)))
    stored = list(evaluate_stored(POSES, Trainer(LUNGE)))
    assert [pose for pose, _ in stored] == POSES
    found = next(index for index, (_, feedback) in enumerate(live) if feedback.present)
    assert found > 5
    assert [repr(feedback) for _, feedback in stored[found:]] == [
        repr(feedback) for _, feedback in live[found:]
    ]
    for index, (_, feedback) in enumerate(stored[:found]):
        assert feedback.time_s == POSES[index].time_s
        assert feedback.present
        assert feedback.cue is None
        assert feedback.view.ok
        assert feedback.events == live[index][1].events
        assert feedback.main_value == feedback.angles[feedback.main_angle]
        assert feedback.angles["knee_flexion_left"] == pytest.approx(
            stored[found][1].angles["knee_flexion_left"], abs=0.1
        )
        assert feedback.errors.keys() == stored[found][1].errors.keys()


@pytest.mark.parametrize(
    ("gone", "absent_s"),
    [
        ((0.0, 1.0), 1.0),  # before the person comes
        ((1.5, 2.0), 0.1),  # the person counts as lost 0.4 s later
        ((1.5, 9.0), 2.3),  # nobody comes back
        ((0.0, 9.0), 4.2),
    ],
    ids=["comes", "goes and comes back", "goes", "never there"],
)
def test_nobody_is_measured_where_nobody_is(gone: tuple[float, float], absent_s: float) -> None:
    poses = empty(POSES, *gone)
    stored = [feedback for _, feedback in evaluate_stored(poses, Trainer(LUNGE))]
    assert [feedback.time_s for feedback in stored] == [pose.time_s for pose in poses]
    absent = [feedback for feedback in stored if not feedback.present]
    assert len(absent) / FRAMES_A_SECOND == pytest.approx(absent_s, abs=0.1)
    assert all(math.isnan(each.angles["knee_flexion_left"]) for each in absent)


def test_a_view_that_is_bad_when_the_person_is_found_shows_no_angles() -> None:
    poses = make_poses([(3.0, Stance())], Camera(40.0))
    stored = list(evaluate_stored(poses, Trainer(LUNGE)))
    assert len(stored) == len(poses)
    for _, feedback in stored:
        assert not feedback.view.ok
        assert math.isnan(feedback.angles["knee_flexion_left"])


def test_feedback_on_an_empty_room_waits_only_a_moment() -> None:
    read: list[float] = []

    def note() -> Iterator[Pose]:
        for pose in empty(make_poses([(20.0, TALL)]), 0.0, 99.0):
            read.append(pose.time_s)
            yield pose

    running = evaluate_stored(note(), Trainer(LUNGE))
    next(running)
    assert read[-1] < 2 * MAX_WAIT_S + BATCH_SIZE / FRAMES_A_SECOND


@pytest.mark.parametrize("count", [5, 20], ids=["before anybody is found", "later"])
def test_where_poses_break_off_those_before_come_first(count: int) -> None:
    def broken() -> Iterator[Pose]:
        yield from POSES[:count]
        raise OSError("torn")

    judged: list[float] = []
    with pytest.raises(OSError, match="torn"):
        judged.extend(feedback.time_s for _, feedback in evaluate_stored(broken(), Trainer(LUNGE)))
    assert judged == [pose.time_s for pose in POSES[:count]]


def test_whoever_stops_early_ends_the_poses() -> None:
    ended = []

    def note_end() -> Iterator[Pose]:
        try:
            yield from POSES
        finally:
            ended.append(True)

    running = cast("Generator[tuple[Pose, Feedback]]", evaluate_stored(note_end(), Trainer(LUNGE)))
    next(running)
    running.close()
    assert ended == [True]
