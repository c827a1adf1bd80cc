"""The place in a routine, and what is done of its items."""

from __future__ import annotations

from typing import Any

import pytest

from coach.body.landmarks import Side
from coach.exercise.definition.programme import Item
from coach.exercise.dose.requirements import find_requirement
from coach.exercise.dose.routine import (
    Outcome,
    RoutineItem,
    RoutineProgress,
    find_camera_place,
    list_done_sessions,
)
from coach.exercise.tracking.events import (
    Event,
    GuidedStepBegan,
    GuidedStepDone,
    HoldEnded,
    RepetitionDone,
    TrialDone,
)
from coach.exercise.tracking.session import Session, fold_all
from coach.store.exercises.loader import load_exercise

NAMES = (
    "bridge", "couch-stretch", "figure-four", "hip-flexion-test", "lunge", "thigh-roller-massage",
)  # fmt: skip
EXERCISES = {name: load_exercise(name).exercise for name in NAMES}


def make_item(name: str, **prescribed: Any) -> RoutineItem:
    item = Item(exercise=name, **prescribed)
    return RoutineItem(name, find_requirement(item, EXERCISES[name]))


def repeat(count: int, side: Side | None) -> list[Event]:
    return [RepetitionDone(n + 1.0, n + 0.0, n + 0.5, side, 90.0, ()) for n in range(count)]


def hold(seconds: float, side: Side | None) -> Event:
    return HoldEnded(seconds, 0.0, seconds, seconds, side, ())


def do(item: RoutineItem, *events: Event) -> Outcome:
    routine = RoutineProgress((item,)).note(fold_all(events))
    (outcome,) = routine.list_outcomes(EXERCISES)
    return outcome


LUNGE = make_item("lunge", sets=1, repetitions=10)
COUCH = make_item("couch-stretch", sets=1, repetitions=1, hold_s=60.0)
FIGURE_FOUR = make_item("figure-four", sets=1, repetitions=1, hold_s=30.0)
TEST = make_item("hip-flexion-test")
MASSAGE = make_item("thigh-roller-massage")
CASES = [
    pytest.param(LUNGE, [], (0.0, 0.0), False, id="nothing"),
    pytest.param(LUNGE, [*repeat(6, "left"), *repeat(10, "right")], (6.0, 10.0), False, id="left"),
    pytest.param(LUNGE, [*repeat(12, "left"), *repeat(10, "right")], (10.0, 10.0), True, id="all"),
    pytest.param(LUNGE, repeat(20, None), (10.0, 10.0), True, id="unknown side"),
    pytest.param(COUCH, [hold(24.0, "left")], (24.0, 0.0), False, id="24 of 60 s"),
    pytest.param(COUCH, [hold(55.0, "left"), hold(60.0, "right")], (55.0, 60.0), True, id="slack"),
    pytest.param(FIGURE_FOUR, [hold(30.0, None)], (30.0, 0.0), False, id="one unnamed side"),
    pytest.param(
        TEST, [TrialDone(2.0, 1.0, 2.0, "left", 110.0, ())], (1.0, 0.0), False, id="one test"
    ),
    pytest.param(
        TEST, [TrialDone(2.0, 1.0, 2.0, "left", None, (), "why")], (0.0, 0.0), False, id="no number"
    ),
    pytest.param(
        MASSAGE,
        [GuidedStepBegan(0.0, 1, ""), GuidedStepDone(30.0, 1, 30.0), GuidedStepBegan(30.0, 2, "")],
        (0.5,),
        False,
        id="one guided step",
    ),
]


@pytest.mark.parametrize(("item", "events", "amounts", "done"), CASES)
def test_outcome(
    item: RoutineItem, events: list[Event], amounts: tuple[float, ...], done: bool
) -> None:
    outcome = do(item, *events)
    assert outcome.amounts == amounts
    assert outcome.done is done
    assert outcome.begun is any(amounts)


def test_runs_of_the_same_item_add_up() -> None:
    routine = RoutineProgress((LUNGE, COUCH))
    for _ in range(2):
        routine = routine.note(fold_all(repeat(5, "left")))
    assert [outcome.amounts for outcome in routine.list_outcomes(EXERCISES)] == [
        (10.0, 0.0),
        (0.0, 0.0),
    ]


def test_an_item_that_comes_twice_is_counted_twice() -> None:
    routine = RoutineProgress((LUNGE, LUNGE)).note(fold_all(repeat(10, "left")))
    first, second = routine.list_outcomes(EXERCISES)
    assert (first.amounts, second.amounts) == ((10.0, 0.0), (0.0, 0.0))


def test_moving_stays_within_the_routine() -> None:
    routine = RoutineProgress((LUNGE, COUCH))
    assert routine.move(-1).index == 0
    assert routine.move(1).is_last
    assert not routine.is_last
    assert routine.move(1).current is COUCH
    assert routine.move(5).over
    assert routine.end().over


def test_places_of_the_camera() -> None:
    assert find_camera_place(EXERCISES["thigh-roller-massage"]) is None
    assert find_camera_place(EXERCISES["bridge"]) == ("side", "seat")
    assert find_camera_place(EXERCISES["lunge"]) == ("side", "hip")


@pytest.mark.parametrize(
    ("peaks", "result"),
    [
        pytest.param([100.0, 112.0, 110.0], 110.0, id="the median, not the first"),
        pytest.param([0.0], 0.0, id="zero is a result"),
        pytest.param([None], None, id="without credit"),
    ],
)
def test_the_result_of_a_test_is_the_median_of_its_trials(
    peaks: list[float | None], result: float | None
) -> None:
    trials = tuple(TrialDone(1.0, 0.5, 0.9, "left", peak, ()) for peak in peaks)
    done = {each.side: each for each in list_done_sessions(Session(trials=trials), "thomas-test")}
    assert (done["left"].range_deg, done["right"].range_deg) == (result, None)
