"""A flat thigh that is short for its shin shows a hip that is placed towards the knee."""

from __future__ import annotations

import math

import numpy as np
import pytest

from coach.body.landmarks import INDEX
from coach.body.lying.displaced_hip import (
    ERROR_DEG,
    MAX_ERROR_DEG,
    USUAL_RATIO,
    DisplacedHipCorrector,
    measure_thigh_ratio,
)
from coach.body.lying.resting_leg import MIN_FLAT_S
from tests.body.lying.lying_angles import lie

STEP_S = 0.125
SHORT = USUAL_RATIO - 0.1


def rest(hip: DisplacedHipCorrector, ratio: float, seconds: float = 2.0) -> None:
    for step in range(round(seconds / STEP_S) + 1):
        assert hip.update(step * STEP_S, lie(0.0), ratio, "left") == lie(0.0)


def test_ratio_of_a_leg_in_the_picture() -> None:
    image = np.zeros((33, 2))
    image[INDEX["left_knee"]] = (30.0, -40.0)
    image[INDEX["left_ankle"]] = (30.0, 10.0)
    assert measure_thigh_ratio(image, "left") == pytest.approx(1.0)
    assert math.isnan(measure_thigh_ratio(image, "right"))
    assert math.isnan(measure_thigh_ratio(np.full((33, 2), np.nan), "left"))


RAISED = [
    pytest.param(SHORT, 90.0, 0.1 * ERROR_DEG, id="short thigh"),
    pytest.param(0.5, 90.0, MAX_ERROR_DEG, id="no more than the maximum"),
    pytest.param(SHORT, 45.0, 0.05 * ERROR_DEG, id="half raised"),
    pytest.param(SHORT, 20.0, 0.0, id="flat"),
    pytest.param(USUAL_RATIO, 90.0, 0.0, id="hip in place"),
    pytest.param(USUAL_RATIO + 0.1, 90.0, 0.0, id="long thigh"),
    pytest.param(math.nan, 90.0, 0.0, id="lengths unknown"),
]


@pytest.mark.parametrize(("ratio", "thigh", "error"), RAISED)
def test_the_raised_near_leg_is_corrected(ratio: float, thigh: float, error: float) -> None:
    hip, raised = DisplacedHipCorrector(), lie(thigh, 100.0)
    rest(hip, ratio)
    corrected = hip.update(3.0, raised, 1.0, "left")
    assert {name: raised[name] - value for name, value in corrected.items()} == pytest.approx(
        dict.fromkeys(raised, 0.0)
        | dict.fromkeys(("thigh_elevation_left", "hip_flexion_left", "knee_flexion_left"), error)
    )


def test_a_short_rest_teaches_nothing() -> None:
    hip, raised = DisplacedHipCorrector(), lie(90.0)
    rest(hip, SHORT, MIN_FLAT_S - STEP_S)
    assert hip.update(MIN_FLAT_S, raised, 1.0, "left") == raised


def test_after_turning_round_and_after_a_reset_it_learns_anew() -> None:
    hip, raised = DisplacedHipCorrector(), lie(90.0)
    rest(hip, SHORT)
    assert hip.update(3.0, raised, 1.0, "right") == raised
    rest(hip, SHORT)
    hip.reset()
    assert hip.update(3.0, raised, 1.0, "left") == raised
