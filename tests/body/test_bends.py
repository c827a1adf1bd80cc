"""Bends are measured in the picture, in space, or mixed."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.spatial_angles import MAX_PICTURE_YAW_DEG, MIN_SPACE_YAW_DEG
from tests.body.angle_helpers import (
    STANCES,
    measure,
)
from tests.synthetic import Camera, Leg, Stance, make_pose, split


@pytest.mark.parametrize("turned", [0.0, 25.0, 32.0, 45.0, 60.0, 90.0])
def test_a_bend_is_had_from_any_view(turned: float) -> None:
    pose = make_pose(split(Leg(-10.0, 85.0), Leg(-95.0, 80.0)), camera=Camera(turned))
    angles = measure(pose, turned=turned)
    assert angles["knee_bend_right"] == pytest.approx(85.0, abs=20.0)
    assert angles["knee_bend_left"] == pytest.approx(80.0, abs=20.0)


@given(STANCES, st.floats(0.0, 90.0))
def test_a_bend_never_jumps_while_the_body_turns(stance: Stance, turned: float) -> None:
    pose = make_pose(stance, camera=Camera(turned))
    before, after = measure(pose, turned=turned), measure(pose, turned=turned + 0.01)
    for name in ("knee_bend_left", "knee_bend_right", "hip_bend_left", "hip_bend_right"):
        assert abs(before[name] - after[name]) <= 0.2


@pytest.mark.parametrize("name", ["knee_bend_left", "hip_bend_right"])
@pytest.mark.parametrize(
    ("space", "turned", "measured"),
    [
        ("image", 0.0, False), ("image", -MAX_PICTURE_YAW_DEG, False), ("image", 30.0, False),
        ("image", MIN_SPACE_YAW_DEG, True),
        ("image", -90.0, True), ("world", 0.0, True), ("world", -MAX_PICTURE_YAW_DEG, True),
        ("world", 30.0, False),
        ("world", MIN_SPACE_YAW_DEG, False), ("world", 90.0, False),
    ],
)  # fmt: skip
def test_a_bend_needs_only_what_it_is_taken_from(
    name: str, space: str, turned: float, measured: bool
) -> None:
    pose = make_pose(split(Leg(-10.0, 85.0), Leg(-95.0, 80.0)), camera=Camera(turned))
    getattr(pose, space)[:] = np.nan
    assert math.isnan(measure(pose, turned=turned)[name]) is not measured


def test_while_the_turn_is_not_known_no_bend_is() -> None:
    assert math.isnan(measure(make_pose(Stance()), turned=math.nan)["knee_bend_left"])
