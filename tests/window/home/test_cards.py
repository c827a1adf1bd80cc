from __future__ import annotations

import datetime as dt

import pytest

from coach.exercise.definition.exercise import choose_figure
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.programmes.loader import list_programmes
from coach.window.exercises import ExerciseLibrary
from coach.window.home.card_filter import KINDS, MINUTES, PLACES, WISHES, CardFilter
from coach.window.home.cards import (
    DIGITS,
    LEVELS,
    TODAY,
    Section,
    describe_since,
    list_sections,
)

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


def list_names(sections: tuple[Section, ...]) -> list[str]:
    return [card.name for section in sections for card in section.cards]


FILTERS = [
    CardFilter(),
    *(CardFilter(place=place) for place in PLACES if place),
    *(CardFilter(group=group) for group in KINDS if group),
    *(CardFilter(minutes=minutes) for minutes in MINUTES if minutes),
    CardFilter(place="chair", minutes=5, group="stretch"),
    *(wish.cards for wish in WISHES.values()),
]


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
def test_a_filter_shows_what_it_accepts_and_nothing_else(chosen: CardFilter) -> None:
    names = list_names(list_sections(ExerciseLibrary(ALL), DAY, chosen))
    assert sorted(names) == sorted(name for name, each in ALL.items() if chosen.accepts(each))
    assert names, "every choice of one menu finds something"


@pytest.mark.parametrize(
    ("chosen", "shown", "hidden"),
    [
        (CardFilter(place="chair"), "seated-march", "plank"),
        (CardFilter(place="bed"), "bed-edge-stretch", "standing-march"),
        (CardFilter(group="test"), "thomas-test", "bridge"),
        (CardFilter(minutes=2), "couch-stretch", "walking"),
        (CardFilter(minutes=10), "walking", "ice"),
    ],
    ids=str,
)
def test_what_a_filter_shows(chosen: CardFilter, shown: str, hidden: str) -> None:
    assert chosen.accepts(ALL[shown])
    assert not chosen.accepts(ALL[hidden])


def test_gentle_exercises_come_first() -> None:
    sections = list_sections(ExerciseLibrary(ALL), DAY)
    assert {ALL[card.name].level for card in sections[0].cards} == {"gentle"}
    for section in sections[1:]:
        levels = [LEVELS.index(ALL[card.name].level) for card in section.cards]
        assert levels == sorted(levels)


def test_every_place_level_and_group_of_a_file_has_a_name() -> None:
    assert {place for each in ALL.values() for place in each.place} <= set(PLACES)
    assert {each.group for each in ALL.values()} <= set(KINDS)
    assert {each.level for each in ALL.values()} <= set(LEVELS)


def test_suggested_programmes_are_shipped() -> None:
    assert {wish.programme for wish in WISHES.values() if wish.programme} <= set(list_programmes())
    assert {wish.cards.place for wish in WISHES.values()} <= set(PLACES)


@pytest.mark.parametrize(
    ("minutes", "title"),
    [(None, "For today"), (12.4, "For today · 12 of 30 minutes of activity today")],
)
def test_activity_of_today(minutes: float | None, title: str) -> None:
    sections = list_sections(ExerciseLibrary(ALL, active_minutes=minutes), DAY)
    assert sections[0].title == title
