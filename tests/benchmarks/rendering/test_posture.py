"""A body takes the angles that a posture names; the truth reads them off its joints."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.rendering.posture import ARMS, Arms, Person, Posture, find_direction, find_tilt
from benchmarks.rendering.truth import locate_joints, measure_angles
from coach.body.landmarks import SIDES


def turn(trunk: float, thighs: tuple[float, float], shins: tuple[float, float]) -> Posture:
    """Return a posture with directions of the left and the right thigh and shin."""
    return replace(
        STANDING,
        trunk=trunk,
        thigh=dict(zip(SIDES, thighs, strict=True)),
        shin=dict(zip(SIDES, shins, strict=True)),
    )


STANDING = Posture(
    0.0,
    dict.fromkeys(SIDES, 0.0),
    dict.fromkeys(SIDES, 0.0),
    dict.fromkeys(SIDES, 0.0),
    Arms(0.0, 0.0, 0.0),
    abduction=0.0,
)
CASES = {
    "standing": (
        STANDING,
        {"trunk_lean": 0, "hip_flexion_left": 0, "thigh_elevation_left": -90, "shin_lean_left": 0},
    ),
    "left thigh level": (
        turn(0.0, (90.0, 0.0), (0.0, 0.0)),
        {
            "hip_flexion_left": 90,
            "hip_flexion_right": 0,
            "thigh_elevation_left": 0,
            "thigh_elevation_right": -90,
            "knee_flexion_left": 90,
            "knee_flexion_right": 0,
            "shin_lean_left": 0,
        },
    ),
    "front leg of a lunge, knee past the ankle": (
        turn(10.0, (70.0, -20.0), (-25.0, -70.0)),
        {
            "trunk_lean": 10,
            "hip_flexion_left": 80,
            "hip_flexion_right": -10,
            "knee_flexion_left": 95,
            "knee_flexion_right": 50,
            "shin_lean_left": 25,
            "shin_lean_right": 70,
        },
    ),
    "lying on the back, right thigh upright": (
        turn(-90.0, (90.0, 180.0), (90.0, 90.0)),
        {
            "trunk_lean": -90,
            "hip_flexion_left": 0,
            "thigh_elevation_left": 0,
            "hip_flexion_right": 90,
            "thigh_elevation_right": 90,
            "knee_flexion_right": 90,
        },
    ),
    "knee at the chest": (
        turn(-90.0, (215.0, 90.0), (90.0, 90.0)),
        {"hip_flexion_left": 125, "thigh_elevation_left": 125, "knee_flexion_left": 125},
    ),
    "rear leg of a couch stretch": (
        turn(0.0, (60.0, -20.0), (0.0, 200.0)),
        {
            "hip_flexion_right": -20,
            "thigh_elevation_right": -110,
            "knee_flexion_right": 140,
            "shin_lean_right": 160,
        },
    ),
}


@pytest.mark.parametrize(("posture", "angles"), CASES.values(), ids=CASES)
def test_the_truth_is_what_the_posture_says(
    person: Person, posture: Posture, angles: dict[str, float]
) -> None:
    found = measure_angles(person, person.pose(posture))
    assert {name: found[name] for name in angles} == pytest.approx(angles, abs=1e-6)


def test_the_neutral_body_leans_and_this_is_taken_off(person: Person) -> None:
    assert find_tilt(person.neutral) == pytest.approx(5.19, abs=0.01)
    assert measure_angles(person, person.neutral)["trunk_lean"] == 0.0


def test_a_flexed_lower_back_moves_the_shoulders_and_not_the_legs(person: Person) -> None:
    straight, bent = (
        measure_angles(person, person.pose(replace(STANDING, lumbar=lumbar)))
        for lumbar in (0.0, 20.0)
    )
    assert 5.0 < bent["trunk_lean"] < 20.0
    assert bent["hip_flexion_left"] == pytest.approx(bent["trunk_lean"])
    assert bent["thigh_elevation_left"] == pytest.approx(straight["thigh_elevation_left"])


def test_legs_spread_alike(person: Person) -> None:
    posed = person.pose(replace(STANDING, abduction=10.0))
    left, right = (posed.locate_joint("knee", side) for side in SIDES)
    assert left[0] == pytest.approx(-right[0])
    assert left[0] > person.neutral.locate_joint("knee", "left")[0] + 0.05


def test_hanging_arms_point_down(person: Person) -> None:
    posed = person.pose(STANDING)
    for side in (".L", ".R"):
        places = posed.body.skeleton.places
        bone = posed.heads[places[f"wrist{side}"]] - posed.heads[places[f"upperarm01{side}"]]
        np.testing.assert_allclose(bone / np.linalg.norm(bone), [0, -1, 0], atol=1e-9)


@pytest.mark.parametrize("name", ARMS)
def test_both_arms_are_mirror_images(person: Person, name: str) -> None:
    posed = person.pose(replace(STANDING, arms=ARMS[name]))
    places = posed.body.skeleton.places
    left, right = (posed.heads[places[f"wrist{end}"]] for end in (".L", ".R"))
    np.testing.assert_allclose(left, right * (-1, 1, 1), atol=1e-9)


def test_arms_between_two_places() -> None:
    assert Arms(0.0, 10.0, 20.0, 0.0).approach(Arms(10.0, 0.0, 40.0, 60.0), 0.5) == Arms(
        5.0, 5.0, 30.0, 30.0
    )


def test_the_toes_rise(person: Person) -> None:
    level, up = (
        person.pose(replace(STANDING, foot=dict.fromkeys(SIDES, pitch))).vertices
        for pitch in (0.0, 30.0)
    )
    foot = person.body.surface & (person.body.weigh("foot.L") > 0.5)
    toes = foot & (person.body.vertices[:, 2] > 0.1)
    assert np.all(up[toes, 1] > level[toes, 1] + 0.03)


def test_a_moved_body_moves_as_a_whole(person: Person) -> None:
    posed = person.pose(STANDING)
    moved = posed.move((1.0, 2.0, 3.0))
    np.testing.assert_allclose(
        moved.vertices - posed.vertices, (1.0, 2.0, 3.0) + 0 * posed.vertices
    )
    joints, before = locate_joints(moved), locate_joints(posed)
    assert set(joints) == {
        f"{side}_{joint}" for side in SIDES for joint in ("shoulder", "hip", "knee", "ankle")
    }
    np.testing.assert_allclose(joints["right_knee"] - before["right_knee"], (1.0, 2.0, 3.0))
    assert find_direction(moved, "hip", "knee", "left") == pytest.approx(0.0, abs=1e-9)


def test_a_person_knows_its_lengths(person: Person) -> None:
    assert person.thigh_m == pytest.approx(0.4005, abs=1e-4)
    assert person.leg_m == pytest.approx(0.801, abs=1e-3)
    assert person.ankle_height_m == pytest.approx(0.1)
    assert person.body.stature_m == pytest.approx(1.83)
