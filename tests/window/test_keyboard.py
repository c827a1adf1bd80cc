"""The keyboard stays in the window, whatever becomes of the widget that had it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.store.programmes.enrolment import load_enrolment
from coach.window.programme.page import ProgrammePage
from coach.window.programme.service import start
from tests.window.fakes import FakeBackend
from tests.window.home.window import show_home


def has_keyboard(page: QWidget) -> bool:
    """Return True if a page or a part of it has the keyboard."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is page or page.isAncestorOf(focused))


@pytest.mark.parametrize("page", ["programme", "recordings", "help"])
def test_a_page_takes_the_keyboard_of_a_widget_that_is_deleted(qtbot: QtBot, page: str) -> None:
    with show_home(qtbot, FakeBackend(), "lunge") as window:
        qtbot.waitUntil(window.isActiveWindow)
        shown = window.navigator.open(page)
        button = QPushButton(shown)
        button.show()
        button.setFocus()
        with qtbot.waitSignal(button.destroyed):
            button.deleteLater()
        qtbot.waitUntil(lambda: has_keyboard(shown))


def test_a_paused_programme_goes_on_by_the_same_key(qtbot: QtBot) -> None:
    with show_home(qtbot, FakeBackend(), "lunge") as window:
        qtbot.waitUntil(window.isActiveWindow)
        start("hip-flexors-4-weeks", window.context.today())
        page = window.navigator.open("programme")
        assert isinstance(page, ProgrammePage)
        qtbot.waitUntil(lambda: page.programme is not None)
        qtbot.waitUntil(lambda: QApplication.focusWidget() in page.ticks)
        for paused in (True, False):
            qtbot.waitUntil(lambda: has_keyboard(page))
            with qtbot.waitSignals([page.changed, page.reading.finished]):
                qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z)
            followed = load_enrolment()
            assert followed is not None
            assert followed.paused is paused
