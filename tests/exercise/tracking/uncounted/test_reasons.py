"""The reason why movements do not count, of instants that are made up."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from coach.body.sides import Roles
from coach.body.view import COMPANY, View
from coach.exercise.tracking.angle_filter import HIDDEN_LEG
from coach.exercise.tracking.leg_confusion import LEGS_ALIKE
from coach.exercise.tracking.uncounted.reasons import (
    OTHER_MOVEMENT,
    STAY_STILL,
    Instant,
    find_reason,
)
from tests.exercise.examples import DEEP, KNEE_BEND, PLANK, TALL, make

NAN = math.nan
SIDE_ON = View("side", "right", 5.0, ok=True)
ROLES = Roles(front="left", near="left", working="left")
UP, LOW, DOWN = 5.0, 50.0, 90.0
SLOW = [UP] * 3 + [30.0] * 3 + [DOWN] * 3 + [30.0] * 3 + [UP] * 3
"""A repetition that counts, ten instants a second."""
HALF = [UP] * 4 + [LOW] * 4 + [UP] * 2
Change = Callable[[list[Instant]], list[Instant]]


def see(bends: Sequence[float], step_s: float = 0.1) -> list[Instant]:
    return [
        Instant(number * step_s, SIDE_ON, angles, angles, ROLES)
        for number, bend in enumerate(bends)
        if (angles := {"knee_bend_left": bend, "knee_bend_right": UP})
    ]


def change(first: int, last: int, **changes: Any) -> Change:
    """What is different in the instants from one to before another."""
    return lambda instants: [
        each._replace(**changes) if first <= number < last else each
        for number, each in enumerate(instants)
    ]


SHORT = "Not far enough to count. Knee bend, left: 10 degrees more."
DIM, FAR = "Turn on a light.", "Come closer."
OBSTACLES = [
    pytest.param(change(0, 3, crowded=True), COMPANY, id="somebody else now and then"),
    pytest.param(change(0, 2, crowded=True), SHORT, id="somebody else hardly ever"),
    pytest.param(change(0, 5, view=dataclasses.replace(SIDE_ON, problems=(DIM, FAR))), DIM,
                 id="the first problem of the view"),
    pytest.param(change(0, 4, view=dataclasses.replace(SIDE_ON, problems=(DIM,))), SHORT,
                 id="a problem for a moment"),
    pytest.param(change(0, 5, misplaced="Lie down."), "Lie down.", id="another position"),
    pytest.param(change(0, 4, misplaced="Lie down."), SHORT, id="for a moment"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "reason"), OBSTACLES)
def test_what_keeps_anything_from_being_judged_comes_first(changed: Change, reason: str) -> None:
    assert find_reason(make(), changed(see(HALF))) == reason


@pytest.mark.parametrize(("step_s", "few"), [(0.25, True), (0.125, False)])
def test_too_few_pictures_are_told(step_s: float, few: bool) -> None:
    reason = find_reason(make(), see(HALF, step_s))
    assert reason == ("Only 4 pictures a second arrive: more light, or another camera." if few
                      else SHORT)  # fmt: skip


UNSEEN = {"angles": {"knee_bend_left": NAN, "knee_bend_right": UP}}
UNMEASURED = [
    pytest.param({}, change(0, 5, **UNSEEN), "Knee bend, front is not seen well enough",
                 id="half of the time"),
    pytest.param({}, change(0, 4, **UNSEEN), SHORT.replace("left", "front"), id="for a moment"),
    pytest.param({}, change(0, 5, doubtful_legs=frozenset({"left"}), **UNSEEN), HIDDEN_LEG,
                 id="a leg is not believed"),
    pytest.param({}, change(0, 5, possible={"knee_bend_left": (0.0, 90.0)}, **UNSEEN), HIDDEN_LEG,
                 id="its angle is seen badly"),
    pytest.param({}, change(0, 5, roles=Roles(near="left")), LEGS_ALIKE, id="which leg leads"),
    pytest.param({"if_seen": True}, change(0, 5, **UNSEEN), SHORT.replace("left", "front"),
                 id="it need not be seen"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changed", "reason"), UNMEASURED)
def test_what_is_not_measured_most_of_the_time_is_told(
    rule: dict[str, Any], changed: Change, reason: str
) -> None:
    phases = [
        {"name": name, "when": [{"angle": "knee_bend_front", **bound, **rule}]}
        for name, bound in (("up", {"below": 20.0}), ("down", {"above": 60.0}))
    ]
    exercise = make(side="front", main_angle="knee_bend_front", phases=phases)
    assert find_reason(exercise, changed(see(HALF))) == reason


BACK = "Come back further in between. Knee bend, left: {} degrees less."
SHORTFALLS = [
    pytest.param([UP, LOW, 57.0, LOW, UP], SHORT.replace("10", "3"), id="the closest instant"),
    pytest.param([UP, LOW, 59.5, LOW, UP], SHORT.replace("10", "2"), id="at least two degrees"),
    pytest.param([30.0, DOWN, 35.0, DOWN, 28.0], BACK.format(8), id="not back"),
    pytest.param([UP, DOWN, 35.0, DOWN, 35.0], BACK.format(15), id="not back after the turn"),
]


@pytest.mark.parametrize(("bends", "reason"), SHORTFALLS)
def test_the_bound_that_is_missed_is_told_with_degrees(bends: list[float], reason: str) -> None:
    assert find_reason(make(), see(bends)) == reason


TURNED = [
    pytest.param(30.0, 50.0, "side", True, id="turned"),
    pytest.param(24.0, 50.0, "side", False, id="hardly turned"),
    pytest.param(30.0, 40.0, "side", False, id="far too little"),
    pytest.param(30.0, 50.0, "front", False, id="from the front"),
]


@pytest.mark.parametrize(("yaw_deg", "bend", "kind", "told"), TURNED)
def test_a_turned_body_may_be_why_a_little_is_missing(
    yaw_deg: float, bend: float, kind: Any, told: bool
) -> None:
    view = View(kind, "right", -yaw_deg, ok=True)
    instants = change(0, 99, view=view)(see([UP, bend, bend, UP]))
    words = "Turn the camera so that it sees you from the side: now about 30 degrees off."
    assert (find_reason(make(), instants) == words) is told


HASTE = [
    pytest.param({}, [UP, DOWN, DOWN, UP, UP], "Move more slowly: one must last 0.5 s.",
                 id="too quick"),
    pytest.param({"max_s": 1.0}, SLOW, "Move more quickly: one may last 1 s.", id="too slow"),
    pytest.param({"phases": [TALL, {**DEEP, "hold_s": 0.4}]}, SLOW,
                 "Stay at the end for 0.4 s before you come back.", id="not long enough"),
    pytest.param({"dose": {"text": "x", "hold_s": 5.0}}, SLOW,
                 "Stay at the end for 5 s before you come back.", id="the dose asks for more"),
    pytest.param({}, SLOW, OTHER_MOVEMENT, id="nothing is known"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "bends", "reason"), HASTE)
def test_if_every_phase_was_reached_it_was_too_quick_or_too_slow(
    changes: dict[str, Any], bends: list[float], reason: str
) -> None:
    assert find_reason(make(**changes), see(bends)) == reason


@pytest.mark.parametrize(
    ("degrees", "reason"),
    [
        (90.0, "Knee closer. Thigh elevation, either: 10 degrees more."),
        (110.0, STAY_STILL),
    ],
)
def test_of_a_hold_its_own_words_are_told(degrees: float, reason: str) -> None:
    angles = {"thigh_elevation_left": degrees, "thigh_elevation_right": 0.0}
    instants = [Instant(n / 10, SIDE_ON, angles, angles, ROLES) for n in range(10)]
    assert find_reason(make(PLANK), instants) == reason


def test_a_phase_in_between_is_told_as_not_far_enough() -> None:
    half = {"name": "half", "when": [{"angle": "trunk_lean", "above": 20.0}]}
    exercise = make({**KNEE_BEND, "phases": [TALL, half, DEEP]})
    instants = [each._replace(angles={**each.angles, "trunk_lean": 12.0}) for each in see(SLOW)]
    assert find_reason(exercise, instants) == (
        "Not far enough to count. Trunk lean: 8 degrees more."
    )
