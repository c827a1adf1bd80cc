"""Frames to poses to feedback to a session; live, file and replay are one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose, round_for_storage
from coach.capture.frame import Frame
from coach.exercise.second_look import merge, replace_legs
from coach.exercise.tracking.events import Event, ExerciseDone
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import (
    BATCH_SIZE,
    Analysis,
    analyse,
    batch_poses,
    detect_poses,
    evaluate_poses,
    look_again,
    process_frames,
)
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from tests.store.recorded import keep
from tests.synthetic import (
    FRAMES_A_SECOND,
    HEIGHT,
    WIDTH,
    Camera,
    Leg,
    Stance,
    empty,
    make_poses,
    split,
)

LUNGE = load_exercise("lunge").exercise
TALL, LOW = split(Leg(-70.0, 15.0), Leg(-110.0, 5.0)), split(Leg(-3.0, 90.0), Leg(-95.0, 88.0))
POSES = make_poses([(1.0, TALL), (1.0, LOW), (0.6, LOW), (1.0, TALL), (0.6, TALL)])
PICTURE = np.zeros((2, 2, 3), dtype=np.uint8)


class KnownLandmarker:
    """Finds the pose that is known for the frame's time."""

    model_sha256 = "0" * 64

    def __init__(self, poses: list[Pose]) -> None:
        self.poses = {pose.time_s: pose for pose in poses}

    def detect(self, frame: Frame) -> Pose:
        return self.poses[frame.time_s]

    def close(self) -> None:
        pass


class Notebook:
    """Takes down what a recorder is given."""

    def __init__(self) -> None:
        self.written: list[tuple[Pose, tuple[Event, ...]]] = []

    def write(self, pose: Pose, events: tuple[Event, ...]) -> None:
        self.written.append((pose, events))


def show(poses: list[Pose]) -> Iterator[Frame]:
    return (Frame(pose.time_s, PICTURE) for pose in poses)


def show_and_note(asked: list[float]) -> Iterator[Frame]:
    """Show the poses, and note the time of each frame that was asked for."""
    for frame in show(POSES):
        asked.append(frame.time_s)
        yield frame


def test_each_pose_has_its_feedback_in_order() -> None:
    assert [
        (pose.time_s, feedback.time_s) for pose, feedback in evaluate_poses(POSES, Trainer(LUNGE))
    ] == [(pose.time_s, pose.time_s) for pose in POSES]


def test_a_pose_is_rounded_as_a_recording_stores_it() -> None:
    for pose, original in zip(
        detect_poses(show(POSES), KnownLandmarker(POSES)), POSES, strict=True
    ):
        np.testing.assert_array_equal(pose.image, round_for_storage(original).image)


def test_every_result_is_recorded_with_its_frame_and_a_replay_gives_the_same_events() -> None:
    book, trainer = Notebook(), Trainer(LUNGE)
    frames = [replace(frame, captured_s=100.0 + frame.time_s) for frame in show(POSES)]
    results = list(process_frames(frames, KnownLandmarker(POSES), trainer, cast("Recorder", book)))
    assert [result.frame for result in results] == frames
    assert [result.frame.time_s for result in results] == [result.pose.time_s for result in results]
    assert [(result.pose, result.feedback.events) for result in results] == book.written
    live = [event for _, events in book.written for event in events] + list(
        trainer.finish(POSES[-1].time_s)
    )
    replayed = analyse((pose for pose, _ in book.written), Trainer(LUNGE))
    assert replayed.events == live
    assert len(replayed.session.repetitions) == 1


LOOKS = [
    pytest.param([], [], id="none"),
    pytest.param([(0.1, 0.3), (1.0, 1.05)], [2, 3, 4, 15], id="two"),
    pytest.param([(-1.0, 0.05)], [0], id="before the first"),
    pytest.param([(4.05, 9.0)], [61, 62], id="after the last"),
    pytest.param([(0.08, 0.12), (0.15, 0.19), (0.4, 0.4)], [6], id="between pictures"),
]


@pytest.mark.parametrize(("intervals", "numbers"), LOOKS)
def test_a_second_look_is_at_the_pictures_within_the_intervals(
    intervals: list[tuple[float, float]], numbers: list[int]
) -> None:
    poses = list(look_again(show(POSES), intervals, KnownLandmarker(POSES)))
    assert [round(pose.time_s * FRAMES_A_SECOND) for pose in poses] == numbers


def test_a_second_look_ends_after_the_last_interval() -> None:
    asked: list[float] = []
    list(look_again(show_and_note(asked), [(0.2, 0.5)], KnownLandmarker(POSES)))
    assert asked[-1] == pytest.approx(0.5 + 1 / FRAMES_A_SECOND, abs=0.5 / FRAMES_A_SECOND)


def test_a_recording_of_what_was_judged_after_a_second_look_replays_to_the_last_bit() -> None:
    seconds = look_again(show(POSES[20:]), [(1.5, 3.0)], KnownLandmarker(POSES[20:]))
    shifted = [replace(pose, image=pose.image + 0.004) for pose in POSES]
    first = list(detect_poses(show(shifted), KnownLandmarker(shifted)))
    judged = merge(first, list(seconds), [(1.5, 3.0)], replace_legs)
    stored = list(open_recording(keep(poses=judged)).poses())
    for pose, again in zip(judged, stored, strict=True):
        np.testing.assert_array_equal(again.image, pose.image)
    results = [list(Trainer(LUNGE).update_many(poses)) for poses in (judged, stored)]
    assert [each.angles for each in results[0]][-1] == [each.angles for each in results[1]][-1]
    assert [each.events for each in results[0]] == [each.events for each in results[1]]


def test_without_a_recorder_nothing_is_written_and_frames_come_one_at_a_time() -> None:
    asked: list[float] = []
    results = process_frames(show_and_note(asked), KnownLandmarker(POSES), Trainer(LUNGE))
    assert next(results).pose.time_s == 0.0
    assert asked == [0.0]


def test_an_analysis_gathers_what_was_seen() -> None:
    told: list[Feedback] = []
    analysis = analyse(empty(POSES, 3.5, 9.0), Trainer(LUNGE), told.append)
    assert len(told) == analysis.frames == len(POSES)
    assert analysis.duration_s == POSES[-1].time_s
    assert analysis.present == sum(feedback.present for feedback in told)
    assert analysis.good_views == analysis.present
    assert analysis.kinds == {"side": analysis.present}
    assert analysis.facings == {"right": analysis.present}
    assert analysis.yaw_deg == pytest.approx(0.0, abs=1e-3)
    assert analysis.session == fold_all(analysis.events)
    assert isinstance(analysis.events[-1], ExerciseDone)


def test_problems_are_counted_by_what_they_are() -> None:
    poses = [
        *make_poses([(2.0, Stance())]),
        *make_poses([(6.0, Stance())], Camera(40.0), start_s=2.0),
    ]
    analysis = analyse(poses, Trainer(LUNGE))
    ((key, count),) = analysis.problems.items()
    assert 0 < count < analysis.present
    assert key == "Turn the camera so that it sees you from the side"
    assert analysis.words[key].startswith(f"{key}: now about 40")
    assert 0 < analysis.good_views < analysis.present


def test_who_is_found_turned_away_has_the_problem_from_the_beginning() -> None:
    analysis = analyse(make_poses([(3.0, Stance())], Camera(40.0)), Trainer(LUNGE))
    assert list(analysis.problems.values()) == [analysis.present]
    assert analysis.good_views == 0


@pytest.mark.parametrize("count", [0, 30])
def test_of_nobody_nothing_is_known(count: int) -> None:
    analysis = analyse(
        [empty_pose(step / 15, WIDTH, HEIGHT) for step in range(count)], Trainer(LUNGE)
    )
    assert (analysis.frames, analysis.present) == (count, 0)
    assert math.isnan(analysis.yaw_deg)
    assert [type(event) for event in analysis.events] == [ExerciseDone]


def test_two_analyses_share_nothing() -> None:
    first, second = Analysis(), Analysis()
    first.add_events([ExerciseDone(1.0)])
    first.kinds["side"] += 1
    assert second == Analysis()


def test_the_turn_is_that_from_the_most_frequent_view() -> None:
    analysis = Analysis()
    assert math.isnan(analysis.yaw_deg)
    analysis.kinds.update({"side": 3, "front": 2})
    analysis.yaws_deg.update({"side": [10.0, 12.0, 14.0], "front": [40.0, 40.0]})
    assert analysis.yaw_deg == 12.0


def test_a_batch_is_the_same_as_one_by_one() -> None:
    alone, batched = (
        list(evaluate_poses(POSES, Trainer(LUNGE), count)) for count in (1, BATCH_SIZE)
    )
    assert [repr(feedback) for _, feedback in batched] == [repr(feedback) for _, feedback in alone]
    assert [pose for pose, _ in batched] == POSES


@pytest.mark.parametrize(
    ("batch_size", "lengths"),
    [(1, [1] * 20), (8, [1, 2, 4, 8, 5]), (64, [1, 2, 4, 8, 5]), (6, [1, 2, 4, 6, 6, 1])],
)
def test_the_first_poses_do_not_wait_for_many(batch_size: int, lengths: list[int]) -> None:
    pieces = list(batch_poses(POSES[:20], batch_size))
    assert [len(piece) for piece in pieces] == lengths
    assert [pose for piece in pieces for pose in piece] == POSES[:20]


def test_where_poses_break_off_those_before_come_first() -> None:
    def broken() -> Iterator[Pose]:
        yield from POSES[:20]
        raise OSError("torn")

    judged: list[float] = []
    with pytest.raises(OSError, match="torn"):
        judged.extend(
            feedback.time_s for _, feedback in evaluate_poses(broken(), Trainer(LUNGE), BATCH_SIZE)
        )
    assert judged == [pose.time_s for pose in POSES[:20]]


def test_whoever_stops_early_ends_the_poses() -> None:
    ended = []

    def endless() -> Iterator[Pose]:
        try:
            yield from POSES
        finally:
            ended.append(True)

    running = evaluate_poses(endless(), Trainer(LUNGE), BATCH_SIZE)
    for _ in range(5):
        next(running)
    running.close()
    assert ended == [True]
