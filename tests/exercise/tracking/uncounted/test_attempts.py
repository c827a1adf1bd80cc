from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.sides import Roles
from coach.exercise.tracking.shortfalls import list_deciding
from coach.exercise.tracking.uncounted.attempts import CALM_S, AttemptDetector
from tests.exercise.sessions import EXERCISES

SPAN = AttemptDetector(EXERCISES["squat"]).span_deg


def follow(
    values: list[float], exercise: str = "squat", angle: str = "knee_bend"
) -> AttemptDetector:
    """Ten values a second of both legs."""
    detector = AttemptDetector(EXERCISES[exercise])
    for number, value in enumerate(values):
        angles = {"knee_bend_left": value, "knee_bend_right": value, "trunk_tilt": value}
        detector.update(number / 10, angles, Roles())
    return detector


def go(*bounds: float, steps: int = 10) -> list[float]:
    """Values that move evenly from one bound to the next."""
    return [
        start + (end - start) * step / steps
        for start, end in pairwise(bounds)
        for step in range(steps)
    ] + [bounds[-1]]


CASES = [
    pytest.param(go(5, 5), 0, None, id="still"),
    pytest.param(go(5, 60), 1, 0.1, id="there"),
    pytest.param(go(5, 60, 5), 2, 0.1, id="there and back"),
    pytest.param(go(5, 5, 5, 60, 5), 2, 2.1, id="after a rest"),
    pytest.param(go(60, 5, 60, 5), 2, 1.1, id="the way back of what came before"),
    pytest.param(go(5, 60, 5, 60, 5), 4, 0.1, id="twice"),
    pytest.param([math.nan, *go(5, 60, 5)], 2, 0.2, id="not measured at first"),
    pytest.param([*go(5, 60, 5), *[5.0] * round(10 * CALM_S + 12)], 0, None, id="calm again"),
]


@pytest.mark.parametrize(("values", "turns", "since_s"), CASES)
def test_turns(values: list[float], turns: int, since_s: float | None) -> None:
    detector = follow(values)
    assert detector.turns == turns
    assert detector.since_s == (None if since_s is None else pytest.approx(since_s, abs=0.11))


def test_an_angle_that_becomes_smaller() -> None:
    detector = follow(go(88, 70, 88), "crunch")
    assert detector.turns == 2
    assert detector.back_s == pytest.approx(1.6, abs=0.2)


def test_reset() -> None:
    detector = follow(go(5, 60, 5))
    detector.reset()
    assert (detector.turns, detector.since_s, detector.back_s) == (0, None, math.inf)


@given(st.lists(st.floats(0.0, 0.99 * SPAN), min_size=1, max_size=50))
def test_what_stays_within_the_span_is_no_attempt(values: list[float]) -> None:
    assert follow(values).turns == 0


@given(st.lists(st.floats(-20.0, 150.0) | st.just(math.nan), max_size=60))
def test_every_attempt_begins_before_it_is_noticed(values: list[float]) -> None:
    detector = follow(values)
    assert (detector.since_s is None) is (detector.turns == 0)
    if detector.since_s is not None:
        assert 0.0 <= detector.since_s < len(values) / 10


@pytest.mark.parametrize(
    "name", [name for name, each in EXERCISES.items() if each.kind != "guided"]
)
def test_every_watched_exercise_has_something_that_decides(name: str) -> None:
    assert list_deciding(EXERCISES[name])
