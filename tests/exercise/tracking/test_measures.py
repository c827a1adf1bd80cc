"""The four kinds of measures have one interface."""

from __future__ import annotations

import math
from typing import Any

import pytest

from coach.body.body_tracker import Observation
from coach.body.sides import Roles
from coach.body.view import UNKNOWN
from coach.exercise.tracking.events import HoldEnded, RepetitionDone
from tests.exercise.examples import KNEE_BEND, PLANK, RAISE, SHALLOW
from tests.exercise.tracking.measure_player import STEP_S, follow, start
from tests.synthetic import Stance, make_pose

ROLES = Roles(near="left", working="left")
KINDS = [pytest.param(words, id=words["kind"]) for words in (KNEE_BEND, PLANK, RAISE)]


@pytest.mark.parametrize("words", KINDS)
def test_each_kind_starts_with_nothing(words: dict[str, Any]) -> None:
    measure = start(words)
    assert (
        measure.repetitions,
        measure.good_repetitions,
        measure.side_locked,
        measure.trials,
        measure.pause,
    ) == (0, 0, None, {}, "")
    assert measure.take_judged() == ()
    assert measure.finish(1.0) == ()
    assert not measure.in_good_form


@pytest.mark.parametrize("words", KINDS)
def test_what_is_not_seen_makes_no_event(words: dict[str, Any]) -> None:
    measure = start(words)
    assert follow(measure, [{}] * 40) == []
    assert measure.skip(5.0, "Nobody is seen") == ()
    measure.reset()
    assert measure.finish(6.0) == ()


@pytest.mark.parametrize(
    ("words", "instruction"),
    [pytest.param(KNEE_BEND, "Go", id="repetitions"), pytest.param(PLANK, "Go", id="hold")],
)
def test_until_it_has_begun_the_file_says_how(words: dict[str, Any], instruction: str) -> None:
    assert start({**words, "start": "Go"}).instruction == instruction


def test_once_begun_nothing_is_instructed() -> None:
    bending, holding = start({**KNEE_BEND, "start": "Go"}), start({**PLANK, "start": "Go"})
    follow(bending, BENDS[:3])
    follow(holding, [HELD] * 9)
    assert (bending.instruction, holding.instruction) == ("", "")
    bending.reset()
    assert bending.instruction == "Go"
    follow(bending, BENDS, 3)
    bending.reset()
    assert bending.instruction == ""


PROGRESS = [
    pytest.param(0.0, (80.0, 110.0), 0.0, 0.0, id="at rest"),
    pytest.param(0.0, (80.0, 110.0), 40.0, 0.5, id="half way"),
    pytest.param(0.0, (80.0, 110.0), 80.0, 1.0, id="there"),
    pytest.param(0.0, (80.0, 110.0), 140.0, 1.0, id="beyond"),
    pytest.param(0.0, (80.0, 110.0), -30.0, 0.0, id="the wrong way"),
    pytest.param(0.0, (80.0, 110.0), math.nan, 0.0, id="not measured"),
    pytest.param(40.0, (-60.0, 5.0), 22.5, 0.5, id="half way down"),
    pytest.param(40.0, (-60.0, 5.0), -20.0, 1.0, id="all the way down"),
    pytest.param(0.0, (-5.0, 5.0), 3.0, 1.0, id="rest is the target"),
    pytest.param(0.0, (-5.0, 5.0), math.nan, 0.0, id="rest is the target and not measured"),
]


@pytest.mark.parametrize(("rest_deg", "target", "value", "expected"), PROGRESS)
def test_progress(
    rest_deg: float, target: tuple[float, float], value: float, expected: float
) -> None:
    assert start({**PLANK, "rest_deg": rest_deg, "target": list(target)}).progress(
        value
    ) == pytest.approx(expected)


BENDS = [{"knee_bend_left": bend, "trunk_lean": 0.0} for bend in (5.0, 40.0, 90.0, 90.0, 40.0, 5.0)]


def test_a_repetition_has_the_faults_that_were_shown_in_it() -> None:
    measure = start(KNEE_BEND)
    events = follow(measure, BENDS[:1], 0, ("leaning",))
    events += follow(measure, BENDS[1:], 1)
    assert [event.faults for event in events if isinstance(event, RepetitionDone)] == [()]
    events = follow(measure, BENDS, 6, ("leaning",))
    assert [event.faults for event in events if isinstance(event, RepetitionDone)] == [("leaning",)]
    assert (measure.repetitions, measure.good_repetitions, measure.faulty_repetitions) == (2, 1, 1)


def test_a_repetition_that_the_end_cut_off_is_judged_by_the_legs_that_were_seen() -> None:
    near = {**SHALLOW, "when": [{"angle": "knee_bend_near", "below": 70.0}]}
    measure = start({**KNEE_BEND, "faults": [near]})
    script = [{"knee_bend_left": bend} for bend in (5.0, 40.0, 65.0, 65.0, 65.0, 65.0, 30.0)]
    assert follow(measure, script) == []
    (event,) = measure.finish(6 * STEP_S)
    assert isinstance(event, RepetitionDone)
    assert (event.side, event.faults, event.peak_deg) == ("left", ("shallow",), 65.0)
    assert (measure.repetitions, measure.faulty_repetitions) == (1, 1)


def test_a_fault_of_a_repetition_that_was_none_does_not_stay() -> None:
    measure = start(KNEE_BEND)
    follow(measure, BENDS[:3], 0, ("leaning",))
    measure.reset()
    events = follow(measure, BENDS, 3)
    assert [event.faults for event in events if isinstance(event, RepetitionDone)] == [()]


def test_the_turning_point_is_judged_and_told_once() -> None:
    measure = start(KNEE_BEND)
    (event,) = follow(
        measure,
        [{**angles, "knee_bend_left": min(angles["knee_bend_left"], 65.0)} for angles in BENDS],
    )
    assert isinstance(event, RepetitionDone)
    assert event.faults == ("shallow",)
    assert measure.take_judged() == ("shallow",)
    assert measure.take_judged() == ()


def test_where_a_repetition_is() -> None:
    measure = start(KNEE_BEND)
    assert (measure.phase, measure.started, measure.side_locked) == (None, False, None)
    follow(measure, BENDS[:3])
    assert (measure.phase, measure.started, measure.side_locked) == ("down", True, "left")
    follow(measure, BENDS[3:], 3)
    assert (measure.phase, measure.started, measure.side_locked) == ("up", True, None)


@pytest.mark.parametrize(("steps", "count"), [(2, 1), (12, 0)], ids=["for a moment", "for long"])
def test_what_cannot_be_judged_for_long_gives_a_repetition_up(steps: int, count: int) -> None:
    measure = start(KNEE_BEND)
    follow(measure, BENDS[:3])
    for step in range(3, 3 + steps):
        assert measure.skip(step * STEP_S, "Lie down") == ()
    follow(measure, BENDS[3:], 3 + steps)
    assert measure.repetitions == count


def test_the_view_and_the_doubt_of_a_repetition_are_not_those_of_the_next() -> None:
    measure, repetitions = start(KNEE_BEND), []
    for number, (view_ok, unsure) in enumerate([(False, False), (True, True), (True, False)]):
        for step, angles in enumerate(BENDS, number * len(BENDS)):
            time_s = step * STEP_S
            seen = Observation(make_pose(Stance(), time_s), UNKNOWN, 0, 1, 0.0)
            measure.note_body(seen, view_ok, unsure, frozenset())
            repetitions += measure.update(time_s, angles, ROLES)
    assert [
        (each.side, each.peak_deg, each.only_counted)
        for each in repetitions
        if isinstance(each, RepetitionDone)
    ] == [(None, 90.0, False), ("left", 90.0, False)], "the first one is not seen well enough"


HELD, LET_GO = (
    {"thigh_elevation_left": 110.0, "thigh_elevation_right": 0.0},
    {"thigh_elevation_left": 40.0, "thigh_elevation_right": 0.0},
)


@pytest.mark.parametrize(
    ("frames", "why"), [(20, "Knee closer"), (37, "")], ids=["too short", "long enough"]
)
def test_a_hold_that_is_let_go_says_what_is_missing(frames: int, why: str) -> None:
    measure = start(PLANK)
    follow(measure, [HELD] * frames)
    follow(measure, [LET_GO] * 5, frames)
    assert measure.clock is not None
    assert measure.pause == measure.clock.why_paused == why


def test_a_hold_from_beginning_to_end() -> None:
    measure = start(PLANK)
    assert (measure.phase, measure.started) == ("pause", False)
    follow(measure, [LET_GO] * 2, 0, ("leaning",))
    assert measure.pause == ""
    follow(measure, [HELD] * 37, 2)  # it is still, and held, from the fourth on
    assert measure.clock is not None
    assert (measure.phase, measure.started, measure.in_good_form, measure.side_locked) == (
        "hold",
        True,
        True,
        "left",
    )
    assert (
        measure.clock.held_s,
        measure.clock.target_s,
        measure.clock.running,
        measure.clock.done,
    ) == (4.0, 3.0, True, 1)
    follow(measure, [LET_GO], 39, ("leaning",))
    assert (measure.pause, measure.in_good_form) == ("", False)
    follow(measure, [LET_GO] * 4, 40)
    assert measure.pause == measure.clock.why_paused == "", "nothing is missing"
    measure.reset()
    assert measure.clock.held_s == 4.0
    (ended,) = [
        event for step in range(44, 64) for event in measure.skip(step * STEP_S, "Nobody is seen")
    ]
    assert isinstance(ended, HoldEnded)
    assert (ended.held_s, ended.side, ended.faults) == (4.0, "left", ("leaning",))
    assert (measure.clock.held_s, measure.clock.done) == (0.0, 1)
    assert not measure.started


@pytest.mark.parametrize(
    ("before", "during", "faults"), [(True, False, ()), (False, True, ("leaning",))]
)
def test_a_hold_has_the_faults_that_were_shown_in_it(
    before: bool, during: bool, faults: tuple[str, ...]
) -> None:
    measure = start(PLANK)
    follow(measure, [LET_GO] * 2, 0, ("leaning",) if before else ())
    follow(measure, [HELD] * 20, 2, ("leaning",) if during else ())
    (ended,) = measure.finish(3.0)
    assert isinstance(ended, HoldEnded)
    assert ended.faults == faults


def test_who_comes_back_to_a_hold_has_no_hysteresis() -> None:
    within = {**HELD, "thigh_elevation_left": 97.0}
    held, lost = start(PLANK), start(PLANK)
    for measure in (held, lost):
        follow(measure, [HELD] * 9)
    lost.reset()
    for measure in (held, lost):
        follow(measure, [within], 9)
    assert (held.phase, lost.phase) == ("hold", "pause")


def test_a_hold_that_is_too_short_is_not_done_and_the_end_ends_it() -> None:
    measure = start(PLANK)
    follow(measure, [HELD] * 9)
    assert measure.clock is not None
    assert measure.clock.done == 0
    (ended,) = measure.finish(1.0)
    assert isinstance(ended, HoldEnded)
    assert ended.held_s == 1.0
    assert measure.clock.done == 0


@pytest.mark.parametrize("seen", [True, False], ids=["held again", "nobody seen"])
def test_a_gap_in_the_stream_longer_than_the_grace_ends_a_hold(seen: bool) -> None:
    measure = start(PLANK)
    follow(measure, [HELD] * 33)
    events = measure.update(60.0, HELD, ROLES) if seen else measure.skip(60.0, "Nobody is seen")
    assert events == (HoldEnded(60.0, 0.0, 4.0, 4.0, "left", ()),)
    assert measure.clock is not None
    assert (measure.clock.held_s, measure.clock.done, measure.started, measure.side_locked) == (
        0.0,
        1,
        False,
        None,
    )


def test_a_gap_within_the_grace_goes_on_and_does_not_count() -> None:
    measure = start(PLANK)
    follow(measure, [HELD] * 9)
    assert measure.update(2.5, HELD, ROLES) == ()
    assert measure.clock is not None
    assert measure.clock.held_s == 1.0


def test_without_a_dose_a_hold_takes_half_a_minute() -> None:
    clock = start({**PLANK, "dose": {"text": "As long as you like"}}).clock
    assert clock is not None
    assert clock.target_s == 30.0
