"""What coach does not ask about is told to everybody: breath, balance, blood pressure, hernia."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import pytest

from coach.exercise.definition.exercise import Exercise
from coach.store.programmes.loader import list_programmes, load_programme
from tests.poses.movements import (
    ALL,
    find_answer,
    is_one_sided,
    list_words,
    puts_the_head_down,
    takes_a_leg_back,
)

BELLY_PRESSURE: Final = {"crunch", "jackknife", "plank", "resisted-hip-flexion-test"}
"""Exercises that press most on the belly wall and the groin."""


def is_strength(exercise: Exercise) -> bool:
    return exercise.group == "strength"


def is_held_against_resistance(exercise: Exercise) -> bool:
    return exercise.kind == "hold" and exercise.group != "test"


def needs_balance(exercise: Exercise) -> bool:
    return is_one_sided(exercise) or "rise on to the toes" in list_words(exercise)


def presses_on_the_belly_wall(exercise: Exercise) -> bool:
    return exercise in [ALL[name] for name in BELLY_PRESSURE]


RULES: Final[dict[str, tuple[Callable[[Exercise], bool], str]]] = {
    "strength never with a held breath": (is_strength, r"breath"),
    "holds never with a held breath": (is_held_against_resistance, r"breath"),
    "something to hold on to": (needs_balance, r"hold on|chair|wall|hands on the floor"),
    "blood pressure, glaucoma and dizziness": (
        puts_the_head_down,
        r"not with glaucoma, uncontrolled high blood pressure or dizziness",
    ),
    "hernia and a gap in the belly muscles": (presses_on_the_belly_wall, r"hernia or a gap"),
}
"""Rule -> the exercises that it is about, and what they tell everybody."""


@pytest.mark.parametrize("rule", RULES)
def test_everybody_is_told(rule: str) -> None:
    concerned, words = RULES[rule]
    names = {name for name, each in ALL.items() if concerned(each)}
    assert names, "the rule speaks of no exercise"
    assert {name for name in names if not re.search(words, list_words(ALL[name]))} == set()


@pytest.mark.parametrize("name", [name for name, each in ALL.items() if takes_a_leg_back(each)])
def test_a_hip_replaced_from_the_front_that_may_go_back_is_told_how_far(name: str) -> None:
    exercise = ALL[name]
    told = any("hip_replacement_anterior" in each.conditions for each in exercise.cautions)
    allowed = find_answer(exercise, "hip_replacement_anterior") == "ask first"
    assert told is allowed


AT_ONCE: Final = re.compile(r"bladder|swollen calf")
"""Signs that the page of red flags sends to hospital."""


def test_red_flags_are_urgent_wherever_they_are_named() -> None:
    texts = [str(caution.text) for exercise in ALL.values() for caution in exercise.cautions]
    for name in list_programmes():
        texts += [str(text) for text in load_programme(name).programme.cautions]
    named = {text for text in texts if AT_ONCE.search(text)}
    assert len(named) >= 2
    assert not {text for text in named if "at once" not in text or "see a doctor" in text}


FIRST: Final = {
    "glute-release": "swollen calf",
    "heat": "bare skin",
    "heat-and-ice": "bare skin",
    "ice": "bare skin",
}
"""Exercise -> what its first caution for everybody says, which the voice reads before it begins."""


@pytest.mark.parametrize("name", FIRST)
def test_the_worst_harm_is_told_first(name: str) -> None:
    [first, *_] = [each.text for each in ALL[name].cautions if not each.conditions]
    assert FIRST[name] in first
