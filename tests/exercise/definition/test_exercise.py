"""Exercises are strict: mutations of a valid one are rejected with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from coach.exercise.definition.exercise import ANGLE_NAMES, Condition, Exercise
from tests.exercise.examples import (
    DEEP,
    GUIDED,
    LEANING,
    OF_KIND,
    PLANK,
    RAISE,
    SHALLOW,
    TALL,
    make,
)


@pytest.mark.parametrize("words", OF_KIND.values(), ids=OF_KIND)
def test_a_right_one_is_read_and_frozen(words: dict[str, Any]) -> None:
    exercise = make(words)
    with pytest.raises(ValidationError, match="frozen"):
        exercise.title = "Other"  # type: ignore[misc]
    assert Exercise.model_validate(exercise.model_dump()) == exercise


@pytest.mark.parametrize(
    ("position", "place", "places"),
    [
        ("standing", None, ("standing",)),
        ("seated", None, ("chair",)),
        ("supine", None, ("floor",)),
        ("supine", ["bed", "floor"], ("bed", "floor")),
    ],
)
def test_the_place_follows_the_position_unless_it_is_named(
    position: str, place: list[str] | None, places: tuple[str, ...]
) -> None:
    named = {} if place is None else {"place": place}
    assert make(position=position, **named).places == places


CUTOFF = {"below": 80.0, "meaning": "Short", "source": "A book"}


def change_rule(**changes: Any) -> dict[str, Any]:
    """The range-of-motion test with another rule."""
    return {**RAISE, "range_of_motion": {**RAISE["range_of_motion"], **changes}}


MUTATIONS: list[tuple[str, dict[str, Any], str]] = [
    ("an unknown key", {"colour": "red"}, "Extra inputs are not permitted"),
    ("an unknown kind", {"kind": "dance"}, "Input should be 'repetitions'"),
    ("a number as text", {"rest_deg": "15"}, "valid number"),
    ("not finite", {"rest_deg": float("inf")}, "finite number"),
    ("an unknown angle", {"main_angle": "knee_flexion"}, "is not the name of an angle"),
    (
        "a target the wrong way round",
        {"target": [110.0, 80.0]},
        "the first number must be less than the second",
    ),
    ("no phases", {"phases": []}, "needs at least two"),
    ("a phase twice", {"phases": [TALL, TALL]}, "occurs more than once"),
    ("a fault twice", {"faults": [LEANING, LEANING]}, "occurs more than once"),
    (
        "a fault in an unknown phase",
        {"faults": [{**LEANING, "during": ["bottom"]}]},
        "is not the name of a phase",
    ),
    ("a phase without condition", {"phases": [TALL, {**DEEP, "when": []}]}, "at least 1 item"),
    (
        "a condition without bound",
        {"in_position": [{"angle": "trunk_lean"}]},
        "needs `above` or `below`",
    ),
    (
        "bounds the wrong way round",
        {"in_position": [{"angle": "trunk_lean", "above": 9.0, "below": 3.0}]},
        "`above` must be less than",
    ),
    ("a hold without table", {"kind": "hold", "faults": []}, "needs a table"),
    ("a range of motion without table", {"kind": "range-of-motion", "faults": []}, "needs a table"),
    ("a turning point in a hold", {**PLANK, "faults": [SHALLOW]}, "has turning points"),
    (
        "rest above raised",
        {**RAISE, "range_of_motion": {**RAISE["range_of_motion"], "rest_below": 60.0}},
        "must be less than `raised_above`",
    ),
    (
        "a cue of a trial that is empty",
        {**RAISE, "range_of_motion": {**RAISE["range_of_motion"], "rest_cue": ""}},
        "at least 1 character",
    ),
    (
        "a cue of a trial that is too long",
        {**RAISE, "range_of_motion": {**RAISE["range_of_motion"], "done_cue": "a" * 200}},
        "at most",
    ),
    (
        "no main angle",
        {"main_angle": ""},
        "main_angle: kind 'repetitions' needs the angle that matters",
    ),
    (
        "a guided one without steps",
        {**GUIDED, "guide": [], "phases": [], "faults": []},
        "needs \\[\\[guide\\]\\]",
    ),
    (
        "a guided one with faults",
        {**GUIDED, "phases": [], "faults": [LEANING]},
        "the camera does not watch a guided exercise",
    ),
    (
        "timed steps in another kind",
        {"guide": GUIDED["guide"]},
        "only kind 'guided' has timed steps",
    ),
    (
        "a step without time",
        {**GUIDED, "guide": [{"text": "Roll.", "seconds": 0.0}]},
        "greater than 0",
    ),
    (
        "a figure of nothing",
        {"figures": [{"name": "dancing"}]},
        "neither a part of this exercise nor a fault",
    ),
    ("a figure twice", {"figures": [{"name": "up"}, {"name": "up"}]}, "occurs more than once"),
    (
        "half a downward test",
        change_rule(rest_above=60.0),
        "`rest_above` and `lowered_below` go together",
    ),
    (
        "a downward test the wrong way round",
        change_rule(rest_above=40.0, lowered_below=60.0),
        "must be more than `lowered_below`",
    ),
    (
        "both directions",
        change_rule(rest_above=60.0, lowered_below=40.0, rest_below=10.0),
        "`rest_above` and `lowered_below` only",
    ),
    (
        "a cut-off without bound",
        change_rule(cutoffs=[{"meaning": "m", "source": "s"}]),
        "needs `above` or `below`",
    ),
    ("a cut-off of no angle", change_rule(cutoffs=[{**CUTOFF, "measure": "also"}]), "needs `also`"),
    ("no steps", {"steps": []}, "at least 1 item"),
    ("a fault's name for people", {"faults": [{**LEANING, "name": "Leaning!"}]}, "match pattern"),
]


@pytest.mark.parametrize(
    ("changes", "rule"), [pytest.param(changes, rule, id=name) for name, changes, rule in MUTATIONS]
)
def test_a_wrong_one_is_refused(changes: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError, match=rule):
        make(**changes)


def test_a_fault_is_had_by_its_name() -> None:
    assert make().fault("shallow").severity == 1
    with pytest.raises(KeyError):
        make().fault("arched")


@pytest.mark.parametrize("changes", [{"place": ["sofa"]}, {"level": "easy"}])
def test_an_unknown_place_or_level_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="Input should be"):
        make(**changes)


def test_every_angle_is_a_name_with_a_side_or_of_the_whole_body() -> None:
    assert {"trunk_lean", "knee_flexion_front", "thigh_elevation_either"} <= set(ANGLE_NAMES)
    assert "knee_flexion" not in ANGLE_NAMES
    assert all(Condition(angle=name, above=1.0).angle == name for name in ANGLE_NAMES)
