"""Where a camera sees a point, and that it sees the whole person."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.rendering.camera import AIM_HEIGHTS, SIZE, Camera, place_camera, turn_axes
from benchmarks.rendering.movements.exercises import Position
from coach.body.landmarks import SIDES, Side
from coach.body.pose import Array

MIDDLE = (SIZE[0] / 2.0, SIZE[1] / 2.0)


def look(near: Side = "left", yaw_deg: float = 0.0, roll_deg: float = 0.0) -> Camera:
    return Camera(near, yaw_deg, 2.0, 1.0, (0.0, 0.0, 1.0), roll_deg, 90.0)


def see(camera: Camera, x: float, y: float, z: float) -> Array:
    """Return the pixel of a point of the body: x to its left, y up, z forward."""
    return camera.project(turn_axes(np.array([[x, y, z]])))[0]


@pytest.mark.parametrize("near", SIDES)
@pytest.mark.parametrize("roll", [0.0, 20.0])
@pytest.mark.parametrize("yaw", [-10.0, 0.0, 15.0])
def test_the_aim_is_in_the_middle(near: Side, yaw: float, roll: float) -> None:
    np.testing.assert_allclose(see(look(near, yaw, roll), 0.0, 1.0, 0.0), MIDDLE, atol=1e-9)


@pytest.mark.parametrize(("near", "sign"), [("left", -1.0), ("right", 1.0)])
def test_a_person_faces_left_if_the_left_side_is_near(near: Side, sign: float) -> None:
    x, y = see(look(near), 0.0, 1.5, 0.5)
    # Two metres away, half a metre is a quarter of half the width at 90 degrees.
    assert (x, y) == pytest.approx((MIDDLE[0] + sign * 80.0, MIDDLE[1] - 80.0))


@pytest.mark.parametrize("near", SIDES)
def test_what_is_nearer_looks_larger(near: Side) -> None:
    sign = 1.0 if near == "left" else -1.0
    x, y = see(look(near), sign * 1.0, 1.5, 0.0)
    assert (x, y) == pytest.approx((MIDDLE[0], MIDDLE[1] - 160.0))


@pytest.mark.parametrize("near", SIDES)
def test_a_positive_yaw_is_in_front_of_the_person(near: Side) -> None:
    front, side = look(near, 15.0).eye, look(near).eye
    assert front[1] == pytest.approx(-2.0 * np.sin(np.radians(15.0)))
    assert abs(side[0]) == pytest.approx(2.0)
    assert np.sign(front[0]) == (1.0 if near == "left" else -1.0)
    np.testing.assert_allclose(turn_axes(np.array([0.0, 0.0, 1.0])), [0.0, -1.0, 0.0])


def test_a_rolled_camera_sees_the_world_turned_the_other_way() -> None:
    x, y = see(look(roll_deg=10.0), 0.0, 1.5, 0.0)
    assert x > MIDDLE[0] + 10.0
    assert y < MIDDLE[1]


@pytest.mark.parametrize(
    "position", [pytest.param(each, id=each) for each in ("lying", "kneeling", "standing")]
)
@pytest.mark.parametrize("stature", [1.5, 2.05])
def test_the_whole_person_is_in_the_picture(position: Position, stature: float) -> None:
    half = stature / 2.0
    if position == "lying":
        ends = [[x, 0.1, z * stature] for x in (-0.2, 0.2) for z in (-0.48, 0.58)]
    else:
        top = stature if position == "standing" else 0.75 * stature
        ends = [[0.0, 0.0, 0.0], [0.0, top, 0.0]]
    for seed in range(40):
        camera = place_camera(np.random.default_rng(seed), SIDES[seed % 2], position, stature)
        for x, y in camera.project(turn_axes(np.array(ends))):
            assert 0.0 <= x <= SIZE[0]
            assert 0.0 <= y <= SIZE[1]
        assert abs(camera.yaw_deg) <= 18.0
        assert camera.aim[2] == pytest.approx(AIM_HEIGHTS.get(position, half))
