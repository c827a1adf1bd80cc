from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from coach.body.debounced_problems import CHECKS, Check
from coach.body.sides import SideChoice
from coach.body.view import TOO_FAR
from coach.exercise.dose.guidance import Guidance
from coach.exercise.dose.set_counter import has_anonymous_sides
from coach.exercise.tracking.session import fold_all
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.window.run.cues import ARMS_PAUSED_CUE
from coach.window.run.state import Step
from coach.window.run_page.setup_text import (
    describe_guided,
    describe_plan,
    describe_rest,
    describe_waiting,
    list_check_lines,
    list_progress,
)
from coach.window.run_page.text import LabelledValue
from coach.window.run_page.view import find_checks, is_seen
from tests.window.fakes import make_repetition, make_state

LUNGE, COUCH = load_exercise("lunge").exercise, load_exercise("couch-stretch").exercise
UNNAMED = next(
    name
    for name in list_exercises()
    if has_anonymous_sides(exercise := load_exercise(name).exercise)
    and exercise.kind == "repetitions"
)
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


def test_no_check_is_passed_while_the_camera_gives_no_picture() -> None:
    state = dataclasses.replace(make_state(), guidance=guide(checks=ALL_WELL))
    assert (find_checks(state), is_seen(state)) == (ALL_WELL, True)
    unplugged = dataclasses.replace(state, source_problem="Unplugged.")
    assert (find_checks(unplugged), is_seen(unplugged)) == ((), False)


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
        {"sets_of_side": 2},
        (
            LabelledValue("Set", "1 / 2"),
            LabelledValue("Side", "Left"),
            LabelledValue("Tempo", "3.0 s"),
        ),
        id="repetitions",
    ),
    pytest.param(
        "couch-stretch",
        {"target_repetitions": None, "sets": 2},
        (LabelledValue("Set", "1 / 1"), LabelledValue("Side", "Left")),
        id="one long hold",
    ),
    pytest.param(
        "hip-flexion-test",
        {"target_repetitions": 3},
        (
            LabelledValue("Set", "1 / 1"),
            LabelledValue("Side", "Left"),
            LabelledValue("Trial", "3 / 3"),
        ),
        id="trials",
    ),
    pytest.param(
        UNNAMED,
        {"side": None, "set_number": 4, "set_of_side": 2, "sets_of_side": 2},
        (
            LabelledValue("Set", "2 / 2"),
            LabelledValue("Side", "2 / 2"),
            LabelledValue("Tempo", "3.0 s"),
        ),
        id="sides without names",
    ),
    pytest.param(
        "foam-roll", {"target_repetitions": 3}, (LabelledValue("Step", "3 / 3"),), id="guided"
    ),
]


@pytest.mark.parametrize(("side", "told"), [("left", "Left"), ("right", "Right")])
def test_progress_names_the_only_side_that_is_done_where_sides_have_no_names(
    side: SideChoice, told: str
) -> None:
    state = make_state(UNNAMED)
    assert state.opened is not None
    opened = dataclasses.replace(state.opened, side=side)
    state = dataclasses.replace(state, opened=opened, guidance=guide(side=None))
    assert LabelledValue("Side", told) in list_progress(state)


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
    one_side = guide(step="resting", next_side=None, sets_of_side=4)
    assert describe_rest(LUNGE, one_side) == ("Rest", "Set 2 of 4")


@pytest.mark.parametrize(
    ("ended", "of_side", "following"), [(1, 1, "Set 1 of 2"), (2, 1, "Set 2 of 2")]
)
def test_both_sides_without_names_are_one_set(ended: int, of_side: int, following: str) -> None:
    rest = guide(
        step="resting",
        side=None,
        set_number=ended,
        set_of_side=of_side,
        sets_of_side=2,
        unnamed_change=True,
    )
    assert describe_rest(load_exercise(UNNAMED).exercise, rest)[1] == following


def test_guided_step_and_the_next() -> None:
    roll = load_exercise("foam-roll").exercise
    now, following = describe_guided(roll, guide(repetitions=0))
    assert (now, following) == (roll.guide[0].text, f"Next: {roll.guide[1].text}")
    assert describe_guided(roll, guide(repetitions=len(roll.guide))) == (roll.praise, "")


GUIDED = make_state("foam-roll", step=Step.PAUSED, live=True)
WAITING = [
    pytest.param({}, False, ("Paused", "Press Space to go on."), id="paused, keys only"),
    pytest.param(
        {},
        True,
        (ARMS_PAUSED_CUE.text, ARMS_PAUSED_CUE.detail),
        id="paused, with arms",
    ),
    pytest.param(
        {"confirms_end": True},
        True,
        ("It hurts? One arm. End? Both arms.", "Otherwise it goes on by itself."),
        id="both arms were raised",
    ),
    pytest.param({"step": Step.RUNNING}, True, None, id="runs"),
]


@pytest.mark.parametrize(("changed", "arms", "words"), WAITING)
def test_a_guided_exercise_says_that_it_waits(
    changed: dict[str, Any], arms: bool, words: tuple[str, str] | None
) -> None:
    assert describe_waiting(dataclasses.replace(GUIDED, **changed), arms=arms) == words


def test_a_guided_exercise_says_that_no_pictures_come() -> None:
    state = dataclasses.replace(GUIDED, step=Step.RUNNING, source_problem="It stopped.")
    words = describe_waiting(state, arms=True)
    assert words is not None
    assert words[0] == "It stopped."
