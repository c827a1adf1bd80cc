"""How much is missing of what decides whether something counts."""

from __future__ import annotations

import math
from typing import Any

import pytest

from coach.body.sides import Roles
from coach.exercise.tracking.shortfalls import list_deciding, measure_shortfall, read_deciding
from tests.exercise.examples import KNEE_BEND, PLANK, RAISE, condition, make

NAN = math.nan
ROLES = Roles(front="left", near="right", working="left")
BOTH = {"knee_bend_left": 40.0, "knee_bend_right": 70.0}

MISSING = [
    pytest.param({"above": 20.0}, 14.0, 6.0, id="too little"),
    pytest.param({"above": 20.0}, 20.0, 0.0, id="at the lower bound"),
    pytest.param({"above": 20.0}, 25.0, 0.0, id="enough"),
    pytest.param({"below": 20.0}, 34.0, -14.0, id="too much"),
    pytest.param({"below": 20.0}, 20.0, 0.0, id="at the upper bound"),
    pytest.param({"above": 10.0, "below": 20.0}, 4.0, 6.0, id="below a zone"),
    pytest.param({"above": 10.0, "below": 20.0}, 23.0, -3.0, id="above a zone"),
    pytest.param({"above": 10.0, "below": 20.0}, 15.0, 0.0, id="within a zone"),
    pytest.param({"above": 20.0}, NAN, NAN, id="not measured"),
]


@pytest.mark.parametrize(("bounds", "lean", "missing"), MISSING)
def test_degrees_that_are_missing(bounds: dict[str, float], lean: float, missing: float) -> None:
    rule = condition(**bounds)
    found = measure_shortfall(rule, {"trunk_lean": lean}, ROLES)
    assert found == pytest.approx(missing, nan_ok=True)


DECIDING = [
    pytest.param("front", {"above": 50.0}, ROLES, 40.0, id="the leg in front"),
    pytest.param("rear", {"above": 50.0}, ROLES, 70.0, id="the other one"),
    pytest.param("either", {"above": 50.0}, ROLES, 70.0, id="either: the one that is further"),
    pytest.param("either", {"below": 50.0}, ROLES, 40.0, id="either: the one that is less far"),
    pytest.param("both", {"above": 50.0}, ROLES, 40.0, id="both: the one that lags behind"),
    pytest.param("both", {"below": 50.0}, ROLES, 70.0, id="both: the one that is still too far"),
    pytest.param("front", {"above": 50.0}, Roles(), 70.0, id="a role that is unknown: either"),
    pytest.param("front", {"below": 50.0}, Roles(), 40.0, id="and below a bound"),
]


@pytest.mark.parametrize(("word", "bounds", "roles", "value"), DECIDING)
def test_the_value_that_decides(
    word: str, bounds: dict[str, float], roles: Roles, value: float
) -> None:
    rule = condition(f"knee_bend_{word}", **bounds)
    assert read_deciding(rule, BOTH, roles) == value


@pytest.mark.parametrize("word", ["either", "both"])
def test_of_two_legs_both_must_be_measured(word: str) -> None:
    rule = condition(f"knee_bend_{word}", above=50.0)
    assert math.isnan(read_deciding(rule, {"knee_bend_left": 40.0}, ROLES))


def test_an_angle_of_the_whole_body_that_is_not_measured_is_unknown() -> None:
    assert math.isnan(read_deciding(condition(above=20.0), {}, ROLES))


DOWN: dict[str, Any] = {"rest_above": 60.0, "lowered_below": 40.0}
RULES = [
    pytest.param(KNEE_BEND, [("knee_bend_left", 60.0, None), ("knee_bend_left", None, 20.0)],
                 id="the last phase first"),
    pytest.param(PLANK, [("thigh_elevation_either", 100.0, None)], id="what is held"),
    pytest.param(
        {**PLANK, "in_position": [{"angle": "trunk_lean", "below": 30.0}]},
        [("trunk_lean", None, 30.0), ("thigh_elevation_either", 100.0, None)],
        id="the position first",
    ),
    pytest.param(RAISE, [("thigh_elevation_working", 50.0, None)], id="where a trial begins"),
    pytest.param({**RAISE, "range_of_motion": {**RAISE["range_of_motion"], **DOWN}},
                 [("thigh_elevation_working", None, 40.0)], id="a trial downward"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), RULES)
def test_what_must_be_met_for_something_to_count(
    words: dict[str, Any], expected: list[tuple[Any, ...]]
) -> None:
    found = list_deciding(make(words))
    assert [(each.angle, each.above, each.below) for each in found] == expected
