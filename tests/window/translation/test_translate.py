from __future__ import annotations

import pytest
from hypothesis import given, strategies

from coach.window.translation.translate import (
    CURRENT,
    MOST_KNOWN,
    Language,
    choose_language,
    mark_numbers,
    tr,
)

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
    ("chosen", "system", "code"),
    [
        ("", "de_AT", "de"),
        ("fr", "de_DE", "fr"),
        ("", "zh-Hans-CN", "zh"),
        ("", "pl_PL", "en"),
        ("", "C", "en"),
    ],
)
def test_choice(chosen: str, system: str, code: str) -> None:
    assert choose_language(chosen, system) == code


WITH_PLACES = {
    "Turn around: the %leg is far": "Dreh dich um: %leg ist fern",
    "Move %1 back: your %parts are out": "Geh %1 zurück: %parts fehlen",
    "%name is gone": "%name ist weg",
    "leg in front": "Bein vorn",
    "head": "Kopf",
    "feet": "Füße",
    " and ": " und ",
}


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Turn around: the leg in front is far", "Dreh dich um: Bein vorn ist fern"),
        pytest.param(
            "Turn around: the leg up is far",
            "Turn around: the leg up is far",
            id="a word that is not known",
        ),
        ("Move 2.5 back: your head and feet are out", "Geh 2,5 zurück: Kopf und Füße fehlen"),
        ("Move 1 back: your head are out", "Geh 1 zurück: Kopf fehlen"),
        ("HD camera 2.0 is gone", "HD camera 2.0 ist weg"),
        ("the leg in front is far", "the leg in front is far"),
    ],
)
def test_words_in_a_text_are_translated_too(english: str, said: str) -> None:
    language = Language()
    language.choose("de", WITH_PLACES)
    assert language.translate(english) == said


def test_after_a_change_nothing_of_the_language_before_is_said() -> None:
    language = Language()
    language.choose("de", WITH_PLACES)
    language.choose("fr", {"%name is gone": "%name a disparu"})
    assert language.translate("HD camera is gone") == "HD camera a disparu"
    assert (
        language.translate("Turn around: the leg in front is far")
        == "Turn around: the leg in front is far"
    )


@pytest.mark.parametrize(
    ("code", "said"), [("de", "1,5 s"), ("es", "1,5 s"), ("fr", "1,5 s"), ("zh", "1.5 s")]
)
def test_decimal_comma(code: str, said: str) -> None:
    language = Language()
    language.choose(code, {"%1 s": "%1 s"})
    assert language.translate("1.5 s") == said


@given(strategies.text(max_size=40))
def test_never_fails_and_keeps_what_it_does_not_know(text: str) -> None:
    language = Language()
    language.choose("de", {"%name is gone": "%name ist weg", "Set %1": "Satz %1"})
    said = language.translate(text)
    assert said == text or text.endswith("is gone") or text.startswith("Set ")


def test_what_is_kept_at_hand_is_bounded() -> None:
    language = Language()
    language.choose("de", {"Set %1": "Satz %1"})
    for number in range(MOST_KNOWN + 10):
        language.translate(f"Set {number}")
    assert len(language._known) <= MOST_KNOWN
    language.add({"Set 3": "Drei"})
    assert language.translate("Set 3") == "Drei"
