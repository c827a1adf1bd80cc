"""Key positions show what their names say."""

from __future__ import annotations

from typing import Any

import pytest

from coach.exercise.authoring.figure_check import find_mismatched_figures
from tests.exercise.examples import GUIDED, KNEE_BEND, PLANK, RAISE, make

STANDING: dict[str, Any] = {"name": "up"}
BENT: dict[str, Any] = {"name": "down", "hip_flexion": [80.0, 80.0], "knee_flexion": [80.0, 80.0]}
LYING: dict[str, Any] = {"name": "rest", "trunk_lean": -90.0}
RAISED: dict[str, Any] = {
    "name": "raised",
    "trunk_lean": -90.0,
    "hip_flexion": [115.0, 0.0],
    "knee_flexion": [100.0, 0.0],
}
DOWNWARD = {
    **RAISE,
    "side": "lowered",
    "range_of_motion": {
        **{key: value for key, value in RAISE["range_of_motion"].items() if key != "credit"},
        "rest_above": 60.0,
        "lowered_below": 40.0,
    },
    "faults": [],
}

TRUE = [
    pytest.param(KNEE_BEND, [STANDING, BENT], id="phases"),
    pytest.param(KNEE_BEND, [{**BENT, "name": "leaning", "trunk_lean": 40.0}], id="a fault"),
    pytest.param(
        KNEE_BEND,
        [{**BENT, "name": "shallow", "knee_flexion": [50.0, 50.0]}],
        id="a fault of the turning point",
    ),
    pytest.param(
        PLANK,
        [{**LYING, "name": "pause"}, {**LYING, "name": "rest"}, {**RAISED, "name": "hold"}],
        id="a hold",
    ),
    pytest.param(RAISE, [LYING, RAISED], id="a test"),
    pytest.param(
        DOWNWARD,
        [
            {**LYING, "hip_flexion": [100.0, 100.0]},
            {**LYING, "name": "lowered", "hip_flexion": [0.0, 110.0]},
        ],
        id="down",
    ),
    pytest.param(GUIDED, [{"name": "step_1"}, {"name": "rest"}], id="steps, which show anything"),
]


@pytest.mark.parametrize(("words", "figures"), TRUE)
def test_true_figures_are_right(words: dict[str, Any], figures: list[dict[str, Any]]) -> None:
    assert list(find_mismatched_figures(make({**words, "figures": figures}))) == []


UNTRUE = [
    pytest.param(
        KNEE_BEND,
        {**BENT, "name": "up"},
        ["does not show 'up'", "knee_bend_left below 20, and it is 80"],
        id="another phase",
    ),
    pytest.param(
        KNEE_BEND,
        {**BENT, "trunk_lean": 40.0},
        ["shows the fault leaning", "trunk_lean above 20, and it is 40"],
        id="a fault",
    ),
    pytest.param(
        KNEE_BEND,
        {**BENT, "knee_flexion": [65.0, 65.0]},
        ["shows the fault shallow", "below 70"],
        id="a turning point's fault",
    ),
    pytest.param(
        KNEE_BEND,
        {**BENT, "name": "leaning"},
        ["does not show this fault", "above 20"],
        id="no fault",
    ),
    pytest.param(
        PLANK,
        {**LYING, "name": "hold"},
        ["does not show 'hold'", "above 100, and it is"],
        id="no hold",
    ),
    pytest.param(
        PLANK, {**RAISED, "name": "pause"}, ["every condition of the hold is met"], id="no pause"
    ),
    pytest.param(
        RAISE,
        {**RAISED, "name": "rest"},
        ["does not show 'rest'", "thigh_elevation_both below 30"],
        id="no rest",
    ),
    pytest.param(
        RAISE,
        {**RAISED, "knee_flexion": [20.0, 0.0]},
        ["knee_flexion_working above 60, and it is"],
        id="no credit",
    ),
    pytest.param(
        {**RAISE, "side": "none"},
        RAISED,
        ["is not known, as no leg is the working one"],
        id="no working leg",
    ),
    pytest.param(
        {
            **KNEE_BEND,
            "view": {"kinds": ["front"]},
            "faults": [{**KNEE_BEND["faults"][0], "view": "front"}],
        },
        {**BENT, "name": "leaning", "trunk_lean": 40.0},
        ["trunk_lean is not seen in this view"],
        id="not in this view",
    ),
    pytest.param(
        {**KNEE_BEND, "in_position": [{"angle": "trunk_lean", "below": 60.0}]},
        {**BENT, "name": "leaning", "trunk_lean": 80.0},
        ["below 60, and it is 80"],
        id="out of position",
    ),
]


@pytest.mark.parametrize(("words", "figure", "expected"), UNTRUE)
def test_untrue_figures_are_told_with_what_would_pass(
    words: dict[str, Any], figure: dict[str, Any], expected: list[str]
) -> None:
    (found,) = find_mismatched_figures(make({**words, "figures": [figure]}))
    assert found.key == f"figures.{figure['name']}"
    assert [part for part in expected if part not in found.rule] == [], found.rule
