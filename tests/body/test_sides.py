"""Words for sides, and which leg leads."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from coach.body.landmarks import INDEX, SIDES, Side, other
from coach.body.legs.leads import measure_leg_lead
from coach.body.pose import Array, Pose
from coach.body.sides import (
    WORDS,
    RoleAngle,
    Roles,
    SideChoice,
    list_asked_sides,
    list_sides,
    name_angle,
    read_values,
    resolve,
    take_apart,
)
from tests.synthetic import Camera, Leg, Stance, make_pose, split

KNOWN = Roles(front="left", near="right", working="left")
MEANINGS: list[tuple[str, Side]] = [
    ("left", "left"),
    ("right", "right"),
    ("front", "left"),
    ("rear", "right"),
    ("near", "right"),
    ("far", "left"),
    ("working", "left"),
    ("other", "right"),
    ("either", "right"),
    ("both", "right"),
]


def test_every_word_is_tried() -> None:
    assert {word for word, _ in MEANINGS} == set(WORDS)


@pytest.mark.parametrize(("word", "side"), MEANINGS)
def test_a_word_means_a_side(word: str, side: Side) -> None:
    assert KNOWN.side_of(word) == side
    assert resolve(f"knee_flexion_{word}", KNOWN) == f"knee_flexion_{side}"


@pytest.mark.parametrize("word", [word for word in WORDS if word not in SIDES])
def test_while_nothing_is_known_a_word_means_nothing(word: str) -> None:
    assert Roles().side_of(word) is None
    assert resolve(f"knee_flexion_{word}", Roles()) is None
    assert all(math.isnan(value) for value in read_values(f"knee_flexion_{word}", Roles(), {}))


@pytest.mark.parametrize("side", SIDES)
def test_left_and_right_need_no_role(side: Side) -> None:
    elsewhere = Roles(front=other(side), near=other(side), working=other(side))
    for roles in (Roles(), elsewhere):
        assert roles.side_of(side) == side
        assert resolve(f"knee_flexion_{side}", roles) == f"knee_flexion_{side}"


@pytest.mark.parametrize(
    ("choice", "sides"), [("auto", ("left", "right")), ("left", ("left",)), ("right", ("right",))]
)
def test_without_a_choice_both_sides_are_asked_for(
    choice: SideChoice, sides: tuple[Side, ...]
) -> None:
    assert list_asked_sides(choice) == sides


def test_an_angle_of_the_whole_body_stays() -> None:
    assert resolve("trunk_lean", Roles()) == "trunk_lean"
    assert read_values("trunk_lean", Roles(), {"trunk_lean": 7.0}) == (7.0,)


@pytest.mark.parametrize("word", WORDS)
def test_an_angle_with_a_side_has_two(word: str) -> None:
    assert list_sides(f"knee_flexion_{word}") == ("knee_flexion_left", "knee_flexion_right")


def test_an_angle_of_the_whole_body_has_no_sides() -> None:
    assert list_sides("trunk_lean") == ("trunk_lean",)


ANGLES = {"knee_flexion_left": 80.0, "knee_flexion_right": 20.0}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("knee_flexion_front", (80.0,)),
        ("knee_flexion_near", (20.0,)),
        ("knee_flexion_either", (80.0, 20.0)),
        ("knee_flexion_both", (80.0, 20.0)),
    ],
)
def test_values_of_a_word(name: str, expected: tuple[float, ...]) -> None:
    assert read_values(name, KNOWN, ANGLES) == expected


def test_what_is_not_measured_is_nan() -> None:
    assert all(
        math.isnan(value)
        for value in (
            *read_values("hip_flexion_both", KNOWN, ANGLES),
            *read_values("hip_flexion_front", KNOWN, ANGLES),
        )
    )


STRIDE = (Leg(-70.0, 15.0), Leg(-110.0, 5.0))
VIEWS = [
    pytest.param(Camera(0.0), 1, True, id="from the side, facing right"),
    pytest.param(Camera(20.0, facing="left"), -1, True, id="from the side, facing left"),
    pytest.param(Camera(90.0), 1, False, id="from the front"),
    pytest.param(Camera(-90.0), 1, False, id="from the back"),
    pytest.param(Camera(60.0, facing="left"), -1, False, id="from the front, half turned left"),
]


@pytest.mark.parametrize(("camera", "forward", "from_side"), VIEWS)
@pytest.mark.parametrize("front", SIDES)
def test_the_leg_in_front_leads(front: Side, camera: Camera, forward: int, from_side: bool) -> None:
    leads = other(front) if camera.facing == "left" else front
    lead = measure_leg_lead(
        make_pose(split(*STRIDE, front_side=front), camera=camera), forward, from_side
    )
    assert (lead if leads == "left" else -lead) > 0.12


@pytest.mark.parametrize("from_side", [True, False])
def test_feet_side_by_side_lead_nowhere(from_side: bool) -> None:
    assert measure_leg_lead(
        make_pose(Stance(), camera=Camera(0.0 if from_side else 90.0)), 1, from_side
    ) == pytest.approx(0.0, abs=1e-9)


MOVED = [
    pytest.param(Camera(0.0), 1, True, "right", (1.0, 0.0, 0.0), -0.3, id="the near leg, right"),
    pytest.param(Camera(0.0), 1, True, "left", (1.0, 0.0, 0.0), 0.0, id="not the far leg"),
    pytest.param(
        Camera(0.0, facing="left"), -1, True, "left", (-1.0, 0.0, 0.0), 0.3, id="the near leg, left"
    ),
    pytest.param(Camera(90.0), 1, False, "left", (0.0, 0.0, -1.0), 0.3, id="from the front, left"),
    pytest.param(Camera(90.0), 1, False, "right", (0.0, 0.0, -1.0), -0.3, id="and right"),
    pytest.param(Camera(90.0), 1, False, "left", (0.0, 1.0, 0.0), 0.0, id="not downward"),
    pytest.param(Camera(-90.0), 1, False, "left", (0.0, 0.0, 1.0), 0.3, id="from the back"),
]


@pytest.mark.parametrize(("camera", "forward", "from_side", "side", "ahead", "lead"), MOVED)
def test_a_lead_is_in_trunk_lengths(
    camera: Camera,
    forward: int,
    from_side: bool,
    side: Side,
    ahead: tuple[float, float, float],
    lead: float,
) -> None:
    pose = make_pose(Stance(), camera=camera)
    trunk = 0.3 * np.linalg.norm(_find_center(pose, "shoulder") - _find_center(pose, "hip"))
    for joint in ("knee", "ankle"):
        pose.world[INDEX[f"{side}_{joint}"]] += trunk * np.array(ahead)
    assert measure_leg_lead(pose, forward, from_side) == pytest.approx(lead, abs=1e-9)
    moved = dataclasses.replace(pose, world=1.3 * pose.world + [0.4, -0.3, 0.9])
    assert measure_leg_lead(moved, forward, from_side) == pytest.approx(lead, abs=1e-9)


def _find_center(pose: Pose, joint: str) -> Array:
    return (pose.world[INDEX[f"left_{joint}"]] + pose.world[INDEX[f"right_{joint}"]]) / 2


@pytest.mark.parametrize("from_side", [True, False])
def test_a_landmark_that_is_not_seen_gives_no_lead(from_side: bool) -> None:
    pose = make_pose(split(*STRIDE))
    pose.world[INDEX["right_knee"]] = np.nan
    assert math.isnan(measure_leg_lead(pose, 1, from_side))


@pytest.mark.parametrize(
    "together",
    [
        ("left_shoulder", "right_shoulder"),
        ("left_shoulder", "right_shoulder", "left_hip", "right_hip"),
    ],
)
def test_a_body_without_extent_gives_no_lead_from_the_front(together: tuple[str, ...]) -> None:
    pose = make_pose(split(*STRIDE), camera=Camera(90.0))
    pose.world[[INDEX[name] for name in together]] = [0.0, -0.4 if len(together) == 2 else 0.0, 0.0]
    assert math.isnan(measure_leg_lead(pose, 1, from_side=False))


@pytest.mark.parametrize(
    ("angle", "words", "name"),
    [
        ("knee_flexion_front", {}, "knee flexion, front"),
        ("knee_flexion_front", {"front": "leg in front"}, "knee flexion, leg in front"),
        ("hip_bend_either", {"front": "leg in front"}, "hip bend, either"),
        ("trunk_lean", {}, "trunk lean"),
    ],
)
def test_names_in_plain_words(angle: str, words: dict[str, str], name: str) -> None:
    assert name_angle(angle, words) == name


@pytest.mark.parametrize("word", WORDS)
def test_the_angle_of_a_role_follows_the_roles(word: str) -> None:
    name = take_apart(f"knee_flexion_{word}")
    angle, angles = RoleAngle(name.resolve), {"knee_flexion_left": 1.0, "knee_flexion_right": 2.0}
    for roles in (KNOWN, Roles(), dataclasses.replace(KNOWN, front="right"), KNOWN, Roles()):
        for _ in range(2):
            assert angle.find_name(roles) == (name.resolve(roles) or "")
            value = angles.get(name.resolve(roles) or "", math.nan)
            assert angle.read(roles, angles) == pytest.approx(value, nan_ok=True)


def test_the_name_of_an_angle_is_found_once_for_the_same_roles() -> None:
    asked: list[Roles] = []
    angle = RoleAngle(lambda roles: asked.append(roles) or roles.working)  # type: ignore[func-returns-value]
    for roles in (KNOWN, KNOWN, Roles(), KNOWN):
        angle.find_name(roles)
    assert asked == [KNOWN, Roles(), KNOWN]
