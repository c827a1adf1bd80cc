"""Whole sessions of a stick body doing the shipped exercises, facing either way."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.landmarks import COUNT, other
from coach.body.pose import Pose, empty_pose, mirror
from coach.exercise.tracking.events import (
    BodyLost,
    ExerciseDone,
    HoldEnded,
    HoldPaused,
    RepetitionDone,
    ViewChanged,
)
from coach.exercise.tracking.session import Session, fold_all
from coach.exercise.tracking.trainer import UNMEASURED, Trainer
from tests.exercise.examples import LEANING, PLANK, make
from tests.exercise.sessions import (
    CASES,
    EXERCISES,
    LOW,
    WALL,
    Case,
    assert_events_keep_their_times,
    find,
    list_counted,
    lunge,
    play,
)
from tests.synthetic import HEIGHT, WIDTH, Camera, Stance, make_pose, make_poses, train

pytestmark = pytest.mark.slow

WATCHED = [name for name, exercise in EXERCISES.items() if exercise.kind != "guided"]
"""Exercises that the camera watches; a guided one goes by time alone."""


@pytest.mark.parametrize("facing", ["right", "left"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_counted_and_what_is_told(case: Case, facing: str) -> None:
    feedbacks, events = play(case, facing)
    counted = [(event.side, event.faults) for event in list_counted(events)]
    expected = [
        (other(side) if side and facing == "left" else side, faults)
        for side, faults in case.counted
    ]
    assert counted == expected
    told = {fault.name for fault in fold_all(events).faults}
    assert told == set(
        case.faults
        if case.faults is not None
        else [name for _, faults in case.counted for name in faults]
    )
    assert {
        feedback.cue.fault for feedback in feedbacks if feedback.cue and feedback.cue.fault
    } == told
    assert isinstance(events[-1], ExerciseDone)
    assert_events_keep_their_times(feedbacks, events)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_played_again_it_is_exactly_the_same(case: Case) -> None:
    first, second = play(case), play(case)
    assert first[1] == second[1]
    assert list(map(repr, first[0])) == list(map(repr, second[0]))  # not a number equals itself


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_counts_never_fall_and_feedback_keeps_to_its_bounds(case: Case) -> None:
    feedbacks, events = play(case)
    counts = [feedback.repetitions for feedback in feedbacks]
    assert counts == sorted(counts)
    assert counts[-1] == sum(isinstance(event, RepetitionDone) for event in events)
    for feedback in feedbacks:
        assert 0 <= feedback.progress <= 1
        counted = feedback.good_repetitions + feedback.faulty_repetitions
        assert 0 <= counted <= feedback.repetitions
        assert set(feedback.angles) == set(UNMEASURED)
        assert (feedback.hold is not None) is (EXERCISES[case.exercise].kind == "hold")
    done = [event for event in events if isinstance(event, RepetitionDone)]
    assert feedbacks[-1].good_repetitions == sum(event.is_clean for event in done)
    assert feedbacks[-1].faulty_repetitions == sum(bool(event.faults) for event in done)


def session_of(name: str) -> Session:
    return fold_all(play(find(name))[1])


def test_numbers_of_a_lunge() -> None:
    (repetition,) = session_of("a good lunge").repetitions
    assert repetition.peak_deg == pytest.approx(90.0, abs=9.0)
    assert 1.0 <= repetition.start_s <= 1.6
    assert 1.9 <= repetition.peak_s <= 2.7
    assert 2.9 <= repetition.time_s <= 3.6


def test_from_the_front_the_depth_is_not_measured() -> None:
    (repetition,) = session_of("a good lunge from the front").repetitions
    assert repetition.peak_deg is None


def test_a_pause_does_not_count_and_does_not_split_a_hold() -> None:
    case = find("leaning back in a couch stretch")
    events = play(case)[1]
    (held,) = [event for event in events if isinstance(event, HoldEnded)]
    assert held.held_s == pytest.approx(7.0 - 0.4 - 2.6, abs=0.7)
    hold = EXERCISES[case.exercise].hold
    assert hold is not None
    assert [event.why for event in events if isinstance(event, HoldPaused)] == [hold.when[1].why]


@pytest.mark.parametrize(
    ("name", "measured"),
    [
        ("a trial", True),
        ("a trial with the knee straight", False),
        ("a trial with the other leg rising", False),
        ("never still", False),
    ],
)
def test_a_trial_has_a_number_or_a_reason(name: str, measured: bool) -> None:
    (trial,) = session_of(name).trials
    if measured:
        assert trial.peak_deg == pytest.approx(115.0, abs=9.0)
    assert (trial.peak_deg is not None, bool(trial.why_not)) == (measured, not measured)


def test_the_far_rear_leg_is_refused_in_words_and_its_angles_are_not_measured() -> None:
    feedbacks, events = play(find("the rear leg on the far side is refused"))
    assert feedbacks[-1].view.problems == (
        "Turn around: the leg behind must be towards the camera.",
    )
    assert any(isinstance(event, ViewChanged) and event.problems for event in events)
    assert all(
        math.isnan(feedbacks[-1].angles[name])
        for name in ("hip_flexion_left", "knee_flexion_left", "knee_bend_left")
    )
    assert not math.isnan(feedbacks[-1].angles["hip_flexion_right"])


def test_where_the_other_leg_is_needed_near_it_says_that() -> None:
    words = {**PLANK, "side": "rear", "view": {"near": "other"}}
    feedbacks, _ = train(Trainer(make(words)), make_poses([(2.0, WALL)]))
    assert feedbacks[-1].view.problems == (
        "Turn around: the other leg must be towards the camera.",
    )
    feedbacks, _ = train(Trainer(make(words)), make_poses([(2.0, WALL.swapped())]))
    assert feedbacks[-1].view.problems == ()


def test_the_side_may_be_told() -> None:
    case = find("a good lunge")
    assert [event.side for event in list_counted(play(case, side="right")[1])] == ["right"]
    assert all(event.side == "left" for event in list_counted(play(case, side="left")[1]))


@pytest.mark.parametrize("name", WATCHED)
def test_an_empty_room_makes_no_event(name: str) -> None:
    poses = [empty_pose(step / 15, WIDTH, HEIGHT) for step in range(60)]
    feedbacks, events = train(Trainer(EXERCISES[name]), poses)
    assert events == [ExerciseDone(poses[-1].time_s)]
    assert all(
        not feedback.present and feedback.cue and feedback.cue.kind == "lost"
        for feedback in feedbacks
    )
    assert all(math.isnan(value) for value in feedbacks[-1].angles.values())


def test_out_of_position_nothing_is_judged_and_what_was_shown_ends() -> None:
    exercise = make(
        {**PLANK, "in_position": [{"angle": "trunk_lean", "below": 60.0}], "faults": [LEANING]}
    )
    script = [
        (0.0, Stance(trunk_lean=35.0)),
        (2.0, Stance(trunk_lean=35.0)),
        (0.0, Stance(trunk_lean=80.0)),
        (2.0, Stance(trunk_lean=80.0)),
    ]
    feedbacks, events = train(Trainer(exercise), make_poses(script))
    (fault,) = fold_all(events).faults
    assert fault.end_s == pytest.approx(2.0, abs=0.1)
    assert feedbacks[-1].faults == ()


def blind(pose: Pose, mask: np.ndarray) -> Pose:
    image, world = pose.image.copy(), pose.world.copy()
    image[mask], world[mask] = np.nan, np.nan
    return dataclasses.replace(pose, image=image, world=world)


@pytest.mark.parametrize(
    "name", ["a good lunge", "one knee to the chest", "a trial", "a couch stretch"]
)
@given(
    seed=st.integers(0, 2**32 - 1),
    share=st.sampled_from([0.003, 0.02, 0.2, 0.7]),
    side=st.sampled_from(["auto", "left", "right"]),
)
@settings(max_examples=12)
def test_landmarks_that_are_not_seen_break_nothing_and_add_nothing(
    name: str, seed: int, share: float, side: Any
) -> None:
    case = find(name)
    random = np.random.default_rng(seed)
    poses = [blind(pose, random.random(COUNT) < share) for pose in make_poses(case.script)]
    feedbacks, events = train(Trainer(EXERCISES[case.exercise], side), poses)
    assert (
        sum(
            event.peak_deg is not None
            for event in list_counted(events)
            if not isinstance(event, HoldEnded)
        )
        <= 1
    )
    session = fold_all(events)
    assert len(session.repetitions) <= 1
    assert sum(hold.held_s for hold in session.holds) <= session.tracked_s + 1e-9
    assert_events_keep_their_times(feedbacks, events)
    assert [feedback.time_s for feedback in feedbacks] == [pose.time_s for pose in poses]


@pytest.mark.parametrize("name", WATCHED)
@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=5)
def test_invented_landmarks_are_nobody(name: str, seed: int) -> None:
    random = np.random.default_rng(seed)
    poses = [
        Pose(
            step / 15,
            random.uniform(0, 480, (COUNT, 2)),
            random.uniform(-1, 1, (COUNT, 3)),
            np.ones(COUNT),
            WIDTH,
            HEIGHT,
        )
        for step in range(30)
    ]
    assert train(Trainer(EXERCISES[name]), poses)[1] == [ExerciseDone(poses[-1].time_s)]


def test_a_pose_that_is_not_believed_for_a_moment_pauses_and_does_not_lose_the_body() -> None:
    poses = make_poses([(3.0, WALL)])
    poses[30:33] = [blind(pose, np.ones(COUNT, dtype=bool)) for pose in poses[30:33]]
    feedbacks, events = train(Trainer(EXERCISES["couch-stretch"]), poses)
    assert all(feedback.present for feedback in feedbacks[10:])
    assert not any(isinstance(event, BodyLost) for event in events)
    assert all(math.isnan(value) for value in feedbacks[31].angles.values())
    assert not feedbacks[31].hold.running


def test_the_mirror_image_gives_the_same_with_sides_swapped() -> None:
    poses = make_poses(lunge(LOW), Camera(10.0))
    one, two = (
        train(Trainer(EXERCISES["lunge"]), poses)[1],
        train(Trainer(EXERCISES["lunge"]), [mirror(pose) for pose in poses])[1],
    )
    assert [type(event) for event in one] == [type(event) for event in two]
    assert [event.side for event in list_counted(two)] == [
        other(event.side) for event in list_counted(one)
    ]
    assert [event.time_s for event in two] == [event.time_s for event in one]


def test_before_the_working_leg_is_known_the_near_one_is_shown() -> None:
    feedbacks, _ = train(
        Trainer(EXERCISES["lunge"]), [make_pose(Stance(), step / 15) for step in range(20)]
    )
    assert (feedbacks[-1].side, feedbacks[-1].main_angle) == (None, "knee_flexion_right")
    assert feedbacks[-1].main_value == feedbacks[-1].angles["knee_flexion_right"]
    assert feedbacks[0].main_angle == ""
