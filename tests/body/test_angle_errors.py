"""How wrong angles may be."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.angle_errors import (
    MAX_DEG,
    NAMES,
    PREDICTORS,
    WEIGHTS,
    estimate_errors,
    stack_predictors,
)
from coach.body.angles import NAMES as ANGLES
from coach.body.landmarks import SIDES, Side
from coach.body.legs.indicators import INDICATORS

GOOD: dict[str, Any] = {
    "indicators": {}, "forward": 1.0, "turned": 0.0, "size": 0.25, "lean": 0.0,
    "thighs": (-50.0, -110.0), "bend": 20.0,
}  # fmt: skip


def estimate(**changed: Any) -> dict[str, float]:
    """The errors of a person who is seen well, except for what is changed."""
    seen = {**GOOD, **changed}
    indicators = [
        seen["indicators"].get(name, 0.0) if seen.get("leg", side) == side else 0.0
        for side in SIDES
        for name in INDICATORS
    ]
    angles = {
        "trunk_lean": np.array([seen["lean"]]),
        "thigh_elevation": np.array(seen["thighs"])[:, None],
        "knee_flexion": np.full((2, 1), seen["bend"]),
    }
    predictors = stack_predictors(
        np.array([indicators]), np.array([seen["forward"]]), np.array([seen["turned"]]),
        np.array([seen["size"]]), angles,
    )  # fmt: skip
    return dict(zip(NAMES, estimate_errors(predictors)[:, 0].tolist(), strict=True))


def test_every_estimate_belongs_to_an_angle_and_no_indicator_makes_it_better() -> None:
    assert set(NAMES) <= set(ANGLES)
    for weights in WEIGHTS.values():
        assert len(weights) == len(PREDICTORS)
        assert min(weights[1:]) >= 0.0


def test_seen_well_the_errors_are_small() -> None:
    errors = estimate()
    assert max(errors[f"{name}_right"] for name in ("hip_flexion", "thigh_elevation")) < 6.0
    assert errors["shin_tilt_left"] == errors["shin_lean_left"]


WORSE = [
    pytest.param({"indicators": {"short_thigh": 0.3}}, "thigh_elevation", id="a short thigh"),
    pytest.param({"indicators": {"short_shin": 0.3}}, "shin_lean", id="a short shin"),
    pytest.param({"indicators": {"knee_unrest": 1.0}}, "thigh_elevation", id="a restless knee"),
    pytest.param({"indicators": {"ankle_unrest": 1.0}}, "shin_lean", id="a restless ankle"),
    pytest.param({"turned": -30.0}, "trunk_lean", id="turned away"),
    pytest.param({"size": 0.1}, "hip_flexion", id="small in the picture"),
    pytest.param({"lean": -88.0}, "thigh_elevation", id="lying"),
    pytest.param({"bend": 140.0}, "hip_flexion", id="a bent knee"),
    pytest.param(
        {"indicators": {"shin_depth": 0.6}}, "knee_flexion", id="a shin towards the camera"
    ),
]


@pytest.mark.parametrize(("changed", "angle"), WORSE)
def test_what_makes_an_angle_worse_widens_its_band(changed: dict[str, Any], angle: str) -> None:
    before, now = estimate(), estimate(**changed)
    names = [angle] if angle == "trunk_lean" else [f"{angle}_{side}" for side in SIDES]
    assert all(now[name] > 1.1 * before[name] for name in names)


@pytest.mark.parametrize("leg", SIDES)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_indicators_of_a_leg_say_nothing_of_the_other_leg(indicator: str, leg: Side) -> None:
    before, now = estimate(), estimate(indicators={indicator: 1.0}, leg=leg)
    changed = {name for name in before if now[name] != before[name]}
    assert changed
    assert all(name.endswith(f"_{leg}") for name in changed)


USUAL = [
    pytest.param({"turned": -10.0}, id="hardly turned"),
    pytest.param({"size": 0.2}, id="large enough"),
    pytest.param({"size": 0.9}, id="very large"),
    pytest.param({"bend": 90.0}, id="a knee at a right angle"),
    pytest.param({"lean": 50.0}, id="leaning, not lying"),
]


@pytest.mark.parametrize("changed", USUAL)
def test_within_usual_limits_no_band_is_wider(changed: dict[str, Any]) -> None:
    assert estimate(**changed) == estimate()


BEYOND = [
    pytest.param({"turned": 10.5}, id="turned"),
    pytest.param({"size": 0.19}, id="small"),
]


@pytest.mark.parametrize("changed", BEYOND)
def test_beyond_them_every_band_is_wider_at_once(changed: dict[str, Any]) -> None:
    before, now = estimate(), estimate(**changed)
    assert all(now[name] > before[name] for name in before)


FAR = [
    pytest.param((-100.0, -95.0), 0.0, True, id="behind or beside the near one"),
    pytest.param((-40.0, -95.0), 0.0, False, id="in front of it"),
    pytest.param((0.0, 60.0), -88.0, True, id="resting while the near one is raised"),
    pytest.param((60.0, 0.0), -88.0, False, id="raised above it"),
]


@pytest.mark.parametrize(("thighs", "lean", "worse"), FAR)
def test_a_far_leg_is_worse_unless_it_is_in_front_or_raised(
    thighs: tuple[float, float], lean: float, worse: bool
) -> None:
    errors = estimate(thighs=thighs, lean=lean)
    assert (errors["knee_flexion_left"] > errors["knee_flexion_right"]) is worse
    mirrored = estimate(thighs=thighs[::-1], lean=lean, forward=-1.0)
    assert mirrored["knee_flexion_right"] == errors["knee_flexion_left"]


@given(st.dictionaries(st.sampled_from(INDICATORS), st.floats(0.0, 50.0)), st.floats(0.0, 1.0))
def test_an_estimate_is_always_positive_and_bounded(
    indicators: dict[str, float], size: float
) -> None:
    assert all(
        0.0 < error <= MAX_DEG for error in estimate(indicators=indicators, size=size).values()
    )


def test_of_what_is_unknown_nothing_is_estimated() -> None:
    assert math.isnan(estimate(size=math.nan)["trunk_lean"])
