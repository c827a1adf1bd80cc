"""What was done of a dose is told for each side."""

from __future__ import annotations

from typing import Any

import pytest

from coach.exercise.definition.tables import Dose
from coach.exercise.dose.dose_done import describe_dose, measure_dose
from coach.exercise.dose.prescribed_dose import halve_dose, replace_dose
from coach.exercise.tracking.events import Event, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.session import Session, fold_all
from coach.store.exercises.loader import load_exercise


def hold(held_s: float, side: Any = "left") -> HoldEnded:
    return HoldEnded(held_s, 0.0, held_s, held_s, side, ())


def repeat(count: int, side: Any) -> list[Event]:
    return [RepetitionDone(float(t), t - 1.0, t - 0.5, side, 90.0, ()) for t in range(1, count + 1)]


CASES = [
    pytest.param("couch-stretch", [hold(24.0)], "left 24 of 60 s, right not done", id="one side"),
    pytest.param(
        "couch-stretch",
        [hold(60.0), hold(60.0, "right")],
        "left 60 of 60 s, right 60 of 60 s",
        id="both",
    ),
    pytest.param(
        "couch-stretch", [hold(70.0, None)], "left 60 of 60 s, right 10 of 60 s", id="side unknown"
    ),
    pytest.param("lunge", repeat(6, "right"), "left not done, right 6 of 20", id="repetitions"),
    pytest.param("bridge", repeat(6, None), "6 of 30", id="no sides"),
    pytest.param("figure-four", [hold(20.0, None)], "20 of 60 s", id="two sides without a name"),
    pytest.param(
        "figure-four",
        [hold(20.0, "left"), hold(9.0, "right"), hold(3.0, None)],
        "32 of 60 s",
        id="sides that the dose does not name",
    ),
    pytest.param(
        "couch-stretch",
        [hold(50.0), hold(30.0, None)],
        "left 60 of 60 s, right 20 of 60 s",
        id="what has no side counts where something is missing",
    ),
    pytest.param(
        "couch-stretch",
        [hold(70.0), hold(20.0, None)],
        "left 70 of 60 s, right 20 of 60 s",
        id="more than the dose",
    ),
    pytest.param(
        "hip-flexion-test",
        [
            TrialDone(4.0, 3.0, 3.9, "left", 112.0, ()),
            TrialDone(9.0, 8.0, 8.9, "left", None, ()),
            TrialDone(14.0, 13.0, 13.9, "left", 110.0, ()),
        ],
        "left 2 of 3 trials, right not done",
        id="trials without credit do not count",
    ),
    pytest.param("heat", [], "", id="guided"),
]


@pytest.mark.parametrize(("name", "events", "words"), CASES)
def test_what_was_done_of_the_dose(name: str, events: list[Event], words: str) -> None:
    exercise = load_exercise(name).exercise
    assert str(describe_dose(measure_dose(exercise, fold_all(events)))) == words


def test_a_chosen_side_is_the_whole_dose() -> None:
    exercise = load_exercise("couch-stretch").exercise
    (part,) = measure_dose(exercise, fold_all([hold(59.7)]), "left")
    assert (part.side, part.prescribed, part.complete) == ("left", 60.0, True)


COMPLETE = [
    pytest.param("couch-stretch", [hold(59.5)], True, id="to half a second"),
    pytest.param("couch-stretch", [hold(59.4)], False, id="too short"),
    pytest.param("lunge", repeat(20, "left"), True, id="all repetitions"),
    pytest.param("lunge", repeat(19, "left"), False, id="one too few"),
]


@pytest.mark.parametrize(("name", "events", "complete"), COMPLETE)
def test_a_dose_is_complete_with_all_of_it(name: str, events: list[Event], complete: bool) -> None:
    (part,) = measure_dose(load_exercise(name).exercise, fold_all(events), "left")
    assert part.complete is complete


def test_of_a_chosen_side_of_two_without_a_name_the_dose_is_that_of_one() -> None:
    exercise = load_exercise("figure-four").exercise
    (both,), (one,) = (measure_dose(exercise, Session(), side) for side in ("auto", "left"))
    assert both.prescribed == 2 * one.prescribed


def test_a_dose_without_an_amount_has_no_parts() -> None:
    exercise = load_exercise("bridge").exercise
    dose = exercise.dose.model_copy(update={"repetitions": None})
    assert measure_dose(replace_dose(exercise, dose), Session()) == ()


HALVES = [
    pytest.param("repetitions", {"repetitions": 10}, {"repetitions": 5}, id="repetitions"),
    pytest.param("repetitions", {"repetitions": 15}, {"repetitions": 8}, id="rounded up"),
    pytest.param("repetitions", {"repetitions": 1}, {"repetitions": 1}, id="never nothing"),
    pytest.param("repetitions", {}, {}, id="no repetitions"),
    pytest.param("hold", {"hold_s": 60.0, "repetitions": 3}, {"hold_s": 30.0}, id="seconds"),
    pytest.param("hold", {"hold_s": 45.0}, {"hold_s": 23.0}, id="seconds, rounded up"),
    pytest.param("hold", {}, {"hold_s": 15.0}, id="seconds by default"),
    pytest.param("guided", {"hold_s": 60.0}, {}, id="guided stays"),
    pytest.param(
        "guided", {"hold_s": 600.0, "adjustable": True}, {"hold_s": 300.0}, id="adjustable"
    ),
    pytest.param("range-of-motion", {"repetitions": 3}, {}, id="a test stays"),
]


@pytest.mark.parametrize(("kind", "given", "changed"), HALVES)
def test_half_the_dose(kind: Any, given: dict[str, Any], changed: dict[str, Any]) -> None:
    dose = Dose(text="Some", sets=3, **given)
    assert halve_dose(dose, kind) == dose.model_copy(update=changed)
