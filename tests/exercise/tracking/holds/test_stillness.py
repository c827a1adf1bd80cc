"""Telling a position that is held from the way into it."""

from __future__ import annotations

import math

import pytest

from coach.body.sides import Roles
from coach.exercise.definition.exercise import SideRule
from coach.exercise.tracking.holds.stillness import StillnessDetector

RATE = 10
WORKING = Roles(working="left")


def follow(angle: str, degrees: list[float], roles: Roles = WORKING) -> list[bool]:
    detector = StillnessDetector(angle)
    return [
        detector.update(
            number / RATE,
            {"hip_bend_left": value, "hip_bend_right": 0.0, "trunk_lean": value},
            roles,
        )
        for number, value in enumerate(degrees)
    ]


TREMBLING = [90.0, 96.0, 84.0, 90.0, 95.0, 86.0, 91.0, 97.0, 85.0, 90.0]
CASES = [
    pytest.param([90.0] * 10, True, id="still"),
    pytest.param([90.0 + number for number in range(10)], True, id="10 degrees a second"),
    pytest.param([90.0 + 3 * number for number in range(10)], False, id="30 degrees a second"),
    pytest.param([90.0 - 3 * number for number in range(10)], False, id="the same downwards"),
    pytest.param(TREMBLING, True, id="landmarks that tremble"),
    pytest.param([50.0] * 10 + [90.0] * 8, True, id="still again"),
    pytest.param([math.nan] * 10, True, id="not measured"),
    pytest.param([50.0, math.nan, math.nan, math.nan, 90.0], False, id="partly measured"),
    pytest.param([90.0], True, id="the first instant"),
]


@pytest.mark.parametrize(("degrees", "still"), CASES)
@pytest.mark.parametrize("angle", ["hip_bend_working", "hip_bend_either", "trunk_lean"])
def test_who_holds_still(angle: str, degrees: list[float], still: bool) -> None:
    assert follow(angle, degrees)[-1] is still


@pytest.mark.parametrize(
    ("angle", "roles"), [("hip_bend_working", Roles()), ("", WORKING), ("hip_bend_right", WORKING)]
)
def test_an_angle_that_is_unknown_or_at_rest_is_still(angle: str, roles: Roles) -> None:
    assert all(follow(angle, [50.0] * 5 + [90.0] * 5, roles))


NAN = math.nan
THIGHS = [
    pytest.param([(120.0, 5.0)] * 5 + [(5.0, 120.0)] * 5, "raised", True, id="legs exchanged"),
    pytest.param([(120.0, 5.0)] * 5 + [(5.0, 120.0)] * 5, "lowered", True, id="lowered, exchanged"),
    pytest.param([(120.0, 5.0)] * 5 + [(5.0, 120.0)] * 5, "near", False, id="by another rule"),
    pytest.param([(120.0, 118.0)] * 5 + [(NAN, 119.0)] * 5, "raised", True, id="one is seen on"),
    pytest.param(
        [(NAN, 118.0 - 8 * number) for number in range(10)],
        "raised",
        False,
        id="both are lowered, and the working one is not seen",
    ),
    pytest.param(
        [(5.0 + 8 * number, 120.0) for number in range(10)], "lowered", False, id="one is raised"
    ),
    pytest.param([(NAN, NAN)] * 10, "raised", True, id="neither is seen"),
]


@pytest.mark.parametrize(("thighs", "rule", "still"), THIGHS)
def test_the_raised_thigh_is_the_higher_one(
    thighs: list[tuple[float, float]], rule: SideRule, still: bool
) -> None:
    detector = StillnessDetector("thigh_elevation_working", rule)
    seen = [
        detector.update(
            number / RATE, {"thigh_elevation_left": left, "thigh_elevation_right": right}, WORKING
        )
        for number, (left, right) in enumerate(thighs)
    ]
    assert all(seen) is still


def test_what_was_before_a_reset_does_not_matter() -> None:
    detector = StillnessDetector("trunk_lean")
    detector.update(0.0, {"trunk_lean": 0.0}, WORKING)
    detector.reset()
    assert detector.update(0.1, {"trunk_lean": 90.0}, WORKING)
