"""Whoever comes to the position of a hold again and again without staying is told why."""

from __future__ import annotations

import math

import pytest

from coach.body.synthetic_pose import SyntheticCamera
from coach.exercise.definition.figure import Figure
from coach.exercise.tracking.trainer import Trainer
from coach.exercise.tracking.uncounted.brief_holds import CALM_S, BriefHoldDetector
from coach.exercise.tracking.uncounted.reasons import STAY_STILL
from coach.pipeline import analyse
from tests.animation import Script, animate
from tests.exercise.sessions import EXERCISES

FIGURES = {each.name: each for each in EXERCISES["side-lunge"].figures}
REST, LOW = FIGURES["rest"], FIGURES["hold"]
FRONT = SyntheticCamera(turned_deg=88.0)


def repeat(there: Figure, stay_s: float, times: int) -> Script:
    one = [(there, 0.8, stay_s), (REST, 0.8, 0.5)]
    return [(REST, 0.0, 1.0), *one * times]


@pytest.mark.parametrize(
    ("script", "told", "holds"),
    [
        pytest.param(repeat(LOW, 0.3, 5), True, 0, id="repetitions"),
        pytest.param(repeat(LOW, 5.0, 2), False, 2, id="holds"),
        pytest.param(repeat(LOW, 0.3, 1), False, 0, id="a single one"),
        pytest.param(repeat(REST, 0.3, 5), False, 0, id="nothing"),
    ],
)
def test_who_does_not_stay_is_told(script: Script, told: bool, holds: int) -> None:
    analysis = analyse(animate(script, FRONT), Trainer(EXERCISES["side-lunge"]))
    assert len(analysis.session.holds) == holds
    assert [each.why for each in analysis.uncounted] == [STAY_STILL] * told


@pytest.mark.parametrize(
    ("visits", "since_s"),
    [
        pytest.param([(1.0, 1.5), (3.0, 3.5)], 1.0, id="two"),
        pytest.param([(1.0, 1.5)], None, id="one"),
        pytest.param([(1.0, 1.1), (3.0, 3.1)], None, id="single odd poses"),
        pytest.param([(t, t + 0.1) for t in (1.0, 3.0, 5.0, 7.0)], None, id="many odd poses"),
        pytest.param([(1.0, 1.5), (1.6, 2.0)], None, id="trembling at a bound"),
        pytest.param([(1.0, 1.5), (2.0 + CALM_S, 2.5 + CALM_S)], None, id="far apart"),
        pytest.param([(1.0, 1.5), (3.0, math.inf)], None, id="the second goes on"),
    ],
)
def test_visits(visits: list[tuple[float, float]], since_s: float | None) -> None:
    detector = BriefHoldDetector()
    last_s = visits[-1][1] + 1.0 if math.isfinite(visits[-1][1]) else 8.0
    for number in range(int(20 * last_s)):
        time_s = number / 20
        detector.update(time_s, any(start <= time_s < end for start, end in visits))
    assert detector.since_s == since_s
    detector.reset()
    assert detector.since_s is None
