"""Who is in the position of a hold, and who is nearly."""

from __future__ import annotations

import math

import pytest

from coach.body.sides import Roles
from coach.exercise.tracking.uncounted.held_position import (
    NEARLY_DEG,
    NEARLY_SHARE,
    HeldPosition,
)
from tests.exercise.examples import KNEE_BEND, PLANK, make

NAN = math.nan
ROLES = Roles(near="left", working="left")
HOLD = make(
    PLANK,
    in_position=[{"angle": "trunk_lean", "below": 10.0}],
    rest_deg=0.0,
    target=[100.0, 140.0],
)
IF_SEEN = make(PLANK, in_position=[{"angle": "trunk_lean", "below": 10.0, "if_seen": True}])


def place(thigh: float, lean: float = 0.0) -> dict[str, float]:
    return {"thigh_elevation_left": thigh, "thigh_elevation_right": 0.0, "trunk_lean": lean}


PLACES = [
    pytest.param(place(110.0), True, True, id="in the position"),
    pytest.param(place(99.0), False, True, id="nearly far enough"),
    pytest.param(place(110.0, 20.0), False, True, id="nearly in place"),
    pytest.param(place(110.0, 10.0 + NEARLY_DEG), False, True, id="just nearly"),
    pytest.param(place(110.0, 10.5 + NEARLY_DEG), False, False, id="out of place"),
    pytest.param(place(79.0), False, False, id="not far enough"),
    pytest.param(place(NAN), False, False, id="not seen"),
    pytest.param(place(110.0, NAN), False, True, id="the place is not seen"),
]


@pytest.mark.parametrize(("angles", "held", "nearly"), PLACES)
def test_a_position_is_held_or_nearly(angles: dict[str, float], held: bool, nearly: bool) -> None:
    assert HeldPosition(HOLD).is_held(angles, ROLES) is held
    assert HeldPosition(HOLD).is_nearly_held(angles, ROLES) is nearly


def test_what_need_not_be_seen_does_not_decide_about_a_held_position() -> None:
    assert HeldPosition(IF_SEEN).is_held(place(110.0, 90.0), ROLES)
    assert not HeldPosition(IF_SEEN).is_nearly_held(place(110.0, 90.0), ROLES)


@pytest.mark.parametrize("share", [NEARLY_SHARE - 0.01, NEARLY_SHARE])
@pytest.mark.parametrize(
    ("rest_deg", "target", "way_deg"),
    [(0.0, [150.0, 160.0], 150.0), (40.0, [-60.0, -10.0], -50.0)],
    ids=["up", "down"],
)
def test_nearly_is_most_of_the_way_from_rest(
    rest_deg: float, target: list[float], way_deg: float, share: float
) -> None:
    when = [{"angle": "trunk_lean", "below": 10.0}]
    exercise = make(PLANK, rest_deg=rest_deg, target=target, hold={"when": when})
    thigh = rest_deg + share * way_deg
    angles = {**place(thigh), "thigh_elevation_right": thigh}
    assert HeldPosition(exercise).is_nearly_held(angles, ROLES) is (share >= NEARLY_SHARE)


def test_an_exercise_without_a_hold_has_no_such_position() -> None:
    angles = {"knee_bend_left": 90.0}
    assert not HeldPosition(make(KNEE_BEND)).is_held(angles, ROLES)
    assert not HeldPosition(make(KNEE_BEND)).is_nearly_held(angles, ROLES)
