"""The dose that a programme prescribes, and sides that have no name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.body.pose import empty_pose
from coach.exercise.definition.programme import Item
from coach.exercise.definition.tables import Dose
from coach.exercise.dose.prescribed_dose import halve_dose, prescribe_dose, replace_dose
from coach.exercise.dose.programme_plan import plan_day
from coach.exercise.dose.programme_records import DoneSession, Enrolment
from coach.exercise.dose.requirements import find_requirement
from coach.exercise.tracking.trainer import Trainer
from coach.store.exercises.loader import load_exercise
from coach.store.programmes.loader import load_programme
from tests.exercise.dose.guide_player import Player, begin
from tests.exercise.examples import KNEE_BEND, PLANK, make

UNNAMED = make(
    KNEE_BEND,
    dose={"text": "x", "sets": 2, "repetitions": 3, "per_side": True, "change_s": 7.0},
)
UNNAMED_HOLD = make(
    PLANK,
    dose={"text": "x", "sets": 1, "hold_s": 6.0, "per_side": True},
    side="none",
    main_angle="trunk_lean",
)
ANONYMOUS = (
    "figure-four", "side-lying-psoas-stretch", "side-lunge", "side-lying-leg-raise",
    "chop-and-lift",
)  # fmt: skip


def test_two_sides_without_a_name_are_both_coached() -> None:
    player = begin(Player(UNNAMED))
    assert player.now.sets == 4
    for number in (1, 2, 3):
        done = player.repeat(None, None, None)
        assert (done.step, done.set_number, done.changes_side, done.next_side) == (
            "resting", number, True, None,
        )  # fmt: skip
        assert done.seconds_left == pytest.approx(7.0)
        player.see(7.2)
        begin(player)
    assert player.repeat(None, None, None).step == "done"


def test_of_two_sides_without_a_name_a_chosen_one_is_the_only_one() -> None:
    player = begin(Player(UNNAMED, "left"))
    assert player.now.sets == 2
    assert not player.repeat(None, None, None).changes_side


def test_a_hold_is_coached_on_the_second_side_too() -> None:
    player = Player(UNNAMED_HOLD)
    player.take_position(None, target=6.0)
    player.hold(6.1, None, target=6.0)
    assert (player.now.step, player.now.changes_side) == ("resting", True)
    player.let_go(target=6.0)
    player.see(10.2)
    player.take_position(None, target=6.0)
    assert player.hold(6.1, None, target=6.0).step == "done"


def test_a_file_that_names_no_sides_is_coached_once() -> None:
    symmetrical = make(KNEE_BEND, dose={"text": "x", "sets": 1, "repetitions": 3})
    assert begin(Player(symmetrical)).repeat(None, None, None).step == "done"


@pytest.mark.parametrize("name", ANONYMOUS)
def test_a_programme_asks_for_both_sides(name: str) -> None:
    exercise = load_exercise(name).exercise
    need = find_requirement(Item(exercise=name), exercise)
    assert need.sides == (None, None)
    one = (
        {"repetitions": int(need.amount)} if need.unit == "repetitions" else {"held_s": need.amount}
    )
    programme: Any = load_programme("hip-flexors-4-weeks").programme.model_copy(
        update={"retest": ()}
    )
    routine = programme.routines[0].model_copy(update={"items": (Item(exercise=name),)})
    programme = programme.model_copy(update={"routines": (routine,)})
    day = date(2026, 2, 2)
    states = []
    for sessions in range(3):
        done = [DoneSession(day, name, None, **one)] * sessions  # type: ignore[arg-type]
        (task,) = plan_day(programme, {name: exercise}, Enrolment(day), done, day).tasks
        states.append(task.state)
    assert states == ["open", "partly", "done"]
    assert find_requirement(Item(exercise=name, sides="left"), exercise).sides == (None,)


def test_an_item_replaces_what_it_names() -> None:
    dose = Dose(sets=3, repetitions=10, hold_s=10.0, per_side=False, rest_s=20.0, text="x")
    prescribed = prescribe_dose(Item(exercise="bridge", sets=2, repetitions=8), dose)
    assert (prescribed.sets, prescribed.repetitions, prescribed.hold_s, prescribed.rest_s) == (
        2, 8, 10.0, 20.0,
    )  # fmt: skip
    assert prescribe_dose(Item(exercise="bridge", rest_s=0.0), dose).rest_s == 0.0
    assert not prescribed.each_side


HALVES = [
    pytest.param("hold", 30.0, 15.0, id="even"),
    pytest.param("hold", 15.0, 8.0, id="rounded up"),
    pytest.param("hold", 0.5, 0.5, id="never more than the whole"),
    pytest.param("hold", 1.5, 1.0, id="short"),
    pytest.param("hold", None, 15.0, id="the default"),
    pytest.param("repetitions", 9.0, 9.0, id="not what is held at the top of a repetition"),
]


@pytest.mark.parametrize(("kind", "whole_s", "half_s"), HALVES)
def test_half_a_hold(kind: Any, whole_s: float | None, half_s: float) -> None:
    assert halve_dose(Dose(hold_s=whole_s, text="x"), kind).hold_s == half_s


@given(st.floats(0.0, 1800.0, exclude_min=True), st.integers(1, 200))
def test_half_the_dose_is_at_least_half_and_never_more_than_all(hold_s: float, count: int) -> None:
    dose = Dose(hold_s=hold_s, repetitions=count, text="x")
    held, counted = halve_dose(dose, "hold").hold_s, halve_dose(dose, "repetitions").repetitions
    assert held is not None
    assert counted is not None
    assert hold_s / 2 <= held <= min(hold_s, hold_s / 2 + 1)
    assert count / 2 <= counted <= min(count, count / 2 + 1)


def test_the_prescribed_dose_is_the_coached_dose() -> None:
    file = make(PLANK, dose={"text": "x", "sets": 1, "hold_s": 60.0})
    item = Item(exercise="stretch", sets=2, hold_s=8.0, rest_s=5.0)
    exercise = replace_dose(file, prescribe_dose(item, file.dose))
    clock = Trainer(exercise).update(empty_pose(0.0, 64, 48)).hold
    assert clock is not None
    assert clock.target_s == 8.0
    player = Player(exercise, "left")
    player.take_position("left", target=8.0)
    player.hold(8.1, "left", target=8.0)
    assert (player.now.step, player.now.sets, player.now.seconds_left) == (
        "resting", 2, pytest.approx(5.0, abs=0.2),
    )  # fmt: skip


def test_rests_and_changes_are_those_of_the_dose() -> None:
    exercise = make(
        KNEE_BEND,
        side="front",
        dose={"text": "x", "sets": 2, "repetitions": 2, "rest_s": 45.0, "change_s": 60.0},
    )
    assert begin(Player(exercise), side="left").repeat("left", "left").seconds_left == 60.0
    assert begin(Player(exercise, "left")).repeat("left", "left").seconds_left == 45.0
