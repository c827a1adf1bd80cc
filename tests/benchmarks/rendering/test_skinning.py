"""Bones turn about their joints, and the skin moves with them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.rendering.skinning import (
    Skeleton,
    find_quaternions,
    multiply,
    pose_bones,
    rotate_x,
    rotate_y,
    rotate_z,
    skin,
)
from coach.body.pose import Array

ARM = Skeleton(
    {"root": 0, "arm": 1, "hand": 2},
    (-1, 0, 1),
    np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [2.0, 0.0, 0.0]]),
)
POINTS = np.array([[0.5, 0.1, 0.0], [1.5, 0.1, 0.0], [2.5, 0.1, 0.2]])
RIGID = np.eye(3)
X, Y, Z = np.eye(3)
DEGREES = st.floats(-360.0, 360.0)


@pytest.mark.parametrize(
    ("rotate", "before", "after"), [(rotate_x, Y, Z), (rotate_y, Z, X), (rotate_z, X, Y)]
)
def test_rotations_turn_one_axis_to_the_next(
    rotate: Callable[[float], Array], before: Array, after: Array
) -> None:
    np.testing.assert_allclose(rotate(90.0) @ before, after, atol=1e-12)


def test_without_rotations_nothing_moves() -> None:
    posed = pose_bones(ARM, {})
    np.testing.assert_allclose(posed.heads, ARM.heads)
    np.testing.assert_allclose(skin(POINTS, RIGID, ARM, posed), POINTS, atol=1e-12)


def test_a_bone_turns_about_its_head_and_takes_its_children_with_it() -> None:
    posed = pose_bones(ARM, {"arm": rotate_z(90.0)})
    np.testing.assert_allclose(posed.heads, [[0, 0, 0], [1, 0, 0], [1, 1, 0]], atol=1e-12)
    expected = [[0.5, 0.1, 0.0], [0.9, 0.5, 0.0], [0.9, 1.5, 0.2]]
    np.testing.assert_allclose(skin(POINTS, RIGID, ARM, posed), expected, atol=1e-12)


def test_a_rotation_is_that_of_the_room() -> None:
    posed = pose_bones(ARM, {"arm": rotate_z(90.0), "hand": np.eye(3)})
    np.testing.assert_allclose(skin(POINTS, RIGID, ARM, posed)[2], [1.5, 1.1, 0.2], atol=1e-12)


@given(DEGREES, DEGREES)
def test_vertices_of_one_bone_keep_their_distances(first: float, second: float) -> None:
    posed = pose_bones(ARM, {"arm": rotate_y(first) @ rotate_x(second)})
    moved = skin(POINTS, np.eye(3)[[1, 1, 1]], ARM, posed)
    for a, b in ((0, 1), (1, 2), (0, 2)):
        assert np.linalg.norm(moved[a] - moved[b]) == pytest.approx(
            float(np.linalg.norm(POINTS[a] - POINTS[b]))
        )


def test_a_twisted_joint_keeps_most_of_its_thickness() -> None:
    posed = pose_bones(ARM, {"hand": rotate_x(120.0)})
    point = np.array([[2.0, 0.1, 0.0]])
    moved = skin(point, np.array([[0.0, 0.5, 0.5]]), ARM, posed)
    thickness = float(np.linalg.norm(moved[0, 1:]))
    assert 0.08 < thickness < 0.1  # linear skinning leaves 0.05


@given(DEGREES, DEGREES, DEGREES)
def test_quaternions_turn_like_their_matrices(a: float, b: float, c: float) -> None:
    matrix = rotate_x(a) @ rotate_y(b) @ rotate_z(c)
    quaternion = find_quaternions(matrix[None])
    point = np.array([[0.3, -0.5, 0.8, 0.0]])
    conjugate = quaternion * (-1.0, -1.0, -1.0, 1.0)
    turned = multiply(multiply(quaternion, point), conjugate)
    np.testing.assert_allclose(turned[0, :3], matrix @ point[0, :3], atol=1e-9)
    assert np.linalg.norm(quaternion) == pytest.approx(1.0)
