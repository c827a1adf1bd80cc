"""What the summary of a routine says of each exercise."""

from __future__ import annotations

import pytest

from coach.exercise.dose.requirements import Requirement
from coach.exercise.dose.routine import Outcome, RoutineItem
from coach.store.exercises.loader import load_exercise
from coach.window.routine.text import describe_outcome, describe_outcomes

SIDES = ("left", "right")
CASES = [
    (Requirement(SIDES, "seconds held", 60.0), (24.0, 0.0), "left 24 of 60 s, right not done"),
    (Requirement(SIDES, "seconds held", 60.0), (0.0, 59.9), "left not done, right 59 of 60 s"),
    (Requirement(SIDES, "seconds held", 60.0), (55.0, 60.0), "Done"),
    (Requirement(SIDES, "repetitions", 20.0), (20.0, 19.0), "left 20 of 20, right 19 of 20"),
    (Requirement((None,), "repetitions", 40.0), (6.0,), "6 of 40"),
    (Requirement((None, None), "seconds held", 30.0), (30.0, 12.0), "42 of 60 s"),
    (Requirement((None,), "minutes", 5.0), (2.5,), "2.5 of 5.0 min"),
    (Requirement(SIDES, "tests", 1.0), (1.0, 0.0), "left 1 of 1, right not done"),
    (Requirement(SIDES, "tests", 1.0), (0.0, 0.0), "Not done"),
]


@pytest.mark.parametrize(("requirement", "amounts", "words"), CASES)
def test_outcome(requirement: Requirement, amounts: tuple[float, ...], words: str) -> None:
    assert describe_outcome(Outcome(RoutineItem("lunge", requirement), amounts)) == words


def test_states_of_the_lines() -> None:
    requirement = Requirement((None,), "repetitions", 10.0)
    outcomes = [
        Outcome(RoutineItem("lunge", requirement), (amount,)) for amount in (0.0, 4.0, 10.0)
    ]
    lines = describe_outcomes(outcomes, {"lunge": load_exercise("lunge").exercise})
    assert [line.state for line in lines] == ["open", "partly", "done"]
    assert {line.title for line in lines} == {"Lunge"}
