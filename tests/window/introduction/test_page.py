"""The page before an exercise, and for whom its cautions are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.body.posture import can_interpolate
from coach.exercise.definition.contraindication_text import (
    list_cautions,
    list_condition_cautions,
)
from coach.exercise.definition.figure_choice import choose_figures
from coach.exercise.dose.suitability import Person
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.prescriptions.definition import HipAllowance
from coach.store.prescriptions.hip_limits import describe_hip_limit
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.text import introduce
from coach.window.theme.palette import CONTRAST, DARK, LIGHT, Palette
from coach.window.theme.theme import Theme
from tests.exercise.examples import KNEE_BEND, make
from tests.window.theme.colours import compute_contrast


@pytest.fixture
def page(qtbot: QtBot) -> IntroductionPage:
    page = IntroductionPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


@pytest.mark.parametrize("answered", [False, True], ids=["not answered", "answered"])
@pytest.mark.parametrize("name", list_exercises())
def test_every_caution_and_step_is_shown(
    page: IntroductionPage, name: str, *, answered: bool
) -> None:
    exercise = load_exercise(name).exercise
    page.show_exercise(exercise, answered=answered)
    QCoreApplication.processEvents()  # layouts show new labels later
    shown = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    missing = [
        text
        for text in (*list_cautions(exercise), *exercise.steps, exercise.placement, exercise.title)
        if text not in shown
    ]
    assert missing == []
    chosen = choose_figures(exercise)
    moves = len(chosen) > 1 and can_interpolate(*chosen)
    assert len(page.drawings.figures) == (1 if moves else len(chosen)) > 0


@pytest.mark.parametrize("name", list_exercises())
def test_who_told_of_conditions_reads_and_hears_the_lists_of_the_others_last(name: str) -> None:
    exercise, person = load_exercise(name).exercise, Person(frozenset({"pregnancy"}))
    silent = introduce(exercise, person, name)
    told = introduce(exercise, person, name, answered=True)
    assert (silent.shown_cautions, silent.conditions) == (silent.cautions, ())
    assert set(told.conditions) >= set(list_condition_cautions(exercise))
    own = {each.text for each in exercise.cautions if "pregnancy" in each.conditions}
    assert not own & set(told.conditions)
    assert {*told.shown_cautions, *told.conditions} >= set(told.cautions)
    assert not set(told.conditions) & {*told.shown_cautions, told.first_caution}
    assert not any(each in told.spoken for each in told.conditions)
    assert ("Not for everybody: see below." in told.shown_cautions) is bool(told.conditions)
    if not told.fits:
        assert told.shown_cautions[0] == told.first_caution == silent.first_caution


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_lists_of_conditions_stand_at_the_end_of_the_page(
    qtbot: QtBot, page: IntroductionPage, text: float
) -> None:
    page.set_theme(Theme(DARK, text=text))
    page.show_exercise(load_exercise("psoas-release").exercise, answered=True)

    def find_tops() -> list[int]:
        cards = (page.cautions, page.steps, page.camera, page.conditions)
        return [card.mapTo(page.body, QPoint()).y() for card in cards]

    qtbot.waitUntil(lambda: find_tops() == sorted(set(find_tops())))


def test_cautions_are_read_aloud_before_the_steps() -> None:
    introduction = introduce(load_exercise("iliacus-release").exercise)
    assert introduction.first_caution.startswith("Not suitable with: pregnancy")
    assert introduction.cautions[1].startswith("Ask your doctor or physiotherapist first with: ")
    assert introduction.spoken.startswith(introduction.first_caution)
    assert introduction.steps[0] in introduction.spoken


PREGNANT = Person(frozenset({"pregnancy"}))
REPLACED = Person(replaced_hips={"left": "unknown"})
OWN = [
    "Langsam.",
    {"text": "Nicht flach liegen.", "conditions": ["pregnancy"]},
    {"text": "Nur bis 90 Grad.", "conditions": ["hip_replacement_anterior", "osteoporosis"]},
    "In the second half of pregnancy do not lie flat.",
    "Stop.",
]
"""The cautions of an own exercise, in any language: no word of theirs says whom they concern."""
PEOPLE = [
    pytest.param(Person(), {1, 2}, id="nobody"),
    pytest.param(PREGNANT, {2}, id="one condition"),
    pytest.param(REPLACED, {1}, id="an approach that is not known"),
    pytest.param(Person(frozenset({"osteoporosis"})), {1}, id="the other condition"),
    pytest.param(Person(replaced_hips={"left": "posterior"}), {1, 2}, id="another approach"),
]


@pytest.mark.parametrize(("person", "last"), PEOPLE)
def test_only_the_conditions_of_a_file_say_that_a_caution_is_for_others(
    person: Person, last: set[int]
) -> None:
    exercise = make(KNEE_BEND, cautions=OWN)
    texts = [each.text for each in exercise.cautions]
    told = introduce(exercise, person, answered=True)
    assert [texts.index(text) for text in told.conditions] == sorted(last)
    shown = [text for text in told.shown_cautions if text in texts]
    assert [texts.index(text) for text in shown] == sorted({0, 1, 2, 3, 4} - last)
    assert told.first_caution not in told.conditions
    assert [text for text in introduce(exercise, person).cautions if text in texts] == texts


NOTES = {
    "left": describe_hip_limit("left", HipAllowance(110.0)),
    "right": describe_hip_limit("right", HipAllowance(100.0)),
}
ALLOWED = Person(replaced_hips={"left": "unknown"}, hip_notes=NOTES)


@pytest.mark.parametrize("name", ["squat", "seated-cat-cow"], ids=["measured", "guided"])
def test_what_the_prescription_allows_a_replaced_hip_is_told_before_every_exercise(
    name: str,
) -> None:
    exercise = load_exercise(name).exercise
    allowed = [text for text in introduce(exercise, ALLOWED).cautions if "110 degrees" in text]
    assert len(allowed) == 1
    assert allowed[0] in introduce(exercise, ALLOWED, answered=True).shown_cautions
    told = introduce(exercise, REPLACED).cautions
    assert not [text for text in told if "prescription" in text]
    assert not [text for text in introduce(exercise, ALLOWED).cautions if "100 degrees" in text]


@pytest.mark.parametrize("person", [REPLACED, ALLOWED], ids=["usual limit", "more is allowed"])
def test_with_a_replaced_hip_the_voice_adds_what_the_physiotherapist_asks_for(
    person: Person,
) -> None:
    own = ["Hold on to the chair.", {"text": "Slowly.", "conditions": ["pregnancy"]}]
    introduction = introduce(make(KNEE_BEND, cautions=own), person)
    aloud = introduction.first_caution
    assert aloud.startswith("coach warns before a replaced hip bends beyond 90 degrees.")
    assert aloud.endswith(" Hold on to the chair.")
    assert ("110 degrees" in aloud) is (person is ALLOWED)


def test_a_text_that_also_concerns_everybody_stays_at_the_top() -> None:
    pain = introduce(make(KNEE_BEND)).cautions[-1]
    twice = [{"text": text, "conditions": ["pregnancy"]} for text in ("Slowly.", pain)]
    told = introduce(make(KNEE_BEND, cautions=[*twice, "Slowly."]), answered=True)
    assert told.conditions == ()
    assert told.shown_cautions == ("Slowly.", pain)


def test_who_has_none_of_the_conditions_hears_the_caution_of_everybody_first() -> None:
    introduction = introduce(load_exercise("knee-to-chest").exercise, answered=True)
    assert introduction.spoken.startswith("Not for everybody: see below. ")
    assert introduction.first_caution == introduction.shown_cautions[1]


KEYS = [
    pytest.param(Qt.Key.Key_Return, "begun", id="Enter"),
    pytest.param(Qt.Key.Key_Enter, "begun", id="Enter of the number pad"),
    pytest.param(Qt.Key.Key_Space, "reading_requested", id="Space"),
    pytest.param(Qt.Key.Key_Escape, "back_requested", id="Escape"),
]


@pytest.mark.parametrize(("key", "signal"), KEYS)
def test_keys(qtbot: QtBot, page: IntroductionPage, key: Qt.Key, signal: str) -> None:
    page.show_exercise(load_exercise("lunge").exercise)
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(page, key)


def test_click_begins(qtbot: QtBot, page: IntroductionPage) -> None:
    with qtbot.waitSignal(page.begun):
        qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)


def test_a_long_page_scrolls_by_arrows(qtbot: QtBot, page: IntroductionPage) -> None:
    page.set_theme(Theme(DARK, text=2.0))
    page.show_exercise(load_exercise("iliacus-release").exercise)
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    for _ in range(100):
        qtbot.keyClick(page, Qt.Key.Key_Down)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST], ids=["dark", "light", "contrast"])
def test_cautions_have_enough_contrast(palette: Palette) -> None:
    assert compute_contrast(palette.caution, palette.card) >= 4.5
