"""Rules that are valid by themselves but can never be met are found."""

from __future__ import annotations

from typing import Any

import pytest

from coach.exercise.authoring.plausibility import find_implausible_rules
from coach.store.exercises.loader import list_exercises, load_exercise
from tests.exercise.examples import DEEP, KNEE_BEND, LEANING, PLANK, RAISE, TALL, make

KNEE = "knee_bend_left"
EITHER = "knee_bend_either"


def phases(*bounds: dict[str, Any]) -> dict[str, Any]:
    return {
        "phases": [
            {"name": f"part_{index}", "when": [{"angle": KNEE, **bound}]}
            for index, bound in enumerate(bounds)
        ]
    }


CASES = [
    pytest.param(
        KNEE_BEND,
        phases({"below": 20}, {"above": 200}),
        "phases.part_1.when[0].above",
        id="above what a knee can",
    ),
    pytest.param(
        KNEE_BEND,
        phases({"below": -40}, {"above": 60}),
        "phases.part_0.when[0].below",
        id="below what a knee can",
    ),
    pytest.param(
        KNEE_BEND, phases({"below": 40}, {"above": 30}), "phases.part_1.when", id="phases overlap"
    ),
    pytest.param(
        KNEE_BEND,
        phases({"below": 20}, {"above": 30, "below": 60}, {"above": 50}),
        "phases.part_2.when",
        id="later ones overlap",
    ),
    pytest.param(
        KNEE_BEND,
        {
            "phases": [
                TALL,
                {
                    "name": "down",
                    "when": [{"angle": KNEE, "above": 80.0}, {"angle": KNEE, "below": 70.0}],
                },
            ]
        },
        "phases.down.when[1]",
        id="two conditions leave nothing between",
    ),
    pytest.param(
        KNEE_BEND,
        phases({"below": 170, "angle": "knee_bend_both"}, {"above": 20, "angle": EITHER}),
        "phases.part_1.when",
        id="rest up to the limit of a knee, in other words",
    ),
    pytest.param(
        KNEE_BEND,
        phases({"below": 90, "leave": 85}, {"above": 100}),
        "phases.part_1.when",
        id="rest up to the limit of a knee by its hysteresis",
    ),
    pytest.param(
        KNEE_BEND,
        phases({"above": 60, "leave": 61}, {"below": 40}),
        "phases.part_1.when",
        id="the same downward",
    ),
    pytest.param(
        RAISE,
        {"range_of_motion": {**RAISE["range_of_motion"], "raised_above": 300.0}},
        "range_of_motion.raised_above",
        id="a trial that never begins",
    ),
    pytest.param(
        RAISE,
        {"range_of_motion": {**RAISE["range_of_motion"], "rest_below": -150.0}},
        "range_of_motion.rest_below",
        id="a limb that never rests",
    ),
    pytest.param(
        RAISE,
        {
            "range_of_motion": {
                **RAISE["range_of_motion"],
                "rest_above": 210.0,
                "lowered_below": 40.0,
            }
        },
        "range_of_motion.rest_above",
        id="a limb that never rests, downward",
    ),
    pytest.param(KNEE_BEND, {"min_s": 5.0, "max_s": 4.0}, "min_s", id="quicker than slow"),
    pytest.param(
        KNEE_BEND,
        {"phases": [TALL, {**DEEP, "hold_s": 30.0}]},
        "max_s",
        id="held longer than allowed",
    ),
    pytest.param(
        KNEE_BEND,
        {"main_angle": "knee_valgus_left"},
        "main_angle",
        id="front angle, seen from the side",
    ),
    pytest.param(
        PLANK,
        {"view": {"kinds": ["front"]}},
        "hold.when[0].angle",
        id="side angle, seen from the front",
    ),
    pytest.param(
        RAISE,
        {"view": {"kinds": ["front"]}},
        "range_of_motion.angle",
        id="test, seen from the front",
    ),
    pytest.param(
        KNEE_BEND,
        {"faults": [{**LEANING, "view": "front"}]},
        "faults.leaning.view",
        id="fault in a view that is none",
    ),
    pytest.param(
        KNEE_BEND,
        {"view": {"kinds": ["side", "front"]}, "faults": [{**LEANING, "view": "front"}]},
        "faults.leaning.when[0].angle",
        id="fault looked for where its angle is not seen",
    ),
]


@pytest.mark.parametrize(("base", "changes", "key"), CASES)
def test_nonsense_is_found(base: dict[str, Any], changes: dict[str, Any], key: str) -> None:
    assert key in [found.key for found in find_implausible_rules(make({**base, **changes}))]


def between(low: float, high: float, split: bool) -> list[dict[str, Any]]:
    whole = {"angle": KNEE, "above": low, "below": high}
    apart = [{"angle": KNEE, "above": low}, {"angle": KNEE, "below": high}]
    return apart if split else [whole]


SENSIBLE = [
    pytest.param(
        {
            "phases": [
                {"name": "up", "when": between(10.0, 30.0, split)},
                {"name": "down", "when": between(60.0, 80.0, split)},
            ]
        },
        id=f"phases apart, {'two conditions' if split else 'one condition'} each",
    )
    for split in (False, True)
] + [
    pytest.param(
        {
            "phases": [
                {"name": "up", "when": [{"angle": "knee_bend_both", "above": 10.0}]},
                {
                    "name": "down",
                    "when": [
                        {"angle": EITHER, "below": 5.0},
                        {"angle": "knee_bend_both", "below": 90.0},
                    ],
                },
            ]
        },
        id="one of several conditions keeps them apart",
    ),
    pytest.param(
        phases({"below": 100, "leave": 40}, {"above": 105}), id="a knee bends further than it rests"
    ),
]


@pytest.mark.parametrize("changes", SENSIBLE)
def test_phases_that_can_count_are_left_alone(changes: dict[str, Any]) -> None:
    assert not list(find_implausible_rules(make({**KNEE_BEND, **changes})))


@pytest.mark.parametrize("base", [KNEE_BEND, PLANK, RAISE], ids=["repetitions", "hold", "test"])
def test_sense_is_left_alone(base: dict[str, Any]) -> None:
    assert not list(find_implausible_rules(make(base)))


@pytest.mark.parametrize("name", sorted(list_exercises()))
def test_shipped_exercises_make_sense(name: str) -> None:
    assert not list(find_implausible_rules(load_exercise(name).exercise))
