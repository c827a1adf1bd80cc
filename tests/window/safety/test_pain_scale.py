"""The numbers of the pain page, by keyboard and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_text import STRONG
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme

NUMBERS = range(11)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[PainPage]:
    page = PainPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    qtbot.waitActive(page)
    return page


def test_each_number_has_a_name_and_a_role(page: PainPage) -> None:
    page.choose(3)
    found = [QAccessible.queryAccessibleInterface(number) for number in page.scale.numbers]
    assert [(each.text(QAccessible.Text.Name), each.role()) for each in found if each] == [
        (f"Pain {number} of 10", QAccessible.Role.RadioButton) for number in NUMBERS
    ]
    checked = [number for number, each in enumerate(found) if each and each.state().checked]
    assert checked == [3]


def test_a_screen_reader_chooses_a_number(qtbot: QtBot, page: PainPage) -> None:
    element = QAccessible.queryAccessibleInterface(page.scale.numbers[7])
    assert element is not None
    actions = element.actionInterface()
    assert actions is not None
    with qtbot.waitSignal(page.scale.chosen):
        actions.doAction("Toggle")
    assert page.scale.value == 7
    assert element.text(QAccessible.Text.Description) == STRONG


def test_tab_reaches_each_number_and_space_chooses_it(qtbot: QtBot, page: PainPage) -> None:
    for number in NUMBERS:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is page.scale.numbers[number]
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert page.scale.value == number
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.take


def test_keys_move_the_keyboard_to_the_chosen_number(qtbot: QtBot, page: PainPage) -> None:
    for key, number in (
        (Qt.Key.Key_4, 4),
        (Qt.Key.Key_Right, 5),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_9, 9),
        (Qt.Key.Key_Up, 10),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert page.scale.value == number
        assert QApplication.focusWidget() is page.scale.numbers[number]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.asks_place


def test_a_click_chooses_the_number_below_it(qtbot: QtBot, page: PainPage) -> None:
    for number in (0, 6, 10):
        place = QPoint(int((number + 0.5) * page.scale.width() / 11), page.scale.height() // 2)
        target = page.scale.childAt(place)
        assert target is not None
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
        assert page.scale.value == number


def test_a_number_that_is_marked_already_can_be_clicked(qtbot: QtBot, page: PainPage) -> None:
    page.choose(4)
    with qtbot.waitSignal(page.scale.chosen):
        page.scale.numbers[4].click()
    assert page.scale.value == 4


def test_a_new_question_marks_no_number(qtbot: QtBot, page: PainPage) -> None:
    page.choose(5)
    page.ask(before=True)
    assert not [number for number in page.scale.numbers if number.isChecked()]
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.scale.numbers[0]
