"""The slope under a lying person is learned while a leg is flat, and removed."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.landmarks import INDEX, Side
from coach.body.limits import MAX_STEP_S
from coach.body.lying.resting_leg import MIN_FLAT_S
from coach.body.lying.support_surface import (
    FAR_SHARE,
    LEVEL_LINE_DEG,
    MAX_SLOPE_DEG,
    SupportSlopeEstimator,
    level,
    measure_lying_lines,
    subtract_slope,
)
from tests.body.lying.lying_angles import lie

STEP_S = 0.125
SLOPED_DEG = 8.0


def slope(thigh: float, knee: float = 0.0) -> dict[str, float]:
    """Return the angles that a sloping floor shows of a person who lies on it."""
    return lie(thigh, knee, trunk_lean=-90.0 - SLOPED_DEG)


def lines(slope_deg: float) -> dict[Side, float]:
    return {"left": slope_deg + LEVEL_LINE_DEG, "right": slope_deg + LEVEL_LINE_DEG}


def rest(
    surface: SupportSlopeEstimator,
    angles: dict[str, float],
    seconds: float = 2.0,
    slope_deg: float = SLOPED_DEG,
    start_s: float = 0.0,
) -> dict[str, float]:
    return [
        dict(surface.update(start_s + step * STEP_S, angles, lines(slope_deg), "left"))
        for step in range(round(seconds / STEP_S) + 1)
    ][-1]


@pytest.mark.parametrize("forward", [1, -1])
def test_a_line_that_rises_towards_the_feet_is_positive(forward: int) -> None:
    image = np.full((33, 2), 0.0)
    image[INDEX["left_ankle"]] = (100.0 * forward, -100.0)
    image[INDEX["right_ankle"]] = (100.0 * forward, 0.0)
    assert measure_lying_lines(image, forward) == pytest.approx({"left": 45.0, "right": 0.0})


def test_lines_of_landmarks_that_are_not_known_are_not_known() -> None:
    assert all(
        math.isnan(line) for line in measure_lying_lines(np.full((33, 2), np.nan), 1).values()
    )


def test_what_lies_flat_is_level_once_the_slope_is_learned() -> None:
    surface = SupportSlopeEstimator()
    flat = slope(SLOPED_DEG)
    assert rest(surface, flat, MIN_FLAT_S - STEP_S) == flat
    levelled = rest(surface, flat, start_s=MIN_FLAT_S)
    assert levelled == pytest.approx(lie(0.0), abs=1e-6)


def test_a_raised_near_leg_keeps_its_thigh_upright() -> None:
    surface = SupportSlopeEstimator()
    rest(surface, slope(SLOPED_DEG))
    raised = surface.update(3.0, slope(90.0, 90.0 - SLOPED_DEG), lines(SLOPED_DEG), "left")
    assert raised["thigh_elevation_left"] == pytest.approx(90.0)
    assert raised["hip_flexion_left"] == pytest.approx(90.0)
    assert raised["shin_lean_left"] == pytest.approx(-90.0)
    assert raised["knee_flexion_left"] == pytest.approx(90.0)


def test_a_raised_far_thigh_reads_too_flat_by_a_share_of_the_slope() -> None:
    levelled = level(slope(90.0), SLOPED_DEG, near="left")
    assert levelled["thigh_elevation_right"] == pytest.approx(90.0 - FAR_SHARE * SLOPED_DEG)
    assert levelled["hip_flexion_right"] == pytest.approx(90.0 - FAR_SHARE * SLOPED_DEG)


@pytest.mark.parametrize("slope_deg", [-40.0, -MAX_SLOPE_DEG - 1.0, MAX_SLOPE_DEG + 1.0])
def test_a_trunk_that_is_propped_up_or_raised_is_no_steep_floor(slope_deg: float) -> None:
    flat = lie(0.0)
    assert rest(SupportSlopeEstimator(), flat, slope_deg=slope_deg) == flat


def test_one_flat_leg_is_not_enough() -> None:
    angles = slope(SLOPED_DEG) | {
        key: value for key, value in slope(90.0, 80.0).items() if key.endswith("right")
    }
    assert rest(SupportSlopeEstimator(), angles) == angles


UNLEARNED = [
    pytest.param(lie(60.0), id="thighs raised"),
    pytest.param(lie(SLOPED_DEG, 60.0), id="knees bent"),
    pytest.param(lie(SLOPED_DEG, trunk_lean=0.0), id="sitting with the legs stretched out"),
    pytest.param(lie(SLOPED_DEG, trunk_lean=85.0), id="face down"),
    pytest.param(lie(SLOPED_DEG, trunk_lean=math.nan), id="trunk unknown"),
]


@pytest.mark.parametrize("angles", UNLEARNED)
def test_without_a_flat_leg_nothing_changes(angles: dict[str, float]) -> None:
    assert rest(SupportSlopeEstimator(), angles) == pytest.approx(angles, nan_ok=True)


def test_whoever_sits_up_is_measured_as_seen() -> None:
    surface = SupportSlopeEstimator()
    rest(surface, slope(SLOPED_DEG))
    sitting = lie(0.0, trunk_lean=-10.0)
    assert surface.update(3.0, sitting, lines(SLOPED_DEG), "left") == sitting


@pytest.mark.parametrize(("poses", "learned"), [(2, False), (3, True)])
def test_between_two_poses_far_apart_little_is_learned(poses: int, learned: bool) -> None:
    surface, flat = SupportSlopeEstimator(), slope(SLOPED_DEG)
    angles = [
        surface.update(10.0 * step, flat, lines(SLOPED_DEG), "left") for step in range(poses)
    ][-1]
    assert ((poses - 1) * MAX_STEP_S >= MIN_FLAT_S) is learned
    assert (angles["thigh_elevation_left"] == pytest.approx(0.0, abs=1e-6)) is learned


def test_not_measured_stays_so_and_teaches_nothing() -> None:
    surface = SupportSlopeEstimator()
    unknown = lie(math.nan, math.nan, math.nan)
    assert all(math.isnan(value) for value in rest(surface, unknown, slope_deg=math.nan).values())
    rest(surface, slope(SLOPED_DEG), start_s=2.0)
    half = slope(SLOPED_DEG) | {"thigh_elevation_left": math.nan}
    levelled = surface.update(5.0, half, lines(SLOPED_DEG), "left")
    assert math.isnan(levelled["thigh_elevation_left"])
    assert levelled["thigh_elevation_right"] == pytest.approx(0.0, abs=1e-6)


def test_forgotten_it_learns_anew() -> None:
    surface = SupportSlopeEstimator()
    rest(surface, slope(SLOPED_DEG))
    surface.reset()
    flat = slope(SLOPED_DEG)
    assert surface.update(9.0, flat, lines(SLOPED_DEG), "left") == flat


@given(st.floats(-149.0, 209.0))
def test_on_level_ground_nothing_changes(elevation: float) -> None:
    assert subtract_slope(elevation, 0.0) == pytest.approx(elevation, abs=1e-9)


@given(st.floats(-MAX_SLOPE_DEG, MAX_SLOPE_DEG))
def test_the_upright_stays_upright_and_the_surface_gets_level(slope_deg: float) -> None:
    rise = math.tan(math.radians(slope_deg))
    assert subtract_slope(90.0, rise) == pytest.approx(90.0)
    assert subtract_slope(slope_deg, rise) == pytest.approx(0.0, abs=1e-9)
