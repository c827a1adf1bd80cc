"""Each side of an exercise may have a dose of its own."""

from __future__ import annotations

from typing import Any, Final

import pytest

from coach.errors import CoachError
from coach.report.plan.content import make_plan
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.doses import change_doses, read_doses
from coach.store.prescriptions.programme_changes import choose_exercises
from tests.store.prescriptions.examples import DAY

COUCH: Final = "couch-stretch"


def prescribe(*texts: str, before: LoadedPrescription | None = None) -> LoadedPrescription:
    names = ["bridge", COUCH, "plank"]
    programme = before.programme if before else choose_exercises(names, "", "")
    return build_prescription(make_head(DAY), change_doses(programme, read_doses(texts)), before)


def list_doses(loaded: LoadedPrescription) -> list[dict[str, Any]]:
    [routine] = loaded.programme.programme.routines
    return [
        item.model_dump(exclude={"exercise"}, exclude_defaults=True)
        for item in routine.items
        if item.exercise == COUCH
    ]


LEFT, RIGHT = {"sides": "left"}, {"sides": "right"}
CASES: Final[dict[str, tuple[list[str], list[dict[str, Any]]]]] = {
    "both": (
        [f"{COUCH}:left=sets:3", f"{COUCH}:right=sets:2,hold_s:40"],
        [{"sets": 3, **LEFT}, {"sets": 2, "hold_s": 40.0, **RIGHT}],
    ),
    "one": ([f"{COUCH}:right=sets:5"], [LEFT, {"sets": 5, **RIGHT}]),
    "one, and both": (
        [f"{COUCH}=rest_s:20", f"{COUCH}:left=sets:5"],
        [{"sets": 5, "rest_s": 20.0, **LEFT}, {"rest_s": 20.0, **RIGHT}],
    ),
    "the other one, too": (
        [f"{COUCH}=sides:left,sets:3", f"{COUCH}=sides:both", f"{COUCH}:right=sets:1"],
        [{"sets": 3, **LEFT}, {"sets": 1, **RIGHT}],
    ),
    "the only one": ([f"{COUCH}=sides:left", f"{COUCH}:left=sets:5"], [{"sets": 5, **LEFT}]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_side_gets_its_own_dose(case: str) -> None:
    texts, doses = CASES[case]
    made = prescribe(*texts[:1])
    made = prescribe(*texts[1:], before=made)
    assert list_doses(made) == doses == list_doses(prescribe(*texts))
    items = made.programme.programme.routines[0].items
    assert (items[0].exercise, items[-1].exercise) == ("bridge", "plank")


JOINED: Final = {
    "both": ("both", [{"sets": 3}]),
    "left": ("left", [{"sets": 3, **LEFT}]),
    "right": ("right", [{"sets": 2, **RIGHT}]),
}


@pytest.mark.parametrize("case", JOINED)
def test_two_doses_become_one_again(case: str) -> None:
    sides, doses = JOINED[case]
    made = prescribe(f"{COUCH}:left=sets:3", f"{COUCH}:right=sets:2")
    assert list_doses(prescribe(f"{COUCH}=sides:{sides}", before=made)) == doses


def test_a_change_of_one_side_leaves_the_other() -> None:
    made = prescribe(f"{COUCH}:left=sets:3", f"{COUCH}:right=sets:2")
    changed = prescribe(f"{COUCH}:left=sets:4", before=made)
    assert list_doses(changed) == [{"sets": 4, **LEFT}, {"sets": 2, **RIGHT}]
    both = prescribe(f"{COUCH}=hold_s:25", before=changed)
    assert [dose["hold_s"] for dose in list_doses(both)] == [25.0, 25.0]


WRONG: Final = {
    "no sides": ("plank:left=sets:2", "plank is not done with each side by itself"),
    "no side": (f"{COUCH}:up=sets:2", f"--dose {COUCH}:up=sets:2: this cannot be understood"),
    "no exercise": (":left=sets:2", "--dose :left=sets:2: this cannot be understood"),
    "sides of a side": (f"{COUCH}:left=sides:both", "this cannot be understood"),
    "not prescribed": ("lunge:left=sets:2", "lunge is not part of this programme"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_side_that_cannot_have_a_dose_is_refused(case: str) -> None:
    text, said = WRONG[case]
    with pytest.raises(CoachError, match=said):
        prescribe(text)


def test_a_side_that_is_left_out_must_be_added_first() -> None:
    made = prescribe(f"{COUCH}=sides:left")
    with pytest.raises(CoachError, match="couch-stretch is not prescribed for this side"):
        prescribe(f"{COUCH}:right=sets:2", before=made)


def test_the_plan_tells_both_doses_once() -> None:
    plan = make_plan(prescribe(f"{COUCH}:left=sets:3,hold_s:40", f"{COUCH}:right=sets:2"))
    [each] = [each for each in plan.exercises if each.title == "Couch stretch"]
    assert each.dose.startswith("3 × 40 s, left side · ")
    assert each.dose.endswith(", right side")
    ticked = [each.ticked for each in plan.routines[0].exercises]
    assert ticked == ["Bridge", "Couch stretch, left side", "Couch stretch, right side", "Plank"]
