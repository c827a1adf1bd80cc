"""The leg that moved is found although single instants were not measured, on either side alike."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.landmarks import SIDES, Side, other
from coach.errors import ExerciseError
from coach.exercise.authoring.demonstration import demonstrate
from coach.exercise.authoring.draft import draft_exercise
from coach.exercise.authoring.movements import MovementCycle
from coach.exercise.authoring.moving_leg import choose_rule, find_held_leg, measure_common_share
from coach.exercise.authoring.notes import note_measured
from coach.exercise.authoring.observed_angles import ObservedAngles, observe_angles
from tests.exercise.authoring.demonstrations import SHOWN, DemonstrationCase
from tests.synthetic import Camera, make_poses

NAN = float("nan")


@cache
def observe(what: str, facing: str) -> ObservedAngles:
    shown = next(shown for shown in SHOWN if shown.what == what)
    return observe_angles(make_poses(shown.script, Camera(facing=facing)))


def hide(observed: ObservedAngles, side: Side, instants: slice) -> ObservedAngles:
    """Return the same, but one leg not measured in these instants."""
    angles = {name: column.copy() for name, column in observed.angles.items()}
    for name, column in angles.items():
        if name.endswith(f"_{side}"):
            column[instants] = NAN
    return dataclasses.replace(observed, angles=angles)


@pytest.mark.parametrize("facing", ["right", "left"])
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_a_leg_that_is_seen_late(shown: DemonstrationCase, side: Side, facing: str) -> None:
    seen = hide(observe(shown.what, facing), side, slice(0, 8))
    assert demonstrate(seen).side == shown.side


@settings(max_examples=60, deadline=None)
@given(
    shown=st.sampled_from(SHOWN),
    side=st.sampled_from(SIDES),
    facing=st.sampled_from(["right", "left"]),
    share=st.floats(0, 1),
)
def test_a_leg_that_is_not_seen_for_an_instant(
    shown: DemonstrationCase, side: Side, facing: str, share: float
) -> None:
    observed = observe(shown.what, facing)
    index = round(share * (len(observed.times) - 1))
    assert demonstrate(hide(observed, side, slice(index, index + 1))).side == shown.side


def make_observed(left: list[float], right: list[float]) -> ObservedAngles:
    count = len(left)
    angles = {"knee_flexion_left": np.array(left), "knee_flexion_right": np.array(right)}
    none = (None,) * count
    sides = {"raised": none, "front": none, "near": none}
    times = np.arange(float(count))
    return ObservedAngles(times, angles, sides, False, "side", 0.0, float(count), 0.0, "")


BENT = [0.0, 60.0, 0.0]


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        (BENT, BENT, 1.0),
        (BENT, [0.0, 0.0, 0.0], 0.0),
        ([0.0, NAN, 0.0], BENT, None),
        (BENT, [0.0, NAN, 0.0], None),
        ([NAN, 60.0, NAN], BENT, None),
    ],
)
def test_what_was_not_measured_is_unknown(
    left: list[float], right: list[float], share: float | None
) -> None:
    once = MovementCycle(0, 0, 0, 1, 2, True, 0.0, (1, 1))
    assert measure_common_share(make_observed(left, right), "knee_flexion", [once]) == share
    assert measure_common_share(make_observed(right, left), "knee_flexion", [once]) == share


@pytest.mark.parametrize(
    ("roles", "rule"),
    [
        pytest.param({}, None, id="no role is known"),
        pytest.param({"near": "right"}, None, id="always the other leg"),
        pytest.param({"near": "left"}, "near", id="near"),
        pytest.param({"front": "right", "near": "left"}, "rear", id="behind before near"),
        pytest.param({"raised": "left", "front": "left"}, "raised", id="raised before in front"),
    ],
)
def test_a_rule_names_the_left_leg(roles: dict[str, Side], rule: str | None) -> None:
    nothing = [NAN] * 3
    observed = make_observed(nothing, nothing)
    columns = {f"thigh_elevation_{side}": np.array(nothing) for side in SIDES}
    sides = {role: (roles.get(role),) * 3 for role in ("raised", "front", "near")}
    seen = dataclasses.replace(observed, angles={**observed.angles, **columns}, sides=sides)
    assert choose_rule(seen, ["left"], [range(3)]) == rule


def test_a_leg_that_nothing_names_is_refused() -> None:
    observed = observe("march", "right")
    unknown = (None,) * len(observed.times)
    sides = dict.fromkeys(("raised", "front", "near"), unknown)
    with pytest.raises(ExerciseError, match="cannot tell it from the other one"):
        demonstrate(dataclasses.replace(observed, sides=sides))


@pytest.mark.parametrize("side", SIDES)
def test_a_leg_that_was_never_seen_is_no_second_leg_and_said(side: Side) -> None:
    """The other leg is the one that is seen to move."""
    observed = hide(observe("squat", "right" if side == "left" else "left"), side, slice(None))
    shown = demonstrate(observed)
    assert {part.side for part in shown.parts} == {other(side)}
    assert "Only one leg was measured" in note_measured(shown)["side"]
    assert draft_exercise("Mine", shown, observed)["dose"]["per_side"] is True


@pytest.mark.parametrize("facing", ["right", "left"])
@pytest.mark.parametrize(
    ("what", "held"),
    [("one leg held from the beginning", True), ("held from the beginning", False)],
)
def test_the_leg_of_a_held_position(what: str, held: bool, facing: str) -> None:
    observed = observe(what, facing)
    leg = find_held_leg(observed, 10, len(observed.times) - 1)
    assert leg == (facing if held else None)  # the right leg works, and a mirror swaps the legs
