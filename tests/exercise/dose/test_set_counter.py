"""The sides and sets of a dose, and what counts for which."""

from __future__ import annotations

from typing import Any

import pytest

from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.set_counter import (
    HoldSecondsCounter,
    SetCounter,
    Working,
    find_counted,
    list_dose_sides,
)
from coach.exercise.tracking.events import BodyLost, HoldBegan, HoldEnded, RepetitionDone, TrialDone
from tests.exercise.dose.guide_player import GUIDED, KNEE_HUG, LUNGE, STRETCH, TEST
from tests.exercise.examples import KNEE_BEND, RAISE, make

BOTH = ("left", "right")
DOSE = {"text": "x", "sets": 2, "repetitions": 3}
ANONYMOUS = make(KNEE_BEND, dose={**DOSE, "per_side": True})
SIDES = [
    pytest.param(LUNGE, BOTH, id="each leg"),
    pytest.param(make(KNEE_BEND, dose=DOSE), (None,), id="no sides"),
    pytest.param(make(KNEE_BEND, side="front", dose={**DOSE, "per_side": False}), (None,),
                 id="both legs together"),
    pytest.param(ANONYMOUS, (None,), id="sides without a name"),
    pytest.param(make(RAISE, dose={"text": "x", "per_side": False}), BOTH, id="a range test"),
    pytest.param(GUIDED, (None,), id="guided"),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "sides"), SIDES)
def test_the_sides_of_a_dose(exercise: Exercise, sides: tuple[Working, ...]) -> None:
    assert list_dose_sides(exercise, None) == sides
    assert list_dose_sides(exercise, "right") == (("right",) if sides == BOTH else (None,))


SETS = [
    pytest.param(LUNGE, None, 4, 2, False, id="both sides"),
    pytest.param(LUNGE, "left", 2, 2, False, id="a chosen side"),
    pytest.param(ANONYMOUS, None, 4, 2, True, id="sides without a name"),
    pytest.param(ANONYMOUS, "left", 2, 2, False, id="one of them chosen"),
    pytest.param(GUIDED, None, 1, 1, False, id="guided"),
    pytest.param(TEST, None, 2, 1, False, id="a range test"),
]


@pytest.mark.parametrize(("exercise", "side", "sets", "of_side", "alternating"), SETS)
def test_the_number_of_sets(
    exercise: Exercise, side: Working, sets: int, of_side: int, alternating: bool
) -> None:
    counter = SetCounter(exercise, side)
    assert (counter.sets, counter.sets_of_side, counter.alternating) == (sets, of_side, alternating)


def test_a_set_is_complete_with_its_repetitions_and_each_side_has_its_own() -> None:
    counter = SetCounter(LUNGE, None)
    assert [counter.add(side) for side in ("left", "right", "left", "left")] == [False] * 3 + [True]
    assert (counter.count("left"), counter.count("right"), counter.completed) == (0, 1, 1)
    assert (counter.remains("left"), counter.remains("right")) == (True, True)
    assert [counter.add("left") for _ in range(4)] == [False, False, True, False]
    assert (counter.remains("left"), counter.count("left"), counter.completed) == (False, 0, 2)


CHOICES: list[tuple[Working, Working, Working]] = [
    ("right", "left", "right"),
    (None, "right", "right"),
    (None, "left", "left"),
    (None, None, "left"),
]


@pytest.mark.parametrize(("seen", "now", "chosen"), CHOICES)
def test_what_has_no_side_counts_for_the_current_one(
    seen: Working, now: Working, chosen: Working
) -> None:
    assert SetCounter(LUNGE, None).choose_side(seen, now) == chosen
    assert SetCounter(LUNGE, "left").choose_side(seen, now) == "left"
    assert SetCounter(ANONYMOUS, None).choose_side(seen, now) is None


NEXT: list[tuple[list[Any], Working, Working]] = [
    ([], "left", "right"),
    ([], "right", "left"),
    (["right", "right"], "left", "left"),
    (["left"], "left", "right"),
    (["left", "left", "right"], "right", "right"),
]


@pytest.mark.parametrize(("finished", "after", "expected"), NEXT)
def test_the_next_set_is_of_the_other_side_while_it_has_one_left(
    finished: list[Any], after: Working, expected: Working
) -> None:
    counter = SetCounter(LUNGE, None)
    for side in finished:
        counter.finish(side)
    assert counter.choose_next(after) == expected


def test_sets_are_numbered_by_side() -> None:
    counter = SetCounter(LUNGE, None)
    counter.finish("left")
    assert [counter.number_set("left", ended=ended) for ended in (True, False)] == [1, 2]
    assert [counter.number_set("right", ended=ended) for ended in (True, False)] == [0, 1]
    assert counter.number_set(None, ended=False) == 1
    both = SetCounter(ANONYMOUS, None)
    numbers = []
    for _ in range(4):
        numbers.append(both.number_set(None, ended=False))
        both.finish(None)
        assert both.number_set(None, ended=True) == numbers[-1]
    assert numbers == [1, 1, 2, 2]


def test_seconds_of_a_hold_that_broke_off_count_until_it_is_done() -> None:
    counter = SetCounter(STRETCH, None)
    counter.add_seconds("left", 4.0)
    counter.add_seconds("left", 3.0)
    assert (counter.held("left"), counter.held("right"), counter.held(None)) == (7.0, 0.0, 0.0)
    assert counter.add("left"), "without a number of holds, one is a set"
    assert counter.held("left") == 0.0
    counter.add_seconds("left", 4.0)
    assert counter.held("left") == 0.0, "no set is left"
    hugs = SetCounter(KNEE_HUG, None)
    hugs.add_seconds(None, 4.0)
    assert (hugs.add(None), hugs.held(None)) == (False, 0.0), "the second hold begins anew"


def test_a_hold_ends_once_and_not_if_it_was_counted() -> None:
    counter, end = HoldSecondsCounter(), HoldEnded(9.0, 1.0, 8.0, 7.0, "right", ())
    assert counter.update(end) is None, "it never began"
    assert counter.update(HoldBegan(1.0, "right")) is None
    assert (counter.side, counter.uncounted) == ("right", True)
    assert counter.update(BodyLost(2.0)) is None
    assert counter.update(end) == end
    assert (counter.update(end), counter.uncounted) == (None, False)
    counter.update(HoldBegan(10.0, "left"))
    counter.uncounted = False  # it has reached its time
    assert counter.update(end) is None


def test_repetitions_and_credited_trials_count_from_their_start() -> None:
    events = (
        RepetitionDone(3.0, 1.0, 2.0, "left", 90.0, ()),
        TrialDone(9.0, 5.0, 8.0, "right", 110.0, ()),
        TrialDone(19.0, 15.0, 18.0, "right", None, ()),
        HoldEnded(9.0, 1.0, 8.0, 7.0, "right", ()),
    )
    assert find_counted(events) == [("left", 1.0), ("right", 5.0)]
