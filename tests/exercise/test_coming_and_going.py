"""Somebody comes, goes, and is not seen for a while: nothing of it is lost, nothing is told twice."""

from __future__ import annotations

import pytest

from coach.body.pose import nobody
from coach.body.presence import FOUND_AFTER_S, LOST_AFTER_S
from coach.exercise.events import (
    BodyFound,
    BodyLost,
    ExerciseDone,
    HoldBegan,
    HoldEnded,
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.exercise.session import fold_all
from coach.exercise.trainer import Trainer
from tests.exercise.examples import BASE, make
from tests.exercise.sessions import EXERCISES, FLAT, LOW, ONE_KNEE, TALL, WALL, assert_events_keep_their_times, list_counted
from tests.synthetic import FRAMES_A_SECOND, HEIGHT, WIDTH, Stance, empty, film, train


def test_somebody_comes_goes_and_comes_back() -> None:
    poses = empty(film([(8.0, TALL)]), 3.0, 5.0)
    _, events = train(Trainer(EXERCISES["lunge"]), poses)
    told = [type(event) for event in events]
    assert told == [BodyFound, ViewChanged, BodyLost, BodyFound, ViewChanged, ExerciseDone]
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [0.0, 5.0]
    assert fold_all(events).tracked_s == pytest.approx(8.0 - 2.0 + LOST_AFTER_S, abs=0.1)


def test_the_beginning_is_not_lost_while_somebody_is_being_found() -> None:
    poses = film([(0.2, TALL), (0.3, LOW), (1.3, LOW), (1.0, TALL), (0.6, TALL)], start_s=3.0)
    room = [nobody(step / FRAMES_A_SECOND, WIDTH, HEIGHT) for step in range(3 * FRAMES_A_SECOND)]
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), [*room, *poses])
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [poses[0].time_s]
    (repetition,) = list_counted(events)
    assert isinstance(repetition, RepetitionDone)
    assert (repetition.side, repetition.faults) == ("right", ())
    assert repetition.start_s < 3.0 + FOUND_AFTER_S
    assert not any(feedback.present for feedback in feedbacks if feedback.time_s < 3.0 + FOUND_AFTER_S - 1e-6)
    assert_events_keep_their_times(feedbacks, events)


def test_what_began_while_somebody_was_being_found_counts_from_then() -> None:
    exercise = make({**BASE, "kind": "hold", "hold": {"when": [{"angle": "trunk_lean", "below": 60.0}], "begin_s": 0.25}})
    feedbacks, events = train(Trainer(exercise), film([(2.0, Stance())]))
    first = next(feedback for feedback in feedbacks if feedback.events)
    assert [(type(event), event.time_s) for event in first.events] == [
        (BodyFound, 0.0), (ViewChanged, 0.0), (HoldBegan, 4 / FRAMES_A_SECOND),
    ]  # fmt: skip
    assert first.time_s == pytest.approx(FOUND_AFTER_S)
    assert first.hold is not None
    assert first.hold.held_s == pytest.approx(FOUND_AFTER_S)
    (ended,) = list_counted(events)
    assert isinstance(ended, HoldEnded)
    assert (ended.start_s, ended.held_s) == (0.0, pytest.approx(2.0 - 1 / FRAMES_A_SECOND))


def test_who_only_flits_by_leaves_nothing() -> None:
    poses = empty(film([(3.0, TALL)]), 0.3, 1.0)
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), poses)
    found = [event.time_s for event in events if isinstance(event, BodyFound)]
    assert found == [1.0]
    assert_events_keep_their_times(feedbacks, events)


def test_who_is_not_found_before_the_end_was_not_there() -> None:
    poses = film([(0.3, TALL)])
    assert train(Trainer(EXERCISES["lunge"]), poses)[1] == [ExerciseDone(poses[-1].time_s)]


def test_the_events_of_who_comes_back_follow_those_of_who_left() -> None:
    poses = empty(film([(8.0, WALL)]), 3.0, 3.0 + LOST_AFTER_S + 0.1)
    feedbacks, events = train(Trainer(EXERCISES["couch-stretch"]), poses)
    told = [type(event) for event in events]
    assert told.index(BodyLost) < told.index(BodyFound, 1)
    (held,) = [event for event in events if isinstance(event, HoldEnded)]
    assert held.held_s == pytest.approx(7.5, abs=0.2)
    assert_events_keep_their_times(feedbacks, events)


@pytest.mark.parametrize(("gap_s", "count"), [(5.0, 1), (30.0, 2)], ids=["within the grace", "longer than the grace"])
def test_a_gap_in_the_stream(gap_s: float, count: int) -> None:
    poses = [*film([(3.0, WALL)]), *film([(3.0, WALL)], start_s=3.0 + gap_s)]
    feedbacks, events = train(Trainer(EXERCISES["couch-stretch"]), poses)
    holds = [event for event in events if isinstance(event, HoldEnded)]
    assert len(holds) == count
    assert sum(hold.held_s for hold in holds) == pytest.approx(6.0, abs=0.2)
    assert_events_keep_their_times(feedbacks, events)


def test_who_lies_down_with_the_knee_up_has_begun_no_trial() -> None:
    raised = [(0.0, ONE_KNEE), (3.0, ONE_KNEE), (1.0, FLAT), (1.0, FLAT)]
    _, events = train(Trainer(EXERCISES["hip-flexion-test"]), film(raised))
    assert list_counted(events) == []
    _, events = train(Trainer(EXERCISES["hip-flexion-test"]), film([*raised, (1.0, ONE_KNEE), (2.0, ONE_KNEE), (1.0, FLAT), (1.0, FLAT)]))
    (trial,) = list_counted(events)
    assert isinstance(trial, TrialDone)
    assert trial.start_s > 5.0
