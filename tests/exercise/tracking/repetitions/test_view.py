from __future__ import annotations

import math

import pytest

from coach.body.sides import Roles
from coach.exercise.tracking.repetitions.view import ObservedBody, RepetitionView
from tests.exercise.sessions import EXERCISES

HIGH, LOW = (300.0, 100.0), (350.0, 100.0)
"""How far down the hips are, and the length of the trunk; in pixels."""

CASES = [
    pytest.param("lunge", "knee_bend", [(True, 50.0)] * 4, True, id="a good view"),
    pytest.param("lunge", "knee_bend", [(True, 50.0), (False, 50.0)], True, id="half of it good"),
    pytest.param("lunge", "knee_bend", [(False, 60.0)] * 4, False, id="a bad view"),
    pytest.param("lunge", "knee_bend", [(False, 60.0), (False, 79.0)], True, id="to the target"),
    pytest.param("lunge", "knee_bend", [(False, math.nan)] * 2, False, id="not measured"),
    pytest.param("bridge", "hip_bend", [(False, 19.0)], True, id="a target below rest"),
    pytest.param("bridge", "hip_bend", [(False, 27.0)], False, id="above a target below rest"),
    pytest.param("crunch", "trunk_tilt", [(False, 70.0)], True, id="an angle of the whole body"),
    pytest.param("standing-hip-extension", "thigh_elevation", [(False, -99.0)], False,
                 id="an angle of the side view only"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "angle", "instants", "counts"), CASES)
def test_what_counts(
    exercise: str, angle: str, instants: list[tuple[bool, float]], counts: bool
) -> None:
    view = RepetitionView(EXERCISES[exercise])
    view.rest(HIGH)
    for ok, value in instants:
        angles = {angle: value, f"{angle}_left": value, f"{angle}_right": value}
        view.update(ObservedBody(ok, False, LOW), angles, Roles(), turned=True)
    assert view.counts is counts
    view.reset()
    view.rest(HIGH)
    view.update(ObservedBody(True, False, LOW), {}, Roles(), turned=True)
    assert view.counts


@pytest.mark.parametrize(
    ("unsure", "known"),
    [([], True), ([False] * 3, True), ([True, False, False], True), ([True, False], False)],
)
def test_when_the_leg_is_named(unsure: list[bool], known: bool) -> None:
    view = RepetitionView(EXERCISES["lunge"])
    for each in unsure:
        view.update(ObservedBody(True, each, LOW), {}, Roles(), turned=True)
    assert view.is_leg_known is known
    view.reset()
    assert view.is_leg_known


@pytest.mark.parametrize(
    ("exercise", "ok", "down", "counts"),
    [
        pytest.param("lunge", True, 314.0, True, id="the hips come down"),
        pytest.param("lunge", True, 312.0, False, id="the hips stay where they are"),
        pytest.param("squat", False, 331.0, True, id="far in a bad view"),
        pytest.param("squat", False, 329.0, False, id="not far in a bad view"),
        pytest.param("lunge", True, math.nan, True, id="not seen"),
        pytest.param("bridge", True, 306.0, True, id="the hips of a lying person go up"),
        pytest.param("bridge", True, 304.0, False, id="or stay on the floor"),
        pytest.param("crunch", True, 300.0, True, id="an exercise on the back that leaves them"),
        pytest.param("standing-march", True, 300.0, True, id="an exercise that bends one knee"),
    ],
)
def test_who_bends_both_knees_standing_goes_down(
    exercise: str, ok: bool, down: float, counts: bool
) -> None:
    view = RepetitionView(EXERCISES[exercise])
    view.rest((260.0, 100.0))
    view.reset()  # what was before the last repetition does not matter
    view.rest((math.nan, math.nan) if math.isnan(down) else HIGH)
    bent = {f"knee_bend_{side}": 90.0 for side in ("left", "right")}
    view.update(ObservedBody(ok, False, (down, 100.0)), bent, Roles(), turned=True)
    assert view.counts is counts


@pytest.mark.parametrize(
    ("exercise", "lifts_m", "counts"),
    [
        pytest.param("standing-march", [0.02, 0.3, 0.1], True, id="a foot leaves the floor"),
        pytest.param("high-knees", [0.02, 0.17, 0.1], False, id="both stay on it"),
        pytest.param("standing-hip-flexion", [math.nan, 0.17], False, id="partly seen"),
        pytest.param("standing-march", [math.nan, math.nan], True, id="not seen"),
        pytest.param("squat", [0.0, 0.0], True, id="an exercise that raises no knee"),
    ],
)
def test_who_raises_a_knee_lifts_a_foot(exercise: str, lifts_m: list[float], counts: bool) -> None:
    view = RepetitionView(EXERCISES[exercise])
    view.update(ObservedBody(True, False, LOW, 1.0), {}, Roles(), turned=True)
    view.rest(HIGH)  # what was before the rest does not matter
    for each in lifts_m:
        view.update(ObservedBody(True, False, LOW, each), {}, Roles(), turned=True)
    assert view.counts is counts
