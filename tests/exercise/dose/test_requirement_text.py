"""Doses as people read them: never a sum of seconds that looks like one long hold."""

from __future__ import annotations

from typing import Any

import pytest

from coach.exercise.definition.programme import Item
from coach.exercise.dose.requirement_text import format_requirement, list_pain_limits
from coach.exercise.dose.requirements import find_requirement
from coach.store.exercises.loader import load_exercise
from coach.store.programmes.loader import list_programmes, load_programme

DOSES: list[tuple[str, dict[str, Any], str]] = [
    ("plank", {"sets": 3, "repetitions": 1, "hold_s": 30.0}, "3 x 30 s"),
    ("posterior-pelvic-tilt", {}, "5 x 10 s"),
    ("bird-dog", {"sets": 2, "repetitions": 8}, "2 x 8 each side"),
    ("bird-dog", {"repetitions": 6, "sides": "left"}, "6 repetitions left side"),
    ("bird-dog", {"repetitions": 6, "sides": "right"}, "6 repetitions right side"),
    ("side-lying-leg-raise", {}, "10 repetitions each side"),
    ("side-lying-leg-raise", {"sides": "left"}, "10 repetitions left side"),
    ("figure-four", {"sides": "right"}, "30 s right side"),
    ("thomas-test", {"sides": "left"}, "one test left side"),
    ("sit-to-stand", {"sides": "left"}, "2 x 5"),
    ("bridge", {"sets": 2, "repetitions": 8, "hold_s": 3.0}, "2 x 8 x 3 s"),
    ("half-kneeling-stretch", {"sets": 1, "hold_s": 20.0}, "20 s each side"),
    ("half-kneeling-stretch", {"repetitions": 2, "hold_s": 20.0}, "2 x 20 s each side"),
    ("walking", {}, "10 minutes"),
    ("thomas-test", {}, "one test each side"),
    ("seated-hip-flexion-hold", {}, "one test each side"),
    ("sit-to-stand", {"sets": 1, "repetitions": 5}, "5 repetitions"),
    ("sit-to-stand", {"sets": 1, "repetitions": 1}, "1 repetition"),
    ("walking", {"hold_s": 20.0}, "20 s"),
    ("walking", {"hold_s": 90.0}, "90 s"),
    ("walking", {"hold_s": 120.0}, "2 minutes"),
    ("walking", {"hold_s": 150.0}, "2.5 minutes"),
    ("walking", {"hold_s": 165.0}, "3 minutes"),
]


@pytest.mark.parametrize(("name", "dose", "text"), DOSES, ids=lambda value: str(value)[:40])
def test_a_dose(name: str, dose: dict[str, Any], text: str) -> None:
    exercise = load_exercise(name).exercise
    if exercise.kind == "repetitions" and "hold_s" not in dose:
        exercise = exercise.model_copy(
            update={"dose": exercise.dose.model_copy(update={"hold_s": None})}
        )
    need = find_requirement(Item(exercise=name, **dose), exercise)
    assert format_requirement(need) == text


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        ({}, []),
        ({"if_pain_at_most": 3}, ["if pain is at most 3"]),
        ({"if_pain_above": 3}, ["if pain is above 3, or not answered"]),
    ],
)
def test_pain_limits(limits: dict[str, int], text: list[str]) -> None:
    assert list(list_pain_limits(Item(exercise="lunge", **limits))) == text


@pytest.mark.parametrize("name", sorted(list_programmes()))
def test_no_dose_of_a_programme_adds_up_seconds(name: str) -> None:
    loaded = load_programme(name)
    for routine in loaded.programme.routines:
        for item in routine.items:
            need = find_requirement(item, loaded.exercises[item.exercise])
            assert "held" not in format_requirement(need)
