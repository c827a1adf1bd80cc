from __future__ import annotations

import math

import pytest

from coach.body.sides import Roles
from coach.exercise.tracking.repetition_view import RepetitionView
from tests.exercise.sessions import EXERCISES

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
    for ok, value in instants:
        angles = {angle: value, f"{angle}_left": value, f"{angle}_right": value}
        view.update(ok, False, True, angles, Roles())
    assert view.counts is counts
    view.reset()
    assert view.counts


@pytest.mark.parametrize(
    ("unsure", "known"),
    [([], True), ([False] * 3, True), ([True, False, False], True), ([True, False], False)],
)
def test_when_the_leg_is_named(unsure: list[bool], known: bool) -> None:
    view = RepetitionView(EXERCISES["lunge"])
    for each in unsure:
        view.update(True, each, True, {}, Roles())
    assert view.is_leg_known is known
    view.reset()
    assert view.is_leg_known
