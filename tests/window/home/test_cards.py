from __future__ import annotations

import datetime as dt

import pytest

from coach.exercise.definition.exercise import choose_figure
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.window.exercises import ExerciseLibrary
from coach.window.home.cards import DIGITS, TODAY, describe_since, list_sections

DAY = dt.date(2026, 3, 2)
ALL = {name: load_exercise(name).exercise for name in list_exercises()}


def test_every_exercise_has_one_card() -> None:
    names = [
        card.name for section in list_sections(ExerciseLibrary(ALL), DAY) for card in section.cards
    ]
    assert sorted(names) == sorted(ALL)


def test_the_first_cards_have_digits_in_order() -> None:
    keys = [
        card.key for section in list_sections(ExerciseLibrary(ALL), DAY) for card in section.cards
    ]
    assert keys[:DIGITS] == [str(number) for number in range(1, DIGITS + 1)]
    assert not any(keys[DIGITS:])


def test_today_are_those_longest_not_done() -> None:
    done = dict.fromkeys(ALL, DAY - dt.timedelta(days=8))
    done["couch-stretch"] = DAY - dt.timedelta(days=30)
    done["lunge"] = DAY
    today = list_sections(ExerciseLibrary(ALL, done=done), DAY)[0]
    assert today.title == "For today"
    assert today.cards[0].name == "couch-stretch"
    assert len(today.cards) == TODAY
    assert "lunge" not in [card.name for card in today.cards]


def test_nothing_due_has_no_section_for_today() -> None:
    sections = list_sections(ExerciseLibrary(ALL, done=dict.fromkeys(ALL, DAY)), DAY)
    assert sections[0].title != "For today"


def test_nothing_at_all() -> None:
    assert list_sections(ExerciseLibrary(), DAY) == ()


@pytest.mark.parametrize(
    ("days", "said"), [(0, "Done today"), (1, "Last done yesterday"), (9, "Last done 9 days ago")]
)
def test_since(days: int, said: str) -> None:
    assert describe_since(DAY - dt.timedelta(days=days), DAY) == said
    assert describe_since(None, DAY) == ""


@pytest.mark.parametrize("name", sorted(name for name, exercise in ALL.items() if exercise.figures))
def test_no_fault_stands_for_an_exercise(name: str) -> None:
    figure = choose_figure(ALL[name])
    assert figure is not None
    assert figure.name not in {fault.name for fault in ALL[name].faults}
