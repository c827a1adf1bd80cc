"""Another person in the picture changes no count and is not confused with the first."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest

from coach.body.presence import (
    CROWDED_DELAY_S,
    CROWDED_TIMEOUT_S,
    LOST_DELAY_S,
    SEARCH_TIMEOUT_S,
)
from coach.body.view import COMPANY
from coach.exercise.tracking.cues import OTHERS
from coach.exercise.tracking.events import (
    BodyFound,
    BodyLost,
    Event,
    HoldEnded,
    HoldPaused,
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.exercise.tracking.feedback import Feedback
from coach.exercise.tracking.trainer import Trainer
from tests.exercise.sessions import (
    EXERCISES,
    LOW,
    ONE_KNEE,
    TALL,
    WALL,
    assert_events_keep_their_times,
    draw,
    list_counted,
    lunge,
)
from tests.exercise.tracking.presence.passers_by import FAR, pass_by
from tests.synthetic import (
    FRAMES_A_SECOND,
    make_poses,
    train,
)


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
    quickly = LOST_DELAY_S - 0.1
    feedbacks, events = train(
        Trainer(EXERCISES["lunge"]), pass_by(make_poses(LUNGES), at_s, at_s + quickly, size)
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
    whole = list_counted(train(Trainer(EXERCISES["lunge"]), make_poses(LUNGES))[1])
    feedbacks, events = train(
        Trainer(EXERCISES["lunge"]), pass_by(make_poses(LUNGES), at_s, at_s + 1.0, size)
    )
    counted = list_counted(events)
    elsewhen = [
        turn
        for turn in whole
        if isinstance(turn, RepetitionDone) and not at_s - 0.1 < turn.time_s < at_s + 4.5
    ]
    assert len(whole) - 1 <= len(counted) <= len(whole)
    assert find_peaks(elsewhen) <= find_peaks(counted) <= find_peaks(whole)
    assert {(turn.side, turn.faults) for turn in counted} == {("right", ())}
    assert count_lost(events) == 1
    assert find_cues(feedbacks, at_s, at_s + 1.0) == {OTHERS}
    assert_events_keep_their_times(feedbacks, events)


def find_peaks(turns: Sequence[Event]) -> set[float]:
    """Return when each repetition was deepest."""
    return {turn.peak_s for turn in turns if isinstance(turn, RepetitionDone)}


def round_peak(turn: Event) -> Event:
    """Return a trial with its peak to a tenth of a degree: it depends on how long was rested."""
    assert isinstance(turn, TrialDone)
    return dataclasses.replace(turn, peak_deg=round(turn.peak_deg, 1))


def test_a_hold_pauses_while_somebody_passes_and_counts_no_second_of_it() -> None:
    feedbacks, events = train(
        Trainer(EXERCISES["couch-stretch"]), pass_by(make_poses([(10.0, WALL)]), 4.0, 5.0)
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
    poses = make_poses([*draw(ONE_KNEE, 2.0), *draw(ONE_KNEE, 2.0)])
    whole = list_counted(train(Trainer(EXERCISES["hip-flexion-test"]), poses)[1])
    passed = list_counted(
        train(Trainer(EXERCISES["hip-flexion-test"]), pass_by(poses, 3.0, 4.0))[1]
    )
    assert list(map(round_peak, passed)) == list(map(round_peak, whole[1:]))
    quickly = list_counted(
        train(Trainer(EXERCISES["hip-flexion-test"]), pass_by(poses, 3.0, 3.3))[1]
    )
    assert [trial.side for trial in quickly] == [trial.side for trial in whole]


def test_who_takes_the_others_place_is_the_one_who_exercises() -> None:
    # A picture that is wide enough for both places.
    poses = [
        dataclasses.replace(pose, width=2560)
        for pose in make_poses([(4.0, TALL), *lunge(LOW), *lunge(LOW)])
    ]
    moved = [
        dataclasses.replace(pose, image=pose.image + FAR) if pose.time_s >= 3.0 else pose
        for pose in poses
    ]
    feedbacks, events = train(Trainer(EXERCISES["lunge"]), moved)
    found = [event.time_s for event in events if isinstance(event, BodyFound)]
    assert found == [0.0, pytest.approx(3.0 + SEARCH_TIMEOUT_S, abs=1 / FRAMES_A_SECOND)]
    assert find_cues(feedbacks, 3.0, 3.0 + SEARCH_TIMEOUT_S - 0.1) == {OTHERS}
    (repetition,) = list_counted(events)
    assert repetition.time_s > found[1]
    assert_events_keep_their_times(feedbacks, events)


def test_of_two_people_the_one_who_exercises_is_followed() -> None:
    """The landmarker repeatedly switches to the other person for a picture or two."""
    alone = make_poses(LUNGES)
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
        Trainer(EXERCISES["lunge"]),
        pass_by(make_poses([(10.0, TALL)]), 3.0, 3.0 + 5 / FRAMES_A_SECOND),
    )
    reported = [feedback.time_s for feedback in feedbacks if COMPANY in feedback.view.problems]
    first_s, last_s = 3.0 + CROWDED_DELAY_S, 3.0 + 5 / FRAMES_A_SECOND + CROWDED_TIMEOUT_S
    assert (reported[0], reported[-1]) == (
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


@pytest.mark.parametrize("company", [False, True])
def test_a_partner_is_ignored_where_the_exercise_has_one(company: bool) -> None:
    lone = EXERCISES["lunge"]
    view = lone.view.model_copy(update={"company": company})
    poses = pass_by(pass_by(make_poses(LUNGES), 4.0, 4.6), 8.0, 8.5)
    feedbacks, events = train(Trainer(lone.model_copy(update={"view": view})), poses)
    assert len(list_counted(events)) == 3
    told = any(COMPANY in feedback.view.problems for feedback in feedbacks)
    assert told is not company
    assert (OTHERS in find_cues(feedbacks, 4.0, 9.0)) is not company


def test_a_single_odd_pose_is_nobody_else() -> None:
    feedbacks, _ = train(Trainer(EXERCISES["lunge"]), pass_by(make_poses([(6.0, TALL)]), 3.0, 3.1))
    assert feedbacks[-1].present
    assert not any(COMPANY in feedback.view.problems for feedback in feedbacks)
