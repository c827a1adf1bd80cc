"""A person comes, leaves, and is hidden for a while: nothing is lost or reported twice."""

from __future__ import annotations

import pytest

from coach.body.debounced_problems import CHECKS
from coach.body.pose import empty_pose
from coach.body.presence import (
    FOUND_DELAY_S,
    LOST_DELAY_S,
)
from coach.body.view import NOBODY
from coach.exercise.tracking.cues import DARK, LOST
from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    ExerciseDone,
    HoldBegan,
    HoldEnded,
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from tests.exercise.examples import BASE, LEANING, make
from tests.exercise.sessions import (
    EXERCISES,
    FLAT,
    LOW,
    ONE_KNEE,
    TALL,
    WALL,
    assert_events_keep_their_times,
    list_counted,
    lunge,
)
from tests.exercise.tracking.presence.passers_by import pass_by
from tests.synthetic import (
    FRAMES_A_SECOND,
    HEIGHT,
    WIDTH,
    Stance,
    empty,
    make_poses,
    train,
)

pytestmark = pytest.mark.slow


def test_somebody_comes_goes_and_comes_back() -> None:
    poses = empty(make_poses([(8.0, TALL)]), 3.0, 5.0)
    _, events = train(Trainer(EXERCISES["lunge"]), poses)
    reported = [type(event) for event in events]
    assert reported == [BodyFound, ViewChanged, BodyLost, BodyFound, ViewChanged, ExerciseDone]
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [0.0, 5.0]
    assert fold_all(events).tracked_s == pytest.approx(8.0 - 2.0 + LOST_DELAY_S, abs=0.1)


def test_the_beginning_is_not_lost_while_somebody_is_being_found() -> None:
    poses = make_poses([(0.2, TALL), (0.3, LOW), (1.3, LOW), (1.0, TALL), (0.6, TALL)], start_s=3.0)
    room = [
        empty_pose(step / FRAMES_A_SECOND, WIDTH, HEIGHT) for step in range(3 * FRAMES_A_SECOND)
    ]
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), [*room, *poses])
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [poses[0].time_s]
    (repetition,) = list_counted(events)
    assert isinstance(repetition, RepetitionDone)
    assert (repetition.side, repetition.faults) == ("right", ())
    assert repetition.start_s < 3.0 + FOUND_DELAY_S
    assert not any(
        feedback.present for feedback in feedbacks if feedback.time_s < 3.0 + FOUND_DELAY_S - 1e-6
    )
    assert_events_keep_their_times(feedbacks, events)


def test_what_began_while_somebody_was_being_found_counts_from_then() -> None:
    exercise = make(
        {
            **BASE,
            "kind": "hold",
            "hold": {"when": [{"angle": "trunk_lean", "below": 60.0}], "begin_s": 0.25},
        }
    )
    feedbacks, events = train(Trainer(exercise), make_poses([(2.0, Stance())]))
    first = next(feedback for feedback in feedbacks if feedback.events)
    assert [(type(event), event.time_s) for event in first.events] == [
        (BodyFound, 0.0), (ViewChanged, 0.0), (HoldBegan, 4 / FRAMES_A_SECOND),
    ]  # fmt: skip
    assert FOUND_DELAY_S <= first.time_s < FOUND_DELAY_S + 1 / FRAMES_A_SECOND
    assert first.hold is not None
    assert first.hold.held_s == pytest.approx(first.time_s)
    (ended,) = list_counted(events)
    assert isinstance(ended, HoldEnded)
    assert (ended.start_s, ended.held_s) == (0.0, pytest.approx(2.0 - 1 / FRAMES_A_SECOND))


def test_who_only_flits_by_leaves_nothing() -> None:
    poses = empty(make_poses([(3.0, TALL)]), 0.3, 1.0)
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), poses)
    found = [event.time_s for event in events if isinstance(event, BodyFound)]
    assert found == [1.0]
    assert_events_keep_their_times(feedbacks, events)


def test_who_is_not_found_before_the_end_was_not_there() -> None:
    poses = make_poses([(0.3, TALL)])
    assert train(Trainer(EXERCISES["lunge"]), poses)[1] == [ExerciseDone(poses[-1].time_s)]


def test_the_events_of_who_comes_back_follow_those_of_who_left() -> None:
    poses = empty(make_poses([(8.0, WALL)]), 3.0, 3.0 + LOST_DELAY_S + 0.1)
    feedbacks, events = train(Trainer(EXERCISES["couch-stretch"]), poses)
    reported = [type(event) for event in events]
    assert reported.index(BodyLost) < reported.index(BodyFound, 1)
    (held,) = [event for event in events if isinstance(event, HoldEnded)]
    assert held.held_s == pytest.approx(7.5, abs=0.2)
    assert_events_keep_their_times(feedbacks, events)


@pytest.mark.parametrize(
    ("gap_s", "count"), [(5.0, 1), (30.0, 2)], ids=["within the grace", "longer than the grace"]
)
def test_a_gap_in_the_stream(gap_s: float, count: int) -> None:
    poses = [*make_poses([(3.0, WALL)]), *make_poses([(3.0, WALL)], start_s=3.0 + gap_s)]
    feedbacks, events = train(Trainer(EXERCISES["couch-stretch"]), poses)
    holds = [event for event in events if isinstance(event, HoldEnded)]
    assert len(holds) == count
    assert sum(hold.held_s for hold in holds) == pytest.approx(6.0, abs=0.2)
    assert_events_keep_their_times(feedbacks, events)


@pytest.mark.parametrize("gap_s", [1.5, 5.0, 3600.0])
def test_nobody_was_seen_in_a_gap_of_the_stream(gap_s: float) -> None:
    before = make_poses([(3.0, WALL)])
    poses = [*before, *make_poses([(3.0, WALL)], start_s=3.0 + gap_s)]
    feedbacks, events = train(Trainer(EXERCISES["couch-stretch"]), poses)
    (lost,) = [event for event in events if isinstance(event, BodyLost)]
    assert lost.time_s == pytest.approx(before[-1].time_s + LOST_DELAY_S)
    assert fold_all(events).tracked_s == pytest.approx(2 * before[-1].time_s + LOST_DELAY_S)
    assert_events_keep_their_times(feedbacks, events)


def test_who_lies_down_with_the_knee_up_has_begun_no_trial() -> None:
    raised = [(0.0, ONE_KNEE), (3.0, ONE_KNEE), (1.0, FLAT), (1.0, FLAT)]
    _, events = train(Trainer(EXERCISES["hip-flexion-test"]), make_poses(raised))
    assert list_counted(events) == []
    _, events = train(
        Trainer(EXERCISES["hip-flexion-test"]),
        make_poses([*raised, (1.0, ONE_KNEE), (2.0, ONE_KNEE), (1.0, FLAT), (1.0, FLAT)]),
    )
    (trial,) = list_counted(events)
    assert isinstance(trial, TrialDone)
    assert trial.start_s > 5.0


def test_the_beginning_is_counted_from_the_last_time_somebody_came() -> None:
    first, later_s = make_poses([(0.3, TALL)]), 5.0
    feedbacks, events = train(
        Trainer(EXERCISES["lunge"]), [*first, *make_poses(lunge(LOW), start_s=later_s)]
    )
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [later_s]
    assert len(list_counted(events)) == 1
    assert_events_keep_their_times(feedbacks, events)


def test_every_feedback_has_all_checks() -> None:
    poses = [
        empty_pose(step / FRAMES_A_SECOND, WIDTH, HEIGHT, 0.5) for step in range(15)
    ] + make_poses([(4.0, TALL)], start_s=1.0)
    feedbacks, _ = train(Trainer(EXERCISES["lunge"]), pass_by(empty(poses, 3.0, 4.0), 4.6, 4.8))
    assert all(
        tuple(check.name for check in feedback.view.checks) == CHECKS for feedback in feedbacks
    )
    for feedback in feedbacks:
        if not feedback.present:
            assert (feedback.view.checks[0].ok, feedback.view.checks[0].problem) == (False, NOBODY)
    assert any(feedback.present and feedback.view.checks[0].ok for feedback in feedbacks)


@pytest.mark.parametrize(
    ("brightness", "cue"),
    [(0.02, DARK), (0.5, LOST), (float("nan"), LOST)],
    ids=["dark", "light", "not known"],
)
def test_in_the_dark_a_light_is_asked_for(brightness: float, cue: object) -> None:
    trainer = Trainer(EXERCISES["lunge"])
    assert trainer.update(empty_pose(0.0, WIDTH, HEIGHT, brightness)).cue == cue
    assert trainer.update(empty_pose(0.1, WIDTH, HEIGHT, 0.5)).cue == LOST


def test_who_comes_back_gets_no_hysteresis_from_who_was_there_before() -> None:
    """In position from 50 degrees on and until 40: leaning by 45 keeps it, but does not begin
    it."""
    rule = {"angle": "trunk_lean", "above": 50.0, "leave": 10.0, "why": "Lean on"}
    exercise = make(
        {
            **BASE,
            "kind": "hold",
            "in_position": [rule],
            "hold": {"when": [{"angle": "trunk_lean", "above": 10.0}], "grace_s": 60.0},
        }
    )
    much, less = Stance(trunk_lean=60.0), Stance(trunk_lean=45.0)
    script = [(0.0, much), (2.0, much), (0.5, less), (4.0, less)]
    held, _ = train(Trainer(exercise), make_poses(script))
    back, _ = train(Trainer(exercise), empty(make_poses(script), 3.0, 4.0))
    assert held[-1].hold is not None
    assert held[-1].hold.running
    assert back[-1].hold is not None
    assert (back[-1].hold.running, back[-1].hold.why_paused) == (False, "Lean on")


def test_a_fault_of_who_was_there_before_gives_no_hysteresis_to_who_comes_back() -> None:
    """A fault from 20 degrees on and until 10: leaning by 15 keeps it, but does not begin it."""
    fault = {**LEANING, "when": [{"angle": "trunk_lean", "above": 20.0, "leave": 10.0}]}
    exercise = make(
        {
            **BASE,
            "kind": "hold",
            "hold": {"when": [{"angle": "trunk_lean", "below": 0.0}]},
            "faults": [fault],
        }
    )
    much, less = Stance(trunk_lean=30.0), Stance(trunk_lean=15.0)
    script = [(0.0, much), (2.0, much), (0.5, less), (4.0, less)]
    held, _ = train(Trainer(exercise), make_poses(script))
    back, _ = train(Trainer(exercise), empty(make_poses(script), 3.0, 4.0))
    assert [feedbacks[-1].faults for feedbacks in (held, back)] == [("leaning",), ()]
