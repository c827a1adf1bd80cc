from __future__ import annotations

import numpy as np
import pytest

from coach.body.drawing.body_parts import (
    CHEST_M,
    FRONT_WIDER,
    HIPS_M,
    Place,
    find_place,
    find_spine_point,
)
from coach.body.landmarks import INDEX, Side
from coach.body.pose import Array
from coach.body.posture import BodyPart, Face, Posture
from coach.body.synthetic_body import place

RIGHT = np.array([0.0, 0.0, -1.0])
"""To the right side of somebody who stands and faces +x."""
UP = np.array([0.0, -1.0, 0.0])
AHEAD = np.array([1.0, 0.0, 0.0])


def make_body(figure: Posture) -> dict[str, Array]:
    points = place(figure)
    return {name: points[index] for name, index in INDEX.items()}


def find(part: BodyPart, at: tuple[float, float, Face], figure: Posture | None = None) -> Place:
    figure = figure or Posture()
    return find_place(make_body(figure), figure, part, at, "right")


@pytest.mark.parametrize(
    ("part", "face", "normal", "outward"),
    [
        ("trunk", "front", AHEAD, RIGHT),
        ("trunk", "back", -AHEAD, RIGHT),
        ("thigh_working", "front", AHEAD, RIGHT),
        ("thigh_other", "front", AHEAD, -RIGHT),
        ("shin_working", "back", -AHEAD, RIGHT),
        ("foot_working", "front", UP, RIGHT),
    ],
)
def test_directions_of_somebody_who_stands(
    part: BodyPart, face: Face, normal: Array, outward: Array
) -> None:
    found = find(part, (0.5, 0.0, face))
    assert found.normal == pytest.approx(normal, abs=1e-6)
    assert found.outward == pytest.approx(outward, abs=1e-6)


@pytest.mark.parametrize(
    ("at", "moved"),
    [
        pytest.param((0.0, 0.0, "front"), AHEAD * HIPS_M, id="middle of the belly"),
        pytest.param((0.0, 1.0, "front"), RIGHT * HIPS_M * FRONT_WIDER, id="at the side"),
        pytest.param((1.0, 0.0, "back"), UP * 0.5 - AHEAD * CHEST_M, id="between the shoulders"),
    ],
)
def test_places_on_the_trunk(at: tuple[float, float, Face], moved: Array) -> None:
    body = make_body(Posture())
    hips = (body["left_hip"] + body["right_hip"]) / 2.0
    assert find("trunk", at).point - hips == pytest.approx(moved, abs=1e-6)


def test_the_inner_heel_of_a_crossed_leg_faces_up() -> None:
    figure = Posture(
        hip_flexion=(103.0, 85.0),
        hip_abduction=(32.0, 0.0),
        hip_rotation=(90.0, 0.0),
        knee_flexion=(120.0, 85.0),
        rests_on="seat",
    )
    assert find("foot_working", (0.1, 0.0, "front"), figure).outward[1] > 0.8


@pytest.mark.parametrize(("flexion", "side"), [(70.0, -1.0), (-40.0, 1.0)])
def test_a_rounded_back_is_behind_the_line_and_a_hollow_one_before_it(
    flexion: float, side: float
) -> None:
    figure = Posture(spine_flexion=flexion)
    body = make_body(figure)
    ends = [find_spine_point(body, figure, share) for share in (0.0, 1.0)]
    middle = find_spine_point(body, figure, 0.5)
    assert ends[0] == pytest.approx((body["left_hip"] + body["right_hip"]) / 2.0, abs=1e-9)
    assert ends[1] == pytest.approx((body["left_shoulder"] + body["right_shoulder"]) / 2, abs=1e-9)
    assert (middle - (ends[0] + ends[1]) / 2.0)[0] * side > 0.03


def test_a_straight_spine() -> None:
    figure = Posture()
    point = find_spine_point(make_body(figure), figure, 0.5)
    assert point[0] == pytest.approx(0.0)


@pytest.mark.parametrize("working", ["left", "right"])
def test_the_working_side(working: Side) -> None:
    figure = Posture()
    points = place(figure, working)
    body = {name: points[index] for name, index in INDEX.items()}
    found = find_place(body, figure, "trunk", (0.2, 0.5, "front"), working)
    assert found.outward == pytest.approx(RIGHT if working == "right" else -RIGHT)


def test_a_part_without_length_has_no_direction() -> None:
    body = {name: np.zeros(3) for name in INDEX}
    found = find_place(body, Posture(), "thigh_working", (0.5, 0.0, "front"), "right")
    assert np.all(np.isfinite(found.point))
