"""Counting repetitions."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.sides import Roles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.repetitions.counter import Repetition, RepetitionCounter
from coach.store.exercises.loader import load_exercise
from tests.exercise.examples import DEEP, HALF, TALL, make

ROLES = Roles(working="left", near="right")
STEP_S = 0.125
"""Exact in binary, so that times can be compared."""
NAN = math.nan


def follow(
    counter: RepetitionCounter, bends: list[float], roles: Roles = ROLES, start: int = 0
) -> list[Repetition]:
    turns = [
        counter.update(step * STEP_S, {"knee_bend_left": bend}, roles)
        for step, bend in enumerate(bends, start)
    ]
    return [repetition for repetition in turns if repetition]


UP, MID, DOWN = 5.0, 40.0, 90.0
ONE = [UP, MID, DOWN, DOWN, MID, UP]
SERIES = [
    pytest.param([UP] * 20, [], id="standing"),
    pytest.param([DOWN] * 20, [], id="never at rest"),
    pytest.param(ONE, [(0, 2, 5)], id="one"),
    pytest.param(ONE + ONE, [(0, 2, 5), (6, 8, 11)], id="two"),
    pytest.param([DOWN, MID, *ONE], [(2, 4, 7)], id="the way up to the first rest is none"),
    pytest.param([UP, MID, DOWN, DOWN, MID], [], id="unfinished"),
    pytest.param([UP, MID, 55.0, MID, UP], [], id="not deep enough to turn"),
    pytest.param([UP, DOWN, UP, UP], [], id="a twitch"),
    pytest.param([UP] + [DOWN] * 90 + [UP], [], id="too slow"),
    pytest.param(
        [UP, MID, DOWN, 95.0, 95.0, DOWN, MID, UP],
        [(0, 3, 7)],
        id="the turning point is the deepest",
    ),
    pytest.param(
        [UP, MID, DOWN, DOWN, 130.0, DOWN, MID, UP], [(0, 2, 7)], id="but not a single odd pose"
    ),
    pytest.param(
        [UP, MID, DOWN, 57.0, DOWN, MID, UP], [(0, 3, 6)], id="trembling at the bottom is one"
    ),
    pytest.param([UP, MID, DOWN, NAN, NAN, DOWN, MID, UP], [(0, 5, 7)], id="a short time unseen"),
    pytest.param([UP, MID, DOWN] + [NAN] * 10 + [DOWN, MID, UP], [], id="unseen for too long"),
    pytest.param([NAN] * 30, [], id="never seen"),
    pytest.param([UP, UP, NAN, NAN, DOWN, DOWN, DOWN, UP], [(1, 4, 7)], id="began unseen"),
]


@pytest.mark.parametrize(("bends", "expected"), SERIES)
def test_repetitions_of_a_series(bends: list[float], expected: list[tuple[int, int, int]]) -> None:
    turns = follow(RepetitionCounter(make()), bends)
    assert [(repetition.start_s, repetition.peak_s, repetition.end_s) for repetition in turns] == [
        tuple(step * STEP_S for step in steps) for steps in expected
    ]
    for repetition in turns:
        assert repetition.side == "left"
        assert (
            repetition.peak_deg
            == bends[round(repetition.peak_s / STEP_S)]
            == repetition.angles["knee_bend_left"]
        )


def test_a_phase_may_have_to_last() -> None:
    exercise = make(phases=[TALL, {**DEEP, "hold_s": 0.25}])
    assert follow(RepetitionCounter(exercise), [UP, MID, DOWN, DOWN, MID, UP]) == []
    assert len(follow(RepetitionCounter(exercise), [UP, MID, DOWN, DOWN, DOWN, MID, UP])) == 1


HELD = [
    pytest.param(None, 2, 1, id="nothing asked"),
    pytest.param(1.0, 4, 1, id="as long as asked, but for the slack"),
    pytest.param(1.0, 3, 0, id="too short"),
    pytest.param(1.0, 20, 1, id="longer"),
]


@pytest.mark.parametrize(("hold_s", "steps", "count"), HELD)
def test_the_last_phase_may_have_to_be_held(hold_s: float | None, steps: int, count: int) -> None:
    """Half a second less than asked is enough."""
    counter = RepetitionCounter(make(dose={"text": "x", "hold_s": hold_s}))
    bends = [*[UP] * 20, MID, *[DOWN] * steps, MID, UP]
    assert len(follow(counter, bends)) == count
    assert counter.released_early is (count == 0)
    assert len(follow(counter, bends, start=len(bends))) == count


def test_time_in_a_phase_does_not_count_across_a_loss() -> None:
    counter = RepetitionCounter(make(phases=[{**TALL, "hold_s": 0.25}, DEEP]))
    follow(counter, [UP, UP])
    assert counter.phase is None
    counter.reset()
    follow(counter, [UP, UP], start=2)
    assert counter.phase is None
    follow(counter, [UP], start=4)
    assert counter.phase == "up"


def test_a_phase_that_is_known_by_itself_keeps_the_repetition() -> None:
    rest = {"name": "up", "when": [{"angle": "trunk_lean", "below": 10.0}]}
    counter = RepetitionCounter(make(phases=[rest, DEEP]))
    script = [{"trunk_lean": 0.0}, *[{"knee_bend_left": DOWN}] * 12, {"trunk_lean": 0.0}]
    counted = [counter.update(n * STEP_S, angles, ROLES) for n, angles in enumerate(script)]
    assert [each is not None for each in counted] == [False] * 13 + [True]


def test_where_it_is() -> None:
    counter = RepetitionCounter(make())
    assert (counter.phase, counter.in_progress, counter.side) == (None, False, None)
    follow(counter, [UP])
    assert (counter.phase, counter.in_progress, counter.side) == ("up", False, None)
    follow(counter, [UP, DOWN], start=1)
    assert (counter.phase, counter.in_progress, counter.side) == ("down", True, "left")
    counter.reset()
    assert (counter.phase, counter.in_progress, counter.side) == (None, False, None)


def make_three(**changes: object) -> Exercise:
    return make(phases=[TALL, HALF, DEEP], **changes)


def test_all_phases_must_be_passed_in_order() -> None:
    assert len(follow(RepetitionCounter(make_three()), [UP, MID, DOWN, DOWN, MID, UP])) == 1
    assert follow(RepetitionCounter(make_three()), [UP, DOWN, DOWN, DOWN, MID, UP]) == []


def test_back_to_rest_halfway_is_none_and_the_next_one_starts_anew() -> None:
    turns = follow(RepetitionCounter(make_three()), [UP, MID, UP, UP, MID, DOWN, DOWN, UP])
    assert [(repetition.start_s, repetition.end_s) for repetition in turns] == [
        (3 * STEP_S, 7 * STEP_S)
    ]


def test_the_side_of_one_repetition_does_not_stay_for_the_next() -> None:
    counter = RepetitionCounter(make_three())
    follow(counter, [UP, MID, DOWN, DOWN, MID, UP])
    follow(counter, [UP, MID], replace(ROLES, working="right"), start=6)
    assert counter.in_progress
    assert counter.side is None
    assert (
        follow(counter, [MID, DOWN, DOWN, MID, UP], replace(ROLES, working="right"), start=8)[
            0
        ].side
        == "right"
    )


def test_a_main_angle_that_is_not_measured_leaves_the_peak_open() -> None:
    (repetition,) = follow(RepetitionCounter(make(main_angle="knee_flexion_front")), ONE)
    assert (repetition.peak_deg, repetition.peak_s, repetition.angles) == (None, 2 * STEP_S, {})
    (repetition,) = follow(RepetitionCounter(make(main_angle="knee_flexion_left")), ONE)
    assert repetition.peak_deg is None


def test_a_turning_point_that_is_seen_in_a_single_pose_is_not_measured() -> None:
    (repetition,) = follow(RepetitionCounter(make()), [0.0, 0.0, 61.0, NAN, NAN, 0.0])
    assert (repetition.start_s, repetition.end_s) == (STEP_S, 5 * STEP_S)
    assert (repetition.peak_deg, repetition.peak_s, repetition.angles) == (None, 2 * STEP_S, {})


def test_a_main_angle_may_fall_to_its_target() -> None:
    exercise = make(target=[-50.0, -20.0], rest_deg=0.0, main_angle="trunk_lean")
    counter = RepetitionCounter(exercise)
    leans = [0.0, -10.0, -40.0, -40.0, -10.0, 0.0]
    turns = [
        counter.update(step * STEP_S, {"knee_bend_left": bend, "trunk_lean": lean}, ROLES)
        for step, (bend, lean) in enumerate(zip(ONE, leans, strict=True))
    ]
    assert turns[-1] is not None
    assert (turns[-1].peak_deg, turns[-1].peak_s) == (-40.0, 2 * STEP_S)


BENDS = st.lists(st.floats(0, 120) | st.just(NAN), max_size=120)


@given(BENDS)
def test_repetitions_follow_one_another_and_keep_to_the_limits(bends: list[float]) -> None:
    exercise = make()
    turns = follow(RepetitionCounter(exercise), bends)
    for repetition in turns:
        assert repetition.start_s <= repetition.peak_s <= repetition.end_s
        assert exercise.min_s <= repetition.end_s - repetition.start_s <= exercise.max_s
    for earlier, later in pairwise(turns):
        assert earlier.end_s <= later.start_s


@given(
    st.lists(st.floats(20.1, 120) | st.just(NAN), max_size=60),
    st.lists(st.floats(0, 60) | st.just(NAN), max_size=60),
)
def test_without_rest_or_without_turn_there_is_no_repetition(
    never_up: list[float], never_down: list[float]
) -> None:
    assert follow(RepetitionCounter(make()), never_up) == []
    assert follow(RepetitionCounter(make()), never_down) == []


@given(st.integers(1, 12), st.integers(0, 80))
def test_a_moment_unseen_changes_no_count(count: int, hole: int) -> None:
    bends = [UP, *ONE * count, UP]
    bends[hole % len(bends)] = NAN
    assert len(follow(RepetitionCounter(make()), bends)) == count


@pytest.mark.parametrize(
    ("forgets", "phase"), [(False, "up"), (True, None)], ids=["still there", "lost and found"]
)
def test_who_comes_back_has_no_hysteresis(forgets: bool, phase: str | None) -> None:
    """At rest below 20 degrees and until 25: 23 keeps the state, but does not begin it."""
    counter = RepetitionCounter(make())
    follow(counter, [UP])
    if forgets:
        counter.reset()
    follow(counter, [23.0] * 3, start=1)
    assert counter.phase == phase
    follow(counter, [UP], start=4)
    assert counter.phase == "up"


def follow_range(adapt: float, bends: list[float]) -> list[Repetition]:
    tall = {**TALL, "when": [{**condition, "adapt": adapt} for condition in TALL["when"]]}
    deep = {**DEEP, "when": [{**condition, "adapt": adapt} for condition in DEEP["when"]]}
    return follow(RepetitionCounter(make(phases=[tall, deep])), bends)


def test_after_two_repetitions_the_bounds_follow_the_persons_own_range() -> None:
    """A person who never gets quite up again is still counted once the range is known."""
    nearly_up = 23.0
    bends = [UP, *[MID, DOWN, DOWN, MID, UP] * 2, *[MID, DOWN, DOWN, MID, nearly_up] * 2]
    assert len(follow_range(0.0, bends)) == 2
    assert len(follow_range(5.0, bends)) == 4
    assert len(follow_range(5.0, bends[5:])) == 1


@given(st.lists(st.floats(0.0, 120.0), max_size=60), st.floats(0.0, 10.0))
def test_following_starts_anew_when_the_body_was_lost(bends: list[float], adapt: float) -> None:
    tall = {**TALL, "when": [{**condition, "adapt": adapt} for condition in TALL["when"]]}
    old, new = (
        RepetitionCounter(make(phases=[tall, DEEP])),
        RepetitionCounter(make(phases=[tall, DEEP])),
    )
    follow(old, bends)
    old.reset()
    start = len(bends)
    assert follow(old, ONE * 2, start=start) == follow(new, ONE * 2, start=start)


def squat(knee: float) -> dict[str, float]:
    """The angles of a squat with this bend of the knees."""
    return {
        f"{angle}_{side}": value
        for angle, value in (("knee_bend", knee), ("hip_bend", 80.0), ("shin_tilt", 20.0))
        for side in ("left", "right")
    }


@given(st.lists(st.floats(46.0, 120.0), max_size=60), st.lists(st.floats(0.0, 54.0), max_size=60))
def test_a_value_that_trembles_around_a_bound_counts_once_at_most(
    low: list[float], high: list[float]
) -> None:
    """Who never comes back to rest in between does one repetition, who never gets down none."""
    counter = RepetitionCounter(load_exercise("squat").exercise)
    counted = []
    for number, knee in enumerate([10.0, *low, 10.0, 10.0, *high, 10.0]):
        counted.append(counter.update(number / 10, squat(knee), Roles(near="left")))
    assert sum(repetition is not None for repetition in counted) <= 1


def test_a_repetition_that_is_not_seen_whole_is_known() -> None:
    counter = RepetitionCounter(load_exercise("squat").exercise)
    missed, unfinished = [], []
    for number, knee in enumerate([90.0] * 5 + [10.0] * 3 + [90.0] * 5):
        assert counter.update(number / 10, squat(knee), Roles(near="left")) is None
        missed.append(counter.take_missed())
        unfinished.append(counter.unfinished_s)
    assert [each for each in missed if each is not None] == [0.0]
    assert missed[5] == 0.0
    assert unfinished[7] is None
    assert unfinished[-1] == pytest.approx(0.7)


CUT_OFF = [  # knee bends and whether the repetition counts; rest 10, turning point 90, 10 a second
    pytest.param([50.0, 70.0, *[90.0] * 6, 50.0, 10.0], True, id="half of the way down"),
    pytest.param([50.0, 70.0, 90.0, 90.0, 90.0, 50.0, 10.0], False, id="but too quickly"),
    pytest.param([75.0, 90.0, 90.0, 90.0, 90.0, 90.0, 50.0, 10.0], False, id="hardly any of it"),
    pytest.param([50.0, *[NAN] * 12, *[90.0] * 6, 50.0, 10.0], False, id="seen, then unseen"),
    pytest.param([90.0] * 8 + [50.0, 10.0], False, id="nothing of it"),
    pytest.param([10.0, 50.0, *[90.0] * 6, 70.0, 50.0], True, id="half of the way back"),
    pytest.param([10.0, 50.0, *[90.0] * 6, 80.0, 75.0], False, id="hardly any of the way back"),
    pytest.param([10.0, 50.0, *[90.0] * 6, 50.0, *[NAN] * 8], False, id="then lost from sight"),
    pytest.param([10.0] * 5, False, id="nothing under way"),
]


@pytest.mark.parametrize(("knees", "counts"), CUT_OFF)
def test_a_repetition_that_is_cut_off_counts_if_enough_was_seen(
    knees: list[float], counts: bool
) -> None:
    counter = RepetitionCounter(load_exercise("squat").exercise)
    times_s = [number / 10 for number in range(len(knees))]
    counted = [
        counter.update(time_s, squat(knee), Roles(near="left"))
        for time_s, knee in zip(times_s, knees, strict=True)
    ]
    missed = counter.take_missed() is not None
    assert not (missed and counts), "what counts is not missed"
    told = missed or counter.unfinished_s is not None
    counted.append(counter.finish(times_s[-1]))
    found = [repetition for repetition in counted if repetition]
    assert len(found) == counts
    assert all(each.start_s == 0.0 and each.peak_deg == 90.0 for each in found)
    assert counter.unfinished_s is None or not counts
    assert told or counts or knees[-1] == knees[0]


def test_a_repetition_cut_off_needs_a_known_angle_and_nothing_to_be_held() -> None:
    exercise = load_exercise("squat").exercise
    dose = exercise.dose.model_copy(update={"hold_s": 0.5})
    held = exercise.model_copy(update={"dose": dose})
    for each, roles in ((exercise, Roles()), (held, Roles(near="left"))):
        counter = RepetitionCounter(each)
        for number, knee in enumerate((50.0, 70.0, 90.0, 90.0, 90.0, 50.0, 10.0, 10.0)):
            assert counter.update(number / 10, squat(knee), roles) is None
        assert counter.take_missed() == pytest.approx(0.1)
