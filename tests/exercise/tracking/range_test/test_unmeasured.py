"""Trials that are surely seen, although their angle is not measured."""

from __future__ import annotations

import dataclasses
from datetime import date
from itertools import pairwise

import pytest

from coach.exercise.dose.dose_done import measure_dose
from coach.exercise.dose.routine import list_done_sessions
from coach.exercise.dose.set_counter import find_counted
from coach.exercise.tracking.events import TrialDone, from_dict, to_dict
from coach.exercise.tracking.feedback import Cue, Feedback
from coach.exercise.tracking.range_test.unmeasured import (
    REST_TURNED,
    SEEN_ONLY,
    choose_trial,
)
from coach.exercise.tracking.session import fold_all
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import load_exercise
from tests.synthetic import Camera, Leg, Script, Stance, lie, make_poses, train

TEST = load_exercise("hip-flexion-test").exercise
FLAT = Leg(0.0, 0.0)
TURN = "Turn the camera so that it sees you from the side"
REST_FIRST = "Both legs must first rest for 2 s."


def hold(stance: Stance, rest_s: float = 3.0, held_s: float = 2.0, times: int = 1) -> Script:
    """Lie flat, raise a leg, hold it, and come back."""
    flat = lie(FLAT, FLAT)
    return [(rest_s, flat), *[(1.0, stance), (held_s, stance), (1.0, flat), (2.0, flat)] * times]


RAISED = lie(FLAT, Leg(110.0, 120.0))
FAR = lie(Leg(110.0, 120.0), FLAT)
LOW = lie(FLAT, Leg(50.0, 110.0))
STRAIGHT = lie(FLAT, Leg(75.0, 0.0))
HALF_BENT = lie(FLAT, Leg(90.0, 70.0))
BOTH = lie(Leg(110.0, 120.0), Leg(110.0, 120.0))
OTHER_TOO = lie(Leg(30.0, 40.0), Leg(110.0, 120.0))


def do(script: Script, turned_deg: float, facing: str = "left") -> list[TrialDone]:
    """The trials of a person who does this."""
    poses = make_poses(script, Camera(turned_deg, facing))
    return [each for each in train(Trainer(TEST), poses)[1] if isinstance(each, TrialDone)]


@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize("turned_deg", [36.0, -36.0, 42.0])
@pytest.mark.parametrize("stance", [RAISED, FAR], ids=["one leg", "the other leg"])
def test_every_trial_in_a_turned_view_is_seen_and_gives_no_number(
    stance: Stance, turned_deg: float, facing: str
) -> None:
    trials = do(hold(stance, times=2), turned_deg, facing)
    assert [(t.peak_deg, t.error_deg, t.faults, t.only_counted) for t in trials] == [
        (None, None, (), True)
    ] * 2
    assert len({trial.side for trial in trials}) == 1
    assert all(trial.why_not.startswith(TURN) for trial in trials)
    assert all(trial.end_s - trial.start_s >= 1.5 for trial in trials)


def test_of_a_trial_after_a_rest_in_a_turned_view_that_is_the_reason() -> None:
    (first,) = turn_at(hold(RAISED), 3.2, 40.0, 0.0)
    assert (first.peak_deg, first.only_counted, first.why_not) == (None, True, REST_TURNED)


NOT_SEEN = [
    pytest.param(hold(STRAIGHT), id="the knee is straight"),
    pytest.param(hold(HALF_BENT), id="the knee is not surely bent"),
    pytest.param(hold(LOW), id="not raised far enough"),
    pytest.param(hold(BOTH), id="both legs"),
    pytest.param(hold(OTHER_TOO), id="the other leg comes up"),
    pytest.param(hold(RAISED, held_s=0.1), id="not held still"),
    pytest.param(hold(RAISED, rest_s=0.2), id="no rest before it"),
    pytest.param([(4.0, RAISED), (1.0, lie(FLAT, FLAT))], id="raised from the beginning"),
    pytest.param([(4.0, lie(Leg(50.0, 100.0), Leg(50.0, 100.0)))], id="knees bent, feet down"),
    pytest.param([(6.0, lie(FLAT, FLAT))], id="lies flat"),
]


@pytest.mark.parametrize("turned_deg", [36.0, -36.0])
@pytest.mark.parametrize("script", NOT_SEEN)
def test_what_is_not_surely_done_as_the_test_asks_is_no_trial(
    script: Script, turned_deg: float
) -> None:
    assert do(script, turned_deg) == []


@pytest.mark.parametrize(("turned_deg", "count"), [(43.0, 1), (49.0, 0)])
def test_nothing_is_seen_if_the_view_is_turned_too_far(turned_deg: float, count: int) -> None:
    assert len(do(hold(RAISED), turned_deg)) == count


def test_a_raised_leg_at_the_end_of_the_poses_was_seen() -> None:
    (trial,) = do(hold(RAISED)[:3], 36.0)
    assert trial.only_counted


VIEWS = [
    pytest.param(3.0, [(False, "")], id="rested"),
    pytest.param(1.2, [(True, REST_FIRST)], id="rested too short for a result"),
]


@pytest.mark.parametrize(("rest_s", "expected"), VIEWS)
def test_in_a_good_view_a_trial_is_measured_or_says_why_not(
    rest_s: float, expected: list[tuple[bool, str]]
) -> None:
    trials = do(hold(RAISED, rest_s=rest_s), 0.0)
    assert [(trial.only_counted, trial.why_not) for trial in trials] == expected
    assert all(trial.done_as_asked for trial in trials)


@pytest.mark.parametrize("stance", [STRAIGHT, OTHER_TOO], ids=["straight", "the other leg too"])
def test_in_a_good_view_a_trial_without_credit_was_not_done_as_asked(stance: Stance) -> None:
    (trial,) = do(hold(stance), 0.0)
    assert (trial.peak_deg, trial.done_as_asked) == (None, False)
    assert trial.why_not


def turn_at(script: Script, from_s: float, before_deg: float, after_deg: float) -> list[TrialDone]:
    """The trials of a person who does this, before a camera that is turned at this time."""
    before, after = (
        make_poses(script, Camera(turned, "left")) for turned in (before_deg, after_deg)
    )
    poses = [two if one.time_s >= from_s else one for one, two in zip(before, after, strict=True)]
    return [each for each in train(Trainer(TEST), poses)[1] if isinstance(each, TrialDone)]


@pytest.mark.parametrize("from_s", [2.0, 3.0, 3.3, 3.5, 4.3, 5.0, 6.0, 6.8, 7.5])
@pytest.mark.parametrize(("before_deg", "after_deg"), [(0.0, 40.0), (40.0, 0.0)])
def test_a_trial_is_told_once_if_the_camera_is_turned_in_the_middle(
    from_s: float, before_deg: float, after_deg: float
) -> None:
    trials = turn_at(hold(RAISED, times=2), from_s, before_deg, after_deg)
    assert 1 <= sum(trial.done_as_asked for trial in trials) <= 2
    assert all((trial.peak_deg is None) == bool(trial.why_not) for trial in trials)
    assert len(trials) <= 2
    assert all(one.end_s < two.start_s for one, two in pairwise(trials))


def list_cues(feedbacks: list[Feedback]) -> list[Cue]:
    cues: list[Cue] = []
    for feedback in feedbacks:
        if feedback.cue is not None and feedback.cue not in cues[-1:]:
            cues.append(feedback.cue)
    return cues


def test_the_user_is_told_that_it_was_seen_and_why_it_was_not_measured() -> None:
    feedbacks = train(Trainer(TEST), make_poses([*hold(RAISED), (5.0, lie())], Camera(36.0)))[0]
    texts = [cue.text for cue in list_cues(feedbacks) if cue.kind == "view"]
    assert texts == [TURN, SEEN_ONLY, TURN]
    (told,) = [cue for cue in list_cues(feedbacks) if cue.text == SEEN_ONLY]
    assert told.detail.startswith(f"{TURN}: now about")
    assert len(SEEN_ONLY) <= 45


def test_in_a_good_view_that_is_not_told_any_more() -> None:
    script = [*hold(RAISED), (5.0, lie())]
    turned, straight = make_poses(script, Camera(36.0)), make_poses(script)
    feedbacks, events = train(Trainer(TEST), [*turned[: 15 * 8], *straight[15 * 8 :]])
    assert [each.only_counted for each in events if isinstance(each, TrialDone)] == [True]
    good = [each for each in feedbacks if each.view.ok]
    assert good
    assert SEEN_ONLY not in [cue.text for cue in list_cues(good)]


SEEN = TrialDone(5.0, 2.0, 3.0, "left", None, (), "Turn.", only_counted=True)
MEASURED = dataclasses.replace(SEEN, peak_deg=110.0, why_not="", only_counted=False)
REFUSED = dataclasses.replace(SEEN, why_not="Rest.", only_counted=False)
UNEXPLAINED = dataclasses.replace(SEEN, why_not="")
CHOICES = [
    pytest.param(None, None, None, id="nothing"),
    pytest.param(MEASURED, SEEN, MEASURED, id="measured"),
    pytest.param(MEASURED, None, MEASURED, id="measured, not surely seen"),
    pytest.param(REFUSED, None, REFUSED, id="refused"),
    pytest.param(None, SEEN, SEEN, id="seen"),
    pytest.param(
        None,
        UNEXPLAINED,
        dataclasses.replace(SEEN, why_not=REST_TURNED),
        id="seen in a good view after a rest in a turned one",
    ),
    pytest.param(REFUSED, SEEN, SEEN, id="seen, turned"),
    pytest.param(
        REFUSED, UNEXPLAINED, dataclasses.replace(SEEN, why_not="Rest."), id="seen in a good view"
    ),
]


@pytest.mark.parametrize(("measured", "seen", "chosen"), CHOICES)
def test_one_movement_is_one_trial(
    measured: TrialDone | None, seen: TrialDone | None, chosen: TrialDone | None
) -> None:
    assert choose_trial(measured, seen) == chosen


def test_a_trial_that_was_only_seen_counts_for_no_result_and_no_dose() -> None:
    session = fold_all([SEEN])
    assert (session.peaks("left"), session.peak_errors("left")) == ([], [])
    assert find_counted((SEEN,)) == []
    assert all(part.done == 0 for part in measure_dose(TEST, session))
    done = list_done_sessions(session, "hip-flexion-test")
    assert {(each.day, each.repetitions, each.range_deg) for each in done} == {(date.min, 0, None)}


def test_recordings_say_that_a_trial_was_only_seen_and_old_ones_need_not() -> None:
    assert to_dict(SEEN)["only_counted"] is True
    assert from_dict(to_dict(SEEN)) == SEEN
    old = to_dict(MEASURED)
    assert "only_counted" not in old
    assert from_dict(old) == MEASURED
