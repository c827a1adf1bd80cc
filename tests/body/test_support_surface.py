"""The slope under a lying person is learned while a leg is flat, and removed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.limits import LYING_DEG, MAX_STEP_S
from coach.body.support_surface import (
    FROM_DEG,
    MAX_SLOPE,
    MIN_FLAT_S,
    SupportSlopeEstimator,
    subtract_slope,
)

STEP_S = 0.125
TURNED_DEG = 2 * FROM_DEG[1]
SLOPED_DEG = 12.0


def lie(thigh: float, knee: float = 0.0, trunk_lean: float = -88.0) -> dict[str, float]:
    paired = (("thigh_elevation", thigh), ("hip_flexion", thigh), ("knee_flexion", knee))
    return {"trunk_lean": trunk_lean} | {
        f"{name}_{side}": value for name, value in paired for side in ("left", "right")
    }


def rest(
    surface: SupportSlopeEstimator,
    angles: dict[str, float],
    seconds: float = 2.0,
    turned_deg: float = TURNED_DEG,
    start_s: float = 0.0,
) -> dict[str, float]:
    return [
        dict(surface.update(start_s + step * STEP_S, angles, turned_deg))
        for step in range(round(seconds / STEP_S) + 1)
    ][-1]


def test_what_lies_flat_is_level_once_the_slope_is_learned() -> None:
    surface = SupportSlopeEstimator()
    assert rest(surface, lie(SLOPED_DEG), MIN_FLAT_S - STEP_S) == lie(SLOPED_DEG)
    levelled = rest(surface, lie(SLOPED_DEG), start_s=MIN_FLAT_S)
    assert levelled["thigh_elevation_left"] == pytest.approx(0.0, abs=1e-6)
    assert levelled["hip_flexion_right"] == pytest.approx(0.0, abs=1e-6)
    assert levelled["knee_flexion_left"] == 0.0


def test_what_is_raised_is_taken_against_the_slope() -> None:
    surface = SupportSlopeEstimator()
    rest(surface, lie(SLOPED_DEG))
    raised = surface.update(3.0, lie(100.0, 120.0), TURNED_DEG)
    assert raised["thigh_elevation_left"] == pytest.approx(
        subtract_slope(100.0, math.tan(math.radians(SLOPED_DEG)))
    )
    assert raised["hip_flexion_left"] == raised["thigh_elevation_left"]


UNLEARNED = [
    pytest.param(lie(60.0), TURNED_DEG, id="thigh raised"),
    pytest.param(lie(SLOPED_DEG, 60.0), TURNED_DEG, id="knee bent"),
    pytest.param(
        lie(SLOPED_DEG, trunk_lean=0.0), TURNED_DEG, id="sitting with the legs stretched out"
    ),
    pytest.param(lie(SLOPED_DEG, trunk_lean=-LYING_DEG), TURNED_DEG, id="leaning back"),
    pytest.param(lie(SLOPED_DEG), FROM_DEG[0], id="seen from the side"),
]


@pytest.mark.parametrize(("angles", "turned_deg"), UNLEARNED)
def test_where_there_is_nothing_to_learn_nothing_changes(
    angles: dict[str, float], turned_deg: float
) -> None:
    assert rest(SupportSlopeEstimator(), angles, turned_deg=turned_deg) == pytest.approx(angles)


def test_face_down_is_lying_too() -> None:
    assert rest(SupportSlopeEstimator(), lie(SLOPED_DEG, trunk_lean=85.0))[
        "thigh_elevation_left"
    ] == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize(("poses", "learned"), [(2, False), (3, True)])
def test_between_two_poses_far_apart_little_is_learned(poses: int, learned: bool) -> None:
    surface, flat = SupportSlopeEstimator(), lie(SLOPED_DEG)
    angles = [surface.update(10.0 * step, flat, TURNED_DEG) for step in range(poses)][-1]
    assert (
        (poses - 1) * MAX_STEP_S >= MIN_FLAT_S if learned else (poses - 1) * MAX_STEP_S < MIN_FLAT_S
    )
    assert (angles["thigh_elevation_left"] == pytest.approx(0.0, abs=1e-6)) is learned


def test_whether_somebody_lies_must_be_seen() -> None:
    unseen = lie(SLOPED_DEG, trunk_lean=math.nan)
    assert rest(SupportSlopeEstimator(), unseen)["thigh_elevation_left"] == SLOPED_DEG


def test_not_measured_stays_so_and_teaches_nothing() -> None:
    surface = SupportSlopeEstimator()
    assert all(
        math.isnan(value) for value in rest(surface, lie(math.nan, math.nan, math.nan)).values()
    )
    rest(surface, lie(SLOPED_DEG), start_s=2.0)
    assert math.isnan(surface.update(5.0, lie(math.nan, 0.0), TURNED_DEG)["thigh_elevation_left"])
    assert surface.update(5.1, lie(SLOPED_DEG), TURNED_DEG)[
        "thigh_elevation_left"
    ] == pytest.approx(0.0, abs=1e-6)


def test_forgotten_it_learns_anew() -> None:
    surface = SupportSlopeEstimator()
    rest(surface, lie(SLOPED_DEG))
    surface.reset()
    assert surface.update(9.0, lie(SLOPED_DEG), TURNED_DEG) == lie(SLOPED_DEG)


@given(st.floats(-149.0, 209.0))
def test_on_level_ground_nothing_changes(elevation: float) -> None:
    assert subtract_slope(elevation, 0.0) == pytest.approx(elevation, abs=1e-9)


@given(st.floats(-MAX_SLOPE, MAX_SLOPE))
def test_the_upright_stays_upright_and_the_surface_gets_level(slope: float) -> None:
    assert subtract_slope(90.0, slope) == pytest.approx(90.0)
    assert subtract_slope(math.degrees(math.atan(slope)), slope) == pytest.approx(0.0, abs=1e-9)
