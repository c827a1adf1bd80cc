from __future__ import annotations

import math

import pytest

from coach.body.angles import NAMES, is_sagittal
from coach.body.landmarks import Side
from coach.body.view import View
from coach.exercise.tracking.angle_filter import Measured
from coach.exercise.tracking.leg_confusion import LEGS_ALIKE, LegConfusionDetector, hide_legs

L, R = "left", "right"
NONE: tuple[Side, ...] = ()
CASES = [
    pytest.param([(L, ""), (L, "")], False, id="nothing happens"),
    pytest.param([(L, ""), (R, "")], False, id="a step that is seen"),
    pytest.param([(L, ""), (L, "lr"), (R, "")], True, id="another leg after a doubt"),
    pytest.param([(L, ""), (R, "lr"), (L, "")], False, id="the same leg after a doubt"),
    pytest.param([(L, ""), (L, "l"), (R, "")], False, id="one leg stayed clear"),
    pytest.param([(L, ""), (L, "lr"), (L, "l"), (R, "")], True, id="doubt that fades"),
    pytest.param([(L, ""), (L, "lr"), (R, ""), (R, "")], True, id="it stays so"),
    pytest.param([(L, ""), (L, "lr"), (R, ""), (L, "")], False, id="until a step is seen"),
    pytest.param([(None, "lr"), (R, "")], False, id="nothing was known before"),
    pytest.param([(L, ""), (None, "lr"), (R, "")], False, id="nobody knows in between"),
]


@pytest.mark.parametrize(("instants", "confused"), CASES)
def test_confusion(instants: list[tuple[Side | None, str]], confused: bool) -> None:
    detector = LegConfusionDetector("front")
    for front, doubt in instants:
        found = detector.update(front, frozenset({"l": L, "r": R}[mark] for mark in doubt))
    assert found is confused


def test_only_exercises_with_a_leg_in_front_are_watched() -> None:
    detector = LegConfusionDetector("raised")
    for front, doubt in ((L, set()), (L, {L, R}), (R, set())):
        assert not detector.update(front, frozenset(doubt))


def test_reset() -> None:
    detector = LegConfusionDetector("rear")
    for front, doubt in ((L, set()), (L, {L, R}), (R, set())):
        detector.update(front, frozenset(doubt))
    assert detector.confused
    detector.reset()
    assert not detector.confused
    assert not detector.update("left", frozenset())


def test_nothing_of_the_legs_is_left_but_how_much_they_bend() -> None:
    every = dict.fromkeys(NAMES, 10.0)
    ranges = dict.fromkeys(NAMES, (5.0, 15.0))
    view = View("side", "right", 3.0, ok=True)
    measured = hide_legs(Measured(every, view, every, ranges, every))
    hidden = {name for name, value in measured.angles.items() if math.isnan(value)}
    assert hidden
    assert all(is_sagittal(name) for name in hidden)
    assert {"knee_bend_left", "trunk_lean", "elbow_flexion_left"}.isdisjoint(hidden)
    assert set(measured.errors) == set(measured.possible) == set(NAMES) - hidden
    assert measured.raw == every
    assert measured.view.problems == (LEGS_ALIKE,)
