"""Movements that resemble an exercise in one angle and are another do not count."""

from __future__ import annotations

import dataclasses

import pytest

from coach.exercise.tracking.events import RepetitionDone
from coach.exercise.tracking.trainer import Trainer
from tests.exercise.sessions import EXERCISES
from tests.synthetic import Leg, Script, Stance, lie, make_poses, train

STANDING = Stance()
FOLDED = Leg(140.0, 10.0)
"""A straight leg of a body that folds up: against the trunk 98 degrees."""


def repeat(rest: Stance, there: Stance, times: int = 2) -> Script:
    one = [(0.8, there), (0.5, there), (0.8, rest), (0.5, rest)]
    return [(1.5, rest), *one * times]


@pytest.mark.parametrize(
    ("exercise", "script", "counted"),
    [
        pytest.param(
            "standing-hip-extension",
            repeat(STANDING, Stance(right=Leg(-108.0, 5.0))),
            2,
            id="a leg goes back",
        ),
        pytest.param(
            "standing-hip-extension",
            repeat(STANDING, Stance(right=Leg(-103.0, -13.0))),
            0,
            id="hips forward over upright shins",
        ),
        pytest.param(
            "jackknife",
            repeat(lie(), dataclasses.replace(lie(FOLDED, FOLDED), trunk_lean=-48.0)),
            2,
            id="both legs fold",
        ),
        pytest.param(
            "jackknife",
            repeat(lie(), dataclasses.replace(lie(Leg(140.0, 60.0)), trunk_lean=-70.0)),
            0,
            id="one knee is hugged",
        ),
    ],
)
def test_what_counts(exercise: str, script: Script, counted: int) -> None:
    _, events = train(Trainer(EXERCISES[exercise]), make_poses(script))
    assert sum(isinstance(event, RepetitionDone) for event in events) == counted
