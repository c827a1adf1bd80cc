"""No key on the page of pain makes less of an answer than what was said."""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import GivenAnswer
from coach.window.safety.pain_text import AFTER, MOVED, WHERE, EarlierPain
from coach.window.safety.typed_score import TypedScore
from coach.window.theme.palette import DARK, LIGHT
from coach.window.theme.theme import Theme

KEYS: Final = {str(digit): getattr(Qt.Key, f"Key_{digit}") for digit in range(10)} | {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Left": Qt.Key.Key_Left,
}
Answers = list[tuple[int | None, str]]


@pytest.fixture
def page(qtbot: QtBot) -> PainPage:
    page = PainPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


@pytest.fixture
def answers(page: PainPage) -> Answers:
    answers: Answers = []
    page.answered.connect(lambda *given: answers.append(given))
    return answers


def press(qtbot: QtBot, page: PainPage, keys: str) -> None:
    for key in keys.split():
        qtbot.keyClick(page, KEYS[key])


def test_what_is_asked_by_hand_is_read_aloud(qtbot: QtBot, page: PainPage) -> None:
    said: list[str] = []
    page.arms.reading_requested.connect(said.append)
    page.ask(before=False, earlier=EarlierPain(2, "back"))
    press(qtbot, page, "3 Enter 4")
    assert said == [AFTER, WHERE, MOVED]


TYPED = [
    ((1, 0), 10),
    ((0, 1), 1),
    ((1,), 1),
    ((1, 1, 0), 10),
    ((1, 0, 0), 10),
    ((1, 0, 0, 0), 10),
    ((1, 0, 5, 0), 0),
    ((1, 0, 1, 0), 10),
    ((2, 0), 0),
    ((1, 5), 5),
]


@pytest.mark.parametrize(("digits", "score"), TYPED)
def test_digits_one_after_the_other(digits: tuple[int, ...], score: int) -> None:
    typed = TypedScore()
    assert [typed.take(digit) for digit in digits][-1] == score


PRESSED = [
    pytest.param("1 0 Enter Esc", (10, ""), id="ten"),
    pytest.param("0 1 Enter Esc", (1, ""), id="one"),
    pytest.param("1 0 0 Enter Esc", (10, ""), id="0 pressed twice"),
    pytest.param("2 Left 0 Enter", (0, ""), id="one by the arrow, then none"),
]


@pytest.mark.parametrize(("keys", "answer"), PRESSED)
def test_ten_is_typed(
    qtbot: QtBot, page: PainPage, answers: Answers, keys: str, answer: tuple[int, str]
) -> None:
    press(qtbot, page, keys)
    assert answers == [answer]


def test_one_that_was_clicked_is_not_the_one_of_ten(
    qtbot: QtBot, page: PainPage, answers: Answers
) -> None:
    press(qtbot, page, "1")
    page.scale.numbers[1].click()
    press(qtbot, page, "0 Enter")
    assert answers == [(0, "")]


@pytest.mark.parametrize("keys", ["1 0", "1 0 Enter"])
def test_a_key_that_is_held_down_answers_once(
    qtbot: QtBot, page: PainPage, answers: Answers, keys: str
) -> None:
    press(qtbot, page, keys)
    for key in keys.split():
        held = QKeyEvent(
            QEvent.Type.KeyPress, KEYS[key], Qt.KeyboardModifier.NoModifier, "", autorep=True
        )
        page.keyPressEvent(held)
    assert (page.scale.value, page.asks_place, answers) == (10, keys.endswith("Enter"), [])


LEFT = [
    pytest.param("Enter", (3, "lower_leg"), id="Enter"),
    pytest.param("Esc", (3, "lower_leg"), id="Esc"),
    pytest.param("4", (3, "lower_leg"), id="said again"),
    pytest.param("3", (3, "groin"), id="corrected"),
]


def tell_leg(qtbot: QtBot, page: PainPage) -> None:
    """Tell pain that has moved from the back down the leg."""
    page.ask(before=False, earlier=EarlierPain(3, "back"))
    press(qtbot, page, "3 Enter 4")


@pytest.mark.parametrize(("keys", "answer"), LEFT)
def test_the_warning_does_not_take_back_what_was_said(
    qtbot: QtBot, page: PainPage, answers: Answers, keys: str, answer: tuple[int, str]
) -> None:
    tell_leg(qtbot, page)
    assert answers == []
    press(qtbot, page, keys)
    assert answers == [answer]


def test_the_warning_can_only_be_taken(qtbot: QtBot, page: PainPage, answers: Answers) -> None:
    tell_leg(qtbot, page)
    assert (page.take.isVisible(), page.skip.isVisible()) == (True, False)
    page.set_theme(Theme(LIGHT))
    assert page._advice.text() == f"! {MOVED}"
    page.skip.click()
    assert answers == [(3, "lower_leg")]
    page.ask(before=True)
    assert page.skip.isVisible()


def test_enter_on_the_row_that_was_clicked_takes_the_warning(
    qtbot: QtBot, page: PainPage, answers: Answers
) -> None:
    page.ask(before=False, earlier=EarlierPain(3, "back"))
    press(qtbot, page, "3 Enter")
    row = page.places["lower_leg"]
    row.setFocus()
    for _ in range(2):
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert answers == [(3, "lower_leg")]


def test_what_is_said_so_far_is_told(qtbot: QtBot, page: PainPage) -> None:
    given: list[GivenAnswer] = []
    page.given.connect(given.append)
    tell_leg(qtbot, page)
    assert given == [
        GivenAnswer(3, taken=False),
        GivenAnswer(3),
        GivenAnswer(3, "lower_leg"),
    ]
