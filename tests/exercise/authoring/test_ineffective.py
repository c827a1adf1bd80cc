"""What is valid and changes nothing is named, with its place, and nothing else is."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.sides import Roles
from coach.exercise.authoring.ineffective import find_ineffective
from coach.exercise.authoring.plausibility import find_implausible_rules
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.repetitions.counter import RepetitionCounter
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import poses_folder
from tests.exercise.examples import (
    DEEP,
    GUIDED,
    KNEE_BEND,
    LEANING,
    OF_KIND,
    PLANK,
    RAISE,
    SHALLOW,
    TALL,
    make,
)

KINDS = {"phases": KNEE_BEND, "hold": PLANK, "range_of_motion": RAISE}


def names(exercise: Exercise, name: str = "mine") -> list[str]:
    assert not list(find_implausible_rules(exercise))
    return [found.key for found in find_ineffective(exercise, name)]


@pytest.mark.parametrize("table", KINDS)
@pytest.mark.parametrize("kind", OF_KIND)
def test_a_table_of_another_kind_is_ignored(kind: str, table: str) -> None:
    changed = {**OF_KIND[kind], table: KINDS[table][table]}
    own = KINDS[table] is OF_KIND[kind]
    assert names(make(changed)) == ([] if own else [table])


def with_hold(**changes: Any) -> dict[str, Any]:
    return {"hold": {**PLANK["hold"], **changes}}


def with_test(**changes: Any) -> dict[str, Any]:
    return {"range_of_motion": {**RAISE["range_of_motion"], **changes}}


def level(angle: str, *more: Any, **bounds: float) -> dict[str, Any]:
    return {"name": "a", "title": "A", "when": [{"angle": angle, **bounds}, *more]}


UPRIGHT = level("trunk_lean", below=20.0)
SWING = {"angle": "hip_flexion_near"}
WORKING = [{"angle": "knee_flexion_working", "above": 10.0}]

CASES = [
    pytest.param(
        KNEE_BEND, {"dose": {"text": "x", "adjustable": True}}, ["dose.adjustable"], id="adjusted"
    ),
    pytest.param(
        GUIDED,
        {"dose": {"text": "x", "adjustable": True}},
        ["dose.adjustable"],
        id="adjustable without a time",
    ),
    pytest.param(
        GUIDED, {"dose": {"text": "x", "adjustable": True, "hold_s": 9.0}}, [], id="adjustable"
    ),
    pytest.param(PLANK, {"min_s": 1.0, "max_s": 9.0}, ["min_s", "max_s"], id="times of a hold"),
    pytest.param(
        KNEE_BEND,
        {"phases": [TALL, {**DEEP, "when": [{**DEEP["when"][0], "adapt": 5.0}]}]},
        [],
        id="a bound that follows",
    ),
    pytest.param(
        KNEE_BEND,
        {"phases": [TALL, {**DEEP, "when": [{**DEEP["when"][0], "below": 150.0, "adapt": 5.0}]}]},
        ["phases.down.when[0].adapt"],
        id="a zone does not follow",
    ),
    pytest.param(
        KNEE_BEND,
        {"in_position": [{"angle": "trunk_lean", "below": 60.0, "adapt": 5.0}]},
        ["in_position[0].adapt"],
        id="what is no phase does not follow",
    ),
    pytest.param(
        KNEE_BEND,
        {"faults": [{**SHALLOW, "during": ["down"], "lasting_s": 1.0}]},
        ["faults.shallow.during", "faults.shallow.lasting_s"],
        id="when a turning point is judged",
    ),
    pytest.param(KNEE_BEND, {"target": [500.0, 600.0]}, ["target"], id="target beyond a body"),
    pytest.param(KNEE_BEND, {"rest_deg": -90.0}, ["rest_deg"], id="rest beyond a body"),
    pytest.param(PLANK, with_hold(levels=[UPRIGHT]), [], id="a level"),
    pytest.param(
        PLANK,
        with_hold(levels=[UPRIGHT, UPRIGHT, UPRIGHT]),
        ["hold.levels.a.name"],
        id="levels of one name",
    ),
    pytest.param(
        PLANK,
        with_hold(levels=[level("trunk_lean", above=200.0)]),
        ["hold.levels.a.when[0].above"],
        id="a level that is never met",
    ),
    pytest.param(
        PLANK,
        with_hold(levels=[level("trunk_lean", {"angle": "trunk_lean", "below": 9.0}, above=9.0)]),
        ["hold.levels.a.when[1]"],
        id="a level that contradicts itself",
    ),
    pytest.param(
        PLANK,
        with_hold(levels=[level("pelvis_obliquity", above=2.0)]),
        ["hold.levels.a.when[0].angle"],
        id="a level that is not seen",
    ),
    pytest.param(PLANK, with_hold(swing=SWING), [], id="a swing"),
    pytest.param(
        PLANK,
        with_hold(swing={**SWING, "min_s": 5.0, "max_s": 5.0}),
        ["hold.swing.min_s"],
        id="a swing without time",
    ),
    pytest.param(
        PLANK,
        with_hold(swing={"angle": "knee_valgus_near"}),
        ["hold.swing.angle"],
        id="a swing that is not seen",
    ),
    pytest.param(
        RAISE,
        with_test(also="pelvis_obliquity"),
        ["range_of_motion.also"],
        id="a second angle that is not seen",
    ),
    pytest.param(
        RAISE, with_test(norm_deg=-360.0), ["range_of_motion.norm_deg"], id="norm of nobody"
    ),
    pytest.param(
        RAISE,
        with_test(typical={"low_deg": 300.0, "high_deg": 310.0, "source": "x"}),
        ["range_of_motion.typical"],
        id="typical of nobody",
    ),
    pytest.param(
        RAISE,
        with_test(
            also="knee_flexion_working",
            cutoffs=[
                {"below": 80.0, "meaning": "x", "source": "x"},
                {"measure": "also", "above": 175.0, "meaning": "x", "source": "x"},
                {"below": -151.0, "meaning": "x", "source": "x"},
            ],
        ),
        ["range_of_motion.cutoffs[1].above", "range_of_motion.cutoffs[2].below"],
        id="cut-offs that nobody reaches",
    ),
    pytest.param(
        KNEE_BEND, {"figures": [{"name": "down", "hip_flexion": [0.0, 0.0]}]}, [], id="a figure"
    ),
    pytest.param(
        KNEE_BEND,
        {
            "figures": [
                {"name": "down", "knee_flexion": [90.0, -300.0], "elbow_flexion": [420.0, 0.0]}
            ]
        },
        ["figures.down.knee_flexion[1]", "figures.down.elbow_flexion[0]"],
        id="figure of no body",
    ),
    pytest.param(KNEE_BEND, {"variant_of": "mine"}, ["variant_of"], id="version of itself"),
    pytest.param(KNEE_BEND, {"variant_of": "lunge"}, [], id="version of another"),
    pytest.param(
        KNEE_BEND,
        {
            "contraindications": [
                {"condition": "pregnancy", "advice": "not", "substitute": "mine"},
                {"condition": "aneurysm", "advice": "not", "substitute": "lunge"},
            ]
        },
        ["contraindications.pregnancy.substitute"],
        id="substitute of itself",
    ),
    pytest.param(
        KNEE_BEND, {"main_angle": "knee_flexion_working"}, ["side"], id="main angle without a side"
    ),
    pytest.param(
        KNEE_BEND,
        {"main_angle": "knee_flexion_working", "side": "front"},
        [],
        id="main angle with a side",
    ),
    pytest.param(
        KNEE_BEND,
        {"main_angle": "knee_flexion_front"},
        [],
        id="the leg in front is seen, whatever works",
    ),
    pytest.param(
        PLANK,
        {"side": "none", "main_angle": "trunk_lean", "hold": {"when": WORKING}},
        ["side"],
        id="hold without a side",
    ),
    pytest.param(
        KNEE_BEND,
        {"faults": [{**LEANING, "when": [{"angle": "knee_flexion_other", "above": 20.0}]}]},
        ["side"],
        id="fault without a side",
    ),
    pytest.param(RAISE, {"side": "none"}, ["side"], id="test without a side"),
    pytest.param(
        KNEE_BEND,
        {"phases": [{**TALL, "when": [{**TALL["when"][0], "leave": 45.0}]}, DEEP]},
        ["phases.down.when"],
        id="a rest that ends after the next phase has begun",
    ),
]


@pytest.mark.parametrize(("base", "changes", "keys"), CASES)
def test_what_changes_nothing_is_named(
    base: dict[str, Any], changes: dict[str, Any], keys: list[str]
) -> None:
    assert names(make({**base, **changes})) == keys


def test_places_of_unknown_legs_are_named() -> None:
    changed = {**PLANK, "side": "none", **with_hold(when=WORKING, swing=SWING)}
    (found,) = find_ineffective(make(changed))
    assert str(found.rule).endswith("main_angle, hold.when[0]")
    assert found.choices == ("front", "rear", "raised", "lowered", "near")


@pytest.mark.parametrize("path", sorted(poses_folder().glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_exercises_have_nothing_that_changes_nothing(path: Any) -> None:
    assert names(load_exercise(str(path)).exercise, path.stem) == []


PEAK_DEG = 169.0
RATE = 10
WAY_S = 2.0


def move(exercise: Exercise) -> int:
    """Count three movements of both legs from 0 to the limit of a knee and back."""
    counter, count = RepetitionCounter(exercise), 0
    for step in range(int((3 * 2 * WAY_S + 1.0) * RATE)):
        bend = PEAK_DEG * (1.0 - math.cos(math.pi * step / RATE / WAY_S)) / 2.0
        angles = {"knee_bend_left": bend, "knee_bend_right": bend}
        count += counter.update(step / RATE, angles, Roles(working="left", near="left")) is not None
    return count


@given(
    below=st.integers(5, 170),
    above=st.integers(5, 100),
    leave=st.integers(0, 90),
    words=st.sampled_from([("left", "left"), ("both", "either"), ("either", "both")]),
)
def test_phases_without_complaint_count_and_refused_ones_never_do(
    below: int, above: int, leave: int, words: tuple[str, str]
) -> None:
    """The knees bend as far as they can. This property is what `check` promises."""
    rest, down = (f"knee_bend_{word}" for word in words)
    exercise = make(
        phases=[
            {"name": "up", "when": [{"angle": rest, "below": float(below), "leave": leave * 1.0}]},
            {"name": "down", "when": [{"angle": down, "above": float(above)}]},
        ],
    )
    refused = list(find_implausible_rules(exercise))
    if not refused and not list(find_ineffective(exercise)):
        assert move(exercise) == 3
    elif any("nothing would ever count" in found.rule for found in refused):
        assert move(exercise) == 0
