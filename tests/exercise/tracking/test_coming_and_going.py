"""Somebody comes, goes, and is not seen for a while: nothing of it is lost, nothing is told twice."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from coach.body.pose import Pose, empty_pose
from coach.body.presence import (
    CROWDED_AFTER_S,
    CROWDED_S,
    FOUND_AFTER_S,
    LOST_AFTER_S,
    REMEMBERED_S,
)
from coach.body.view import CHECKS, COMPANY, NOBODY
from coach.exercise.tracking.cues import DARK, LOST, OTHERS
from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    Event,
    ExerciseDone,
    HoldBegan,
    HoldEnded,
    HoldPaused,
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.exercise.tracking.feedback import Feedback
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
    draw,
    list_counted,
    lunge,
)
from tests.synthetic import FRAMES_A_SECOND, HEIGHT, WIDTH, Stance, empty, film, photograph, train

pytestmark = pytest.mark.slow


def test_somebody_comes_goes_and_comes_back() -> None:
    poses = empty(film([(8.0, TALL)]), 3.0, 5.0)
    _, events = train(Trainer(EXERCISES["lunge"]), poses)
    told = [type(event) for event in events]
    assert told == [BodyFound, ViewChanged, BodyLost, BodyFound, ViewChanged, ExerciseDone]
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [0.0, 5.0]
    assert fold_all(events).tracked_s == pytest.approx(8.0 - 2.0 + LOST_AFTER_S, abs=0.1)


def test_the_beginning_is_not_lost_while_somebody_is_being_found() -> None:
    poses = film([(0.2, TALL), (0.3, LOW), (1.3, LOW), (1.0, TALL), (0.6, TALL)], start_s=3.0)
    room = [
        empty_pose(step / FRAMES_A_SECOND, WIDTH, HEIGHT) for step in range(3 * FRAMES_A_SECOND)
    ]
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), [*room, *poses])
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [poses[0].time_s]
    (repetition,) = list_counted(events)
    assert isinstance(repetition, RepetitionDone)
    assert (repetition.side, repetition.faults) == ("right", ())
    assert repetition.start_s < 3.0 + FOUND_AFTER_S
    assert not any(
        feedback.present for feedback in feedbacks if feedback.time_s < 3.0 + FOUND_AFTER_S - 1e-6
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
    feedbacks, events = train(Trainer(exercise), film([(2.0, Stance())]))
    first = next(feedback for feedback in feedbacks if feedback.events)
    assert [(type(event), event.time_s) for event in first.events] == [
        (BodyFound, 0.0), (ViewChanged, 0.0), (HoldBegan, 4 / FRAMES_A_SECOND),
    ]  # fmt: skip
    assert FOUND_AFTER_S <= first.time_s < FOUND_AFTER_S + 1 / FRAMES_A_SECOND
    assert first.hold is not None
    assert first.hold.held_s == pytest.approx(first.time_s)
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


@pytest.mark.parametrize(
    ("gap_s", "count"), [(5.0, 1), (30.0, 2)], ids=["within the grace", "longer than the grace"]
)
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
    _, events = train(
        Trainer(EXERCISES["hip-flexion-test"]),
        film([*raised, (1.0, ONE_KNEE), (2.0, ONE_KNEE), (1.0, FLAT), (1.0, FLAT)]),
    )
    (trial,) = list_counted(events)
    assert isinstance(trial, TrialDone)
    assert trial.start_s > 5.0


def test_the_beginning_is_counted_from_the_last_time_somebody_came() -> None:
    first, later_s = film([(0.3, TALL)]), 5.0
    feedbacks, events = train(
        Trainer(EXERCISES["lunge"]), [*first, *film(lunge(LOW), start_s=later_s)]
    )
    assert [event.time_s for event in events if isinstance(event, BodyFound)] == [later_s]
    assert len(list_counted(events)) == 1
    assert_events_keep_their_times(feedbacks, events)


FAR = np.array([1500.0, 0.0])
"""Pixels: so far away that nobody gets there while the other is remembered."""


def pass_by(poses: list[Pose], start_s: float, end_s: float, size: float = 1.0) -> list[Pose]:
    """The same poses, but with somebody else, standing far away and so much taller, seen instead from `start_s` to `end_s`."""

    def look(pose: Pose) -> Pose:
        if not start_s <= pose.time_s < end_s:
            return pose
        other = photograph(Stance(), pose.time_s)
        return dataclasses.replace(other, image=other.image * size + FAR, world=other.world * size)

    return [look(pose) for pose in poses]


def find_cues(feedbacks: list[Feedback], start_s: float, end_s: float) -> set[object]:
    return {feedback.cue for feedback in feedbacks if start_s <= feedback.time_s < end_s}


def count_lost(events: list[Event]) -> int:
    return sum(isinstance(event, BodyLost) for event in events)


LUNGES = [*lunge(LOW)] * 3
"""The lowest points are from 2.0 to 2.6, 6.2 to 6.8 and 10.4 to 11.0 s."""


@pytest.mark.parametrize("size", [0.8, 1.0, 1.3], ids=["a small one", "one as tall", "a tall one"])
@pytest.mark.parametrize(
    "at_s", [1.2, 2.0, 2.3, 2.9, 3.5, 4.4, 6.3], ids=lambda at_s: f"at {at_s:g} s"
)
def test_somebody_who_passes_quickly_changes_no_count(at_s: float, size: float) -> None:
    quickly = LOST_AFTER_S - 0.1
    feedbacks, events = train(
        Trainer(EXERCISES["lunge"]), pass_by(film(LUNGES), at_s, at_s + quickly, size)
    )
    assert count_lost(events) == 0
    assert [(event.side, event.faults) for event in list_counted(events)] == [("right", ())] * 3
    assert find_cues(feedbacks, at_s, at_s + quickly) == {OTHERS}
    assert OTHERS not in find_cues(feedbacks, at_s + quickly, 99.0)
    assert all(
        np.isnan(list(feedback.angles.values())).all()
        for feedback in feedbacks
        if at_s <= feedback.time_s < at_s + quickly
    )
    assert_events_keep_their_times(feedbacks, events)


@pytest.mark.parametrize("size", [0.8, 1.0, 1.3], ids=["a small one", "one as tall", "a tall one"])
@pytest.mark.parametrize(
    "at_s", [1.2, 2.0, 2.3, 2.9, 4.4, 5.4, 6.3, 7.0], ids=lambda at_s: f"at {at_s:g} s"
)
def test_somebody_who_passes_slowly_costs_no_more_than_the_repetition_under_way(
    at_s: float, size: float
) -> None:
    whole = list_counted(train(Trainer(EXERCISES["lunge"]), film(LUNGES))[1])
    feedbacks, events = train(
        Trainer(EXERCISES["lunge"]), pass_by(film(LUNGES), at_s, at_s + 1.0, size)
    )
    counted = list_counted(events)
    elsewhen = [
        turn
        for turn in whole
        if isinstance(turn, RepetitionDone) and not at_s - 0.1 < turn.time_s < at_s + 4.5
    ]
    assert len(whole) - 1 <= len(counted) <= len(whole)
    assert (
        {turn.time_s for turn in elsewhen}
        <= {turn.time_s for turn in counted}
        <= {turn.time_s for turn in whole}
    )
    assert {(turn.side, turn.faults) for turn in counted} == {("right", ())}
    assert count_lost(events) == 1
    assert find_cues(feedbacks, at_s, at_s + 1.0) == {OTHERS}
    assert_events_keep_their_times(feedbacks, events)


def test_a_hold_pauses_while_somebody_passes_and_counts_no_second_of_it() -> None:
    feedbacks, events = train(
        Trainer(EXERCISES["couch-stretch"]), pass_by(film([(10.0, WALL)]), 4.0, 5.0)
    )
    (held,) = list_counted(events)
    assert isinstance(held, HoldEnded)
    assert held.held_s <= 9.0
    assert [event.why for event in events if isinstance(event, HoldPaused)] == [
        "Somebody else is in the way"
    ]
    assert all(
        feedback.hold and not feedback.hold.running
        for feedback in feedbacks
        if 4.0 <= feedback.time_s < 5.0
    )


def test_no_trial_is_invented_by_somebody_who_passes() -> None:
    poses = film([*draw(ONE_KNEE, 2.0), *draw(ONE_KNEE, 2.0)])
    whole = list_counted(train(Trainer(EXERCISES["hip-flexion-test"]), poses)[1])
    assert (
        list_counted(train(Trainer(EXERCISES["hip-flexion-test"]), pass_by(poses, 3.0, 4.0))[1])
        == whole[1:]
    )
    quickly = list_counted(
        train(Trainer(EXERCISES["hip-flexion-test"]), pass_by(poses, 3.0, 3.3))[1]
    )
    assert [trial.side for trial in quickly] == [trial.side for trial in whole]


def test_who_takes_the_others_place_is_the_one_who_exercises() -> None:
    # A picture so wide that both places are in it.
    poses = [
        dataclasses.replace(pose, width=2560)
        for pose in film([(4.0, TALL), *lunge(LOW), *lunge(LOW)])
    ]
    moved = [
        dataclasses.replace(pose, image=pose.image + FAR) if pose.time_s >= 3.0 else pose
        for pose in poses
    ]
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), moved)
    found = [event.time_s for event in events if isinstance(event, BodyFound)]
    assert found == [0.0, pytest.approx(3.0 + REMEMBERED_S, abs=1 / FRAMES_A_SECOND)]
    assert find_cues(feedbacks, 3.0, 3.0 + REMEMBERED_S - 0.1) == {OTHERS}
    (repetition,) = list_counted(events)
    assert repetition.time_s > found[1]
    assert_events_keep_their_times(feedbacks, events)


def test_of_two_people_the_one_who_exercises_is_followed() -> None:
    """The landmarker goes over to the other one for a picture or two, again and again."""
    alone = film(LUNGES)
    both = alone
    for start_s in np.arange(1.0, 12.0, 0.8):
        both = pass_by(both, float(start_s), float(start_s) + 0.15, 1.1)
    assert sum(one is not two for one, two in zip(alone, both, strict=True)) >= 2 * 13
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), both)
    assert [(event.side, event.faults) for event in list_counted(events)] == [("right", ())] * 3
    assert count_lost(events) == 0
    seen = train(Trainer(EXERCISES["lunge"]), alone)[0]
    for one, two in zip(seen, feedbacks, strict=True):
        assert all(
            np.isnan(value) or value == one.angles[name] for name, value in two.angles.items()
        )


def test_somebody_else_is_a_problem_of_the_view_for_a_while() -> None:
    feedbacks, events = train(
        Trainer(EXERCISES["lunge"]), pass_by(film([(10.0, TALL)]), 3.0, 3.0 + 5 / FRAMES_A_SECOND)
    )
    told = [feedback.time_s for feedback in feedbacks if COMPANY in feedback.view.problems]
    first_s, last_s = 3.0 + CROWDED_AFTER_S, 3.0 + 5 / FRAMES_A_SECOND + CROWDED_S
    assert (told[0], told[-1]) == (
        pytest.approx(first_s),
        pytest.approx(last_s, abs=2 / FRAMES_A_SECOND),
    )
    assert all(
        (COMPANY in feedback.view.problems) is (feedback.view.checks[0].ok is False)
        for feedback in feedbacks
        if feedback.present
    )
    assert [COMPANY in event.problems for event in events if isinstance(event, ViewChanged)] == [
        False,
        True,
        False,
    ]


def test_a_single_odd_pose_is_nobody_else() -> None:
    feedbacks, _ = train(Trainer(EXERCISES["lunge"]), pass_by(film([(6.0, TALL)]), 3.0, 3.1))
    assert not any(COMPANY in feedback.view.problems for feedback in feedbacks)


def test_every_feedback_has_all_checks() -> None:
    poses = [empty_pose(step / FRAMES_A_SECOND, WIDTH, HEIGHT, 0.5) for step in range(15)] + film(
        [(4.0, TALL)], start_s=1.0
    )
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
    """In position from 50 degrees on and until 40: leaning by 45 keeps it, but does not begin it."""
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
    kept, _ = train(Trainer(exercise), film(script))
    back, _ = train(Trainer(exercise), empty(film(script), 3.0, 4.0))
    assert kept[-1].hold is not None
    assert kept[-1].hold.running
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
    kept, _ = train(Trainer(exercise), film(script))
    back, _ = train(Trainer(exercise), empty(film(script), 3.0, 4.0))
    assert [feedbacks[-1].faults for feedbacks in (kept, back)] == [("leaning",), ()]
