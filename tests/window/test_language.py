from __future__ import annotations

import pytest

from coach.window.language import CURRENT, Language, choose_language, mark_numbers, tr

GERMAN = {
    "Home": "Start",
    "about %1 degrees off": "etwa %1 Grad daneben",
    "Set %1 of %2": "Von %2 Sätzen der %1.",
    "Phase 2": "zwei",
    "Odd %1": "Seltsam %2",
}


@pytest.fixture
def german() -> Language:
    language = Language()
    language.choose("de", GERMAN)
    return language


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Home", "Start"),
        ("about 35 degrees off", "etwa 35 Grad daneben"),
        ("Set 1 of 4", "Von 4 Sätzen der 1."),
        ("Phase 2", "zwei"),
        ("Odd 7", "Seltsam %2"),
        ("Never heard of", "Never heard of"),
        ("", ""),
    ],
)
def test_translates(german: Language, english: str, said: str) -> None:
    assert german.translate(english) == said


def test_texts_of_an_exercise_are_added_and_do_not_replace(german: Language) -> None:
    german.add({"Stand tall": "Steh aufrecht", "Home": "Heim"})
    assert german.translate("Stand tall") == "Steh aufrecht"
    assert german.translate("Home") == "Start"


def test_numbers_are_marked_in_order() -> None:
    assert mark_numbers("Set 1 of 4, 1:40 min, 2.5 m") == "Set %1 of %2, %3 min, %4 m"


def test_english_without_a_word() -> None:
    assert CURRENT.code == "en"
    assert tr("Set 1 of 4") == "Set 1 of 4"


@pytest.mark.parametrize(
    ("wanted", "system", "code"),
    [("", "de_AT", "de"), ("fr", "de_DE", "fr"), ("", "zh-Hans-CN", "zh"), ("", "pl_PL", "en"), ("", "C", "en")],
)
def test_choice(wanted: str, system: str, code: str) -> None:
    assert choose_language(wanted, system) == code
