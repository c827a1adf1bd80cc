"""Roles of the legs."""

from __future__ import annotations

import math

import pytest

from coach.body.landmarks import SIDES, Side, other
from coach.body.sides import Roles
from coach.exercise.definition.exercise import SideRule
from coach.exercise.tracking.leg_roles import LegRoleTracker, assign_roles, follow_main_angle
from tests.exercise.examples import PLANK, make
from tests.synthetic import Leg, Stance, make_pose, split

STRIDE = (Leg(-70.0, 15.0), Leg(-110.0, 5.0))
FLAT: dict[str, float] = {}


def raised(left: float, right: float) -> dict[str, float]:
    return {"thigh_elevation_left": left, "thigh_elevation_right": right}


def follow(
    legs: LegRoleTracker,
    stance: Stance,
    angles: dict[str, float],
    seconds: float = 2.0,
    start_s: float = 0.0,
) -> Roles:
    """The roles after some seconds of the same stance, side-on and facing right."""
    return [
        legs.update(make_pose(stance, start_s + step / 10), angles, 1, from_side=True)
        for step in range(round(seconds * 10) + 1)
    ][-1]


RULES: list[tuple[SideRule, Side | None]] = [
    ("front", "left"),
    ("rear", "right"),
    ("raised", None),
    ("near", "right"),
    ("none", None),
]


@pytest.mark.parametrize(("rule", "working"), RULES)
def test_the_rule_says_which_leg_works_in_a_stride(rule: SideRule, working: Side | None) -> None:
    assert follow(LegRoleTracker(rule, None), split(*STRIDE, front_side="left"), FLAT) == Roles(
        front="left", near="right", working=working
    )


@pytest.mark.parametrize("side", SIDES)
def test_the_raised_leg_works(side: Side) -> None:
    legs = LegRoleTracker("raised", None)
    assert (
        follow(legs, Stance(), raised(60.0, 0.0) if side == "left" else raised(0.0, 60.0)).working
        == side
    )
    assert follow(legs, Stance(), raised(5.0, 5.0), start_s=3.0).working is None


@pytest.mark.parametrize("side", SIDES)
def test_the_lowered_leg_is_the_other_one(side: Side) -> None:
    angles = raised(60.0, 0.0) if side == "right" else raised(0.0, 60.0)
    assert follow(LegRoleTracker("lowered", None), Stance(), angles).working == side


@pytest.mark.parametrize("rule", ["raised", "lowered"])
def test_a_raised_leg_stays_so_until_the_thighs_are_nearly_alike(rule: SideRule) -> None:
    legs, known = LegRoleTracker(rule, None), []
    for step, degrees in enumerate((14.0, 16.0, 8.0, 7.0, 8.0)):
        roles = follow(legs, Stance(), raised(degrees, 0.0), 3.0, start_s=4.0 * step)
        known.append(roles.working is not None)
    assert known == [False, True, True, False, False]


def test_the_leg_towards_the_camera_is_near_whichever_way_one_faces() -> None:
    pose = make_pose(Stance())
    for forward, near in ((1, "right"), (-1, "left")):
        legs = LegRoleTracker("near", None)
        assert legs.update(pose, FLAT, forward, from_side=True) == Roles(near=near, working=near)


MAIN = [
    pytest.param("front", "knee_flexion_front", Roles("left", "right", "right"), "right",
                 id="the working leg"),
    pytest.param("front", "knee_flexion_front", Roles(None, "left"), "left", id="the near one"),
    pytest.param("rear", "knee_flexion_rear", Roles(None, "left"), "left", id="as if behind"),
    pytest.param("rear", "knee_flexion_front", Roles("left", "left"), "right",
                 id="then the other one is in front"),
    pytest.param("raised", "knee_flexion_working", Roles(None, "right"), "right", id="as raised"),
    pytest.param("raised", "knee_flexion_working", Roles(), "", id="nothing is known"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "angle", "roles", "side"), MAIN)
def test_the_main_angle_is_that_of_the_working_leg_or_else_of_the_near_one(
    rule: SideRule, angle: str, roles: Roles, side: str
) -> None:
    exercise = make(PLANK, side=rule, main_angle=angle)
    if roles.working:
        roles = assign_roles(rule, roles.working, roles)
    main = follow_main_angle(exercise)
    assert main.find_name(Roles()) == ""
    assert main.find_name(roles) == (f"knee_flexion_{side}" if side else "")


def test_both_raised_alike_none_works() -> None:
    assert follow(LegRoleTracker("raised", None), Stance(), raised(100.0, 101.0)).working is None


def test_feet_together_nobody_knows_which_is_in_front_and_the_last_one_stays() -> None:
    legs = LegRoleTracker("front", None)
    assert follow(legs, Stance(), FLAT) == Roles(near="right")
    assert follow(legs, split(*STRIDE), FLAT, start_s=3.0).front == "right"
    assert follow(legs, Stance(), FLAT, start_s=6.0).front == "right"
    assert follow(legs, split(*STRIDE, front_side="left"), FLAT, start_s=9.0).front == "left"


def test_a_locked_leg_stays_and_a_told_one_too() -> None:
    legs = LegRoleTracker("front", None)
    follow(legs, split(*STRIDE), FLAT)
    legs.side_locked = "right"
    assert follow(legs, split(*STRIDE, front_side="left"), FLAT, start_s=3.0) == Roles(
        "right", "right", "right"
    )
    user_side = LegRoleTracker("rear", "right")
    user_side.side_locked = "left"
    assert follow(user_side, split(*STRIDE), FLAT) == Roles(
        front="left", near="right", working="right"
    )


def test_one_wild_frame_does_not_swap_the_legs() -> None:
    legs = LegRoleTracker("front", None)
    follow(legs, split(*STRIDE), FLAT)
    assert (
        follow(legs, split(*STRIDE, front_side="left"), FLAT, seconds=0.0, start_s=2.1).working
        == "right"
    )


def test_what_is_not_seen_changes_nothing() -> None:
    legs = LegRoleTracker("front", None)
    follow(legs, split(*STRIDE), FLAT)
    unseen = make_pose(split(*STRIDE, front_side="left"), 2.1)
    unseen.world[:] = math.nan
    assert legs.update(unseen, FLAT, 1, from_side=True).working == "right"


def test_forgotten_is_as_new() -> None:
    legs = LegRoleTracker("front", None)
    follow(legs, split(*STRIDE), FLAT)
    legs.side_locked = "right"
    legs.reset()
    assert legs.side_locked is None
    assert follow(legs, Stance(), FLAT, start_s=3.0).working is None


@pytest.mark.parametrize("working", [*SIDES, None])
@pytest.mark.parametrize("rule", ["front", "rear", "raised", "near", "none"])
def test_the_working_leg_says_which_is_in_front_where_the_rule_does(
    rule: SideRule, working: Side | None
) -> None:
    roles = assign_roles(rule, working, Roles(front="left", near="right"))
    expected = {"front": working, "rear": other(working)}.get(rule, "left") if working else "left"
    assert roles == Roles(front=expected, near="right", working=working)
