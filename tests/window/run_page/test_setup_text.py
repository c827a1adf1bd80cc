from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from coach.body.debounced_problems import CHECKS, Check
from coach.body.view import TOO_FAR
from coach.exercise.dose.guide import Guidance
from coach.exercise.tracking.session import fold_all
from coach.store.exercises.loader import load_exercise
from coach.window.run_page.setup_text import (
    describe_guided,
    describe_plan,
    describe_rest,
    list_check_lines,
    list_progress,
)
from coach.window.run_page.text import LabelledValue
from tests.window.fakes import make_repetition, make_state

LUNGE, COUCH = load_exercise("lunge").exercise, load_exercise("couch-stretch").exercise
GUIDANCE = Guidance("doing", (), "left", 1, 4, None, None, 2, 10, 0.0, None)
ALL_WELL = tuple(Check(name, True) for name in CHECKS)


def guide(**changed: Any) -> Guidance:
    return dataclasses.replace(GUIDANCE, **changed)


def test_every_check_has_a_tick() -> None:
    assert [tick.kind for tick in list_check_lines(LUNGE, ALL_WELL)] == ["good"] * len(CHECKS)
    assert {tick.kind for tick in list_check_lines(LUNGE, ())} == {"open"}


def test_a_failed_check_says_what_to_do() -> None:
    far = Check("distance", False, TOO_FAR)
    (problem,) = [tick for tick in list_check_lines(COUCH, (far,)) if tick.kind == "problem"]
    assert problem.text == "Come closer to the camera"


def test_plan_names_the_side_and_how_it_starts() -> None:
    assert (
        describe_plan(LUNGE, guide())
        == "First the left side. It starts when you keep still there for 2 seconds."
    )
    assert describe_plan(COUCH, guide(side=None)).startswith(
        "It starts when you have been in position"
    )


PROGRESS = [
    pytest.param(
        "lunge",
        {},
        (
            LabelledValue("Set", "1 / 4"),
            LabelledValue("Side", "Left"),
            LabelledValue("Tempo", "3.0 s"),
        ),
        id="repetitions",
    ),
    pytest.param(
        "couch-stretch",
        {"target_repetitions": None, "sets": 2},
        (LabelledValue("Set", "1 / 2"), LabelledValue("Side", "Left")),
        id="one long hold",
    ),
    pytest.param(
        "hip-flexion-test",
        {"target_repetitions": 3},
        (
            LabelledValue("Set", "1 / 4"),
            LabelledValue("Side", "Left"),
            LabelledValue("Trial", "3 / 3"),
        ),
        id="trials",
    ),
    pytest.param(
        "foam-roll", {"target_repetitions": 3}, (LabelledValue("Step", "3 / 3"),), id="guided"
    ),
]


@pytest.mark.parametrize(("exercise", "changed", "facts"), PROGRESS)
def test_progress(exercise: str, changed: dict[str, Any], facts: tuple[LabelledValue, ...]) -> None:
    state = dataclasses.replace(
        make_state(exercise), guidance=guide(**changed), session=fold_all([make_repetition(3.0)])
    )
    assert list_progress(state) == facts


def test_rest_says_what_comes_next() -> None:
    assert describe_rest(LUNGE, guide(step="resting", next_side="right")) == (
        "Change sides",
        "Right leg in front",
    )
    assert describe_rest(LUNGE, guide(step="resting", next_side=None)) == ("Rest", "Set 2 of 4")


def test_guided_step_and_the_next() -> None:
    roll = load_exercise("foam-roll").exercise
    now, following = describe_guided(roll, guide(repetitions=0))
    assert (now, following) == (roll.guide[0].text, f"Next: {roll.guide[1].text}")
    assert describe_guided(roll, guide(repetitions=len(roll.guide))) == (roll.praise, "")
