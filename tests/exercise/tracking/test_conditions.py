"""Conditions with hysteresis; an angle that is not measured is neither true nor false."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.sides import Roles
from coach.exercise.tracking.conditions import (
    MIN_REPETITIONS,
    RECENT_REPETITIONS,
    ConditionEvaluator,
    ConditionGroup,
)
from tests.exercise.examples import condition

NAN = math.nan
ROLES = Roles(front="left", near="right", working="left")
VALUES = st.floats(-180, 180)
BOUNDS = st.one_of(
    st.builds(lambda bound, leave: condition(above=bound, leave=leave), VALUES, st.floats(0, 30)),
    st.builds(lambda bound, leave: condition(below=bound, leave=leave), VALUES, st.floats(0, 30)),
    st.builds(
        lambda bound, wide, leave: condition(above=bound, below=bound + wide, leave=leave),
        VALUES,
        st.floats(1, 90),
        st.floats(0, 30),
    ),
)


def is_inside(rule, value: float, slack: float) -> bool:
    return (rule.above is None or value > rule.above - slack) and (
        rule.below is None or value < rule.below + slack
    )


@given(BOUNDS, st.lists(VALUES, min_size=1, max_size=30))
def test_it_begins_at_the_bound_and_ends_beyond_the_hysteresis(rule, series: list[float]) -> None:
    evaluator, expected = ConditionEvaluator(rule), False
    for value in series:
        expected = is_inside(rule, value, rule.leave if expected else 0.0)
        assert evaluator.update({"trunk_lean": value}, ROLES) is expected


@given(BOUNDS, st.lists(VALUES, max_size=10))
def test_inside_is_true_and_beyond_the_hysteresis_is_false_whatever_was_before(
    rule, series: list[float]
) -> None:
    evaluator = ConditionEvaluator(rule)
    for value in series:
        evaluator.update({"trunk_lean": value}, ROLES)
        if is_inside(rule, value, 0.0):
            assert evaluator.met is True
        if not is_inside(rule, value, rule.leave):
            assert evaluator.met is False


@given(BOUNDS, st.lists(VALUES | st.just(NAN), max_size=30))
def test_not_measured_is_never_true_or_false(rule, series: list[float]) -> None:
    evaluator = ConditionEvaluator(rule)
    for value in series:
        assert (evaluator.update({"trunk_lean": value}, ROLES) is None) is math.isnan(value)


@given(BOUNDS, st.lists(VALUES | st.just(NAN), max_size=30))
def test_an_instant_that_is_not_measured_changes_no_later_one(rule, series: list[float]) -> None:
    holed, whole = ConditionEvaluator(rule), ConditionEvaluator(rule)
    told = [holed.update({"trunk_lean": value}, ROLES) for value in series]
    seen = [whole.update({"trunk_lean": value}, ROLES) for value in series if not math.isnan(value)]
    assert [verdict for verdict in told if verdict is not None] == seen


@given(
    BOUNDS,
    st.lists(VALUES | st.just(NAN), max_size=10),
    st.lists(VALUES | st.just(NAN), max_size=10),
)
def test_what_is_forgotten_changes_nothing_later(
    rule, before: list[float], after: list[float]
) -> None:
    old, new = ConditionGroup([rule]), ConditionGroup([rule])
    for value in before:
        old.update({"trunk_lean": value}, ROLES)
    old.reset()
    assert (old.met, old.evaluators[0].met) == (None, None)
    assert [old.update({"trunk_lean": value}, ROLES) for value in after] == [
        new.update({"trunk_lean": value}, ROLES) for value in after
    ]


T, F, U = 100.0, 0.0, NAN
PAIRS = [
    ("either", T, T, True),
    ("either", T, F, True),
    ("either", F, T, True),
    ("either", F, F, False),
    ("either", T, U, True),
    ("either", U, F, None),
    ("either", U, U, None),
    ("both", T, T, True),
    ("both", T, F, False),
    ("both", F, F, False),
    ("both", T, U, None),
    ("both", U, F, False),
    ("both", U, U, None),
]


@pytest.mark.parametrize(("word", "left", "right", "expected"), PAIRS)
def test_either_and_both(word: str, left: float, right: float, expected: bool | None) -> None:
    evaluator = ConditionEvaluator(condition(f"knee_bend_{word}", above=50.0))
    assert evaluator.update({"knee_bend_left": left, "knee_bend_right": right}, ROLES) is expected


def test_while_the_side_is_not_known_nothing_is() -> None:
    assert (
        ConditionEvaluator(condition("knee_bend_front", above=50.0)).update(
            {"knee_bend_left": 90.0}, Roles()
        )
        is None
    )


JURIES = [
    pytest.param(30.0, 90.0, True, "", id="both true"),
    pytest.param(10.0, 90.0, False, "Trunk lean is not right", id="the first false"),
    pytest.param(30.0, 10.0, False, "Bend it", id="the second false"),
    pytest.param(NAN, 10.0, False, "Bend it", id="one not seen and one false"),
    pytest.param(
        30.0, NAN, None, "Knee bend, front is not seen well enough", id="the second not seen"
    ),
    pytest.param(NAN, NAN, None, "Trunk lean is not seen well enough", id="none seen"),
]


@pytest.mark.parametrize(("lean", "bend", "expected", "why"), JURIES)
def test_a_jury_says_why_not(lean: float, bend: float, expected: bool | None, why: str) -> None:
    conditions = ConditionGroup(
        [condition(above=20.0), condition("knee_bend_front", above=50.0, why="Bend it")]
    )
    assert conditions.update({"trunk_lean": lean, "knee_bend_left": bend}, ROLES) is expected
    assert conditions.met is expected
    assert conditions.explain() == why


def test_no_condition_is_met() -> None:
    conditions = ConditionGroup([])
    assert conditions.update({}, ROLES) is True
    assert conditions.explain() == ""


def turn(
    evaluator: ConditionEvaluator, low: float, high: float, times: int = 1
) -> ConditionEvaluator:
    """Complete repetitions between two angles."""
    for _ in range(times):
        for value in (low, high, low):
            evaluator.update({"trunk_lean": value}, ROLES)
        evaluator.learn()
    return evaluator


FOLLOWED = [
    pytest.param({"below": 38.0}, 10.0, 90.0, 4.0, id="up, as far as it may"),
    pytest.param({"below": 38.0}, 10.0, 86.0, 2.4, id="up, to a part of the range"),
    pytest.param({"below": 38.0}, 0.0, 60.0, -4.0, id="down, as far as it may"),
    pytest.param({"above": 46.0}, 10.0, 90.0, 4.0, id="a lower bound up"),
    pytest.param({"above": 46.0}, 5.0, 70.0, -2.0, id="a lower bound down"),
    pytest.param({"above": 30.0, "below": 46.0}, 10.0, 90.0, 0.0, id="a zone stays"),
]


@pytest.mark.parametrize(("bounds", "low", "high", "shift"), FOLLOWED)
def test_a_bound_follows_the_persons_own_range_within_limits(
    bounds: dict[str, float], low: float, high: float, shift: float
) -> None:
    evaluator = ConditionEvaluator(condition(**bounds, adapt=4.0))
    assert turn(evaluator, low, high, MIN_REPETITIONS - 1).shift_deg == 0.0
    assert turn(evaluator, low, high).shift_deg == pytest.approx(shift)
    assert turn(ConditionEvaluator(condition(**bounds)), low, high, 5).shift_deg == 0.0


def test_the_shift_moves_where_it_begins_and_where_it_ends() -> None:
    evaluator = turn(ConditionEvaluator(condition(above=46.0, leave=6.0, adapt=4.0)), 10.0, 90.0, 2)
    assert [
        evaluator.update({"trunk_lean": value}, ROLES) for value in (49.9, 50.1, 44.1, 43.9)
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_one_odd_repetition_moves_nothing_and_old_ones_are_forgotten() -> None:
    evaluator = turn(ConditionEvaluator(condition(above=46.0, adapt=20.0)), 0.0, 90.0, 3)
    usual = evaluator.shift_deg
    assert turn(evaluator, 0.0, 60.0).shift_deg == usual
    assert turn(evaluator, 0.0, 60.0, RECENT_REPETITIONS).shift_deg == pytest.approx(
        0.6 * 60.0 - 46.0
    )
    evaluator.reset()
    assert (evaluator.shift_deg, turn(evaluator, 0.0, 90.0).shift_deg) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("word", "bounds", "expected"),
    [
        ("either", {"below": 40.0}, 4.0),
        ("both", {"above": 40.0}, 14.0),
        ("either", {"above": 40.0}, 20.0),
        ("both", {"below": 40.0}, 12.0),
    ],
)
def test_of_two_legs_the_one_on_which_it_hangs_is_followed(
    word: str, bounds: dict[str, float], expected: float
) -> None:
    """The left knee goes from 10 to 110 and the right one from 20 to 90, together."""
    evaluator = ConditionEvaluator(condition(f"knee_bend_{word}", **bounds, adapt=30.0))
    for _ in range(3):
        for share in (0.0, 0.5, 1.0):
            evaluator.update(
                {"knee_bend_left": 10.0 + 100.0 * share, "knee_bend_right": 20.0 + 70.0 * share},
                ROLES,
            )
        evaluator.update({"knee_bend_left": NAN, "knee_bend_right": 0.0}, ROLES)
        evaluator.learn()
    low, high = (10.0, 90.0) if (word == "both") is ("above" in bounds) else (20.0, 110.0)
    share = 0.6 if "above" in bounds else 0.4
    assert evaluator.shift_deg == pytest.approx(min(30.0, low + share * (high - low) - 40.0))


@given(
    st.lists(st.tuples(VALUES, VALUES), max_size=8),
    st.floats(0, 20),
    st.floats(0, 60),
    st.floats(1, 40),
)
def test_a_rest_and_a_turning_point_never_cross(
    turns: list[tuple[float, float]], adapt: float, rest: float, apart: float
) -> None:
    up, down = (
        ConditionEvaluator(condition(below=rest, adapt=adapt)),
        ConditionEvaluator(condition(above=rest + apart, adapt=adapt)),
    )
    for low, high in turns:
        turn(up, low, high)
        turn(down, low, high)
    assert abs(up.shift_deg) <= adapt
    assert rest + up.shift_deg <= rest + apart + down.shift_deg + 1e-9


@pytest.mark.parametrize(
    ("lean", "tilt", "met"),
    [
        (5.0, 5.0, True),
        (5.0, 20.0, False),
        (5.0, NAN, True),
        (NAN, 5.0, None),
        (NAN, 20.0, False),
        (20.0, NAN, False),
        (NAN, NAN, None),
    ],
)
def test_a_condition_that_counts_only_if_seen_is_no_obstacle_unseen(
    lean: float, tilt: float, met: bool | None
) -> None:
    conditions = ConditionGroup(
        [
            condition(below=10.0, leave=0.0),
            condition(angle="trunk_tilt", below=10.0, leave=0.0, if_seen=True),
        ]
    )
    assert conditions.update({"trunk_lean": lean, "trunk_tilt": tilt}, ROLES) is met


def test_what_is_not_seen_is_named_only_where_it_is_needed() -> None:
    conditions = ConditionGroup(
        [condition(angle="trunk_tilt", below=10.0, if_seen=True), condition(below=10.0)]
    )
    assert conditions.update({"trunk_lean": NAN}, ROLES) is None
    assert conditions.explain().startswith("trunk lean".capitalize())


def test_conditions_that_all_count_only_if_seen_are_not_met_by_nothing() -> None:
    assert ConditionGroup([condition(below=10.0, if_seen=True)]).update({}, ROLES) is None
    assert ConditionGroup([]).update({}, ROLES) is True


RANGES = [
    pytest.param((20.0, 30.0), True, id="the whole range inside"),
    pytest.param((-30.0, 0.0), False, id="the whole range outside"),
    pytest.param((0.0, 30.0), None, id="partly inside"),
]


@pytest.mark.parametrize(("possible", "expected"), RANGES)
def test_of_what_is_seen_badly_the_range_may_still_tell(
    possible: tuple[float, float], expected: bool | None
) -> None:
    rule = condition(angle="knee_flexion_front", above=10.0)
    ranges = {"knee_flexion_left": possible}
    assert ConditionEvaluator(rule).update({}, ROLES, ranges) is expected
    measured = {"knee_flexion_left": 5.0}
    assert ConditionEvaluator(rule).update(measured, ROLES, ranges) is False
    assert ConditionEvaluator(rule).update({}, Roles(), ranges) is None


def test_one_leg_that_is_measured_and_one_that_is_seen_badly() -> None:
    rule = condition(angle="knee_flexion_both", above=10.0)
    angles = {"knee_flexion_left": 40.0}
    assert ConditionEvaluator(rule).update(angles, ROLES, {"knee_flexion_right": (20.0, 50.0)})
    assert ConditionEvaluator(rule).update(angles, ROLES, {"hip_flexion_right": (0.0, 1.0)}) is None
