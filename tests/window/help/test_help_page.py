"""The help page."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.window.help import computer_check
from coach.window.help.keys import KEYS
from coach.window.help.page import HelpPage
from coach.window.main_window import MainWindow
from coach.window.navigation import PageName
from coach.window.pages import PAGES
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.widgets.buttons import KeyButton
from tests.window.fakes import FakeBackend

LISTED = {key for _, keys in KEYS for names, _ in keys for key in names.split(", ")}


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    page = HelpPage(Theme(DARK, 1.0), lambda: "2026 INFO lunge: running")
    qtbot.addWidget(page)
    return page


def use_program(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let a text of Python take the part of the check."""
    monkeypatch.setattr(computer_check, "python_command", lambda: (sys.executable, "-c", text))


@pytest.mark.parametrize("key", sorted({key for spec in PAGES for key in spec.keys}))
def test_every_key_of_a_page_is_listed(key: str) -> None:
    assert key in LISTED


BUTTON_PAGES: tuple[PageName, ...] = (
    "recordings", "programme", "prescription", "clinic", "patient", "prescribe",
)  # fmt: skip


def list_buttons() -> list[tuple[str, str]]:
    """Return page and key of each button of the pages whose keys have a section of their own."""
    window = MainWindow(RunController(RunRequest("", "0"), FakeBackend()))
    found = [
        (name, button.key)
        for name in BUTTON_PAGES
        for button in window.navigator.find(name).findChildren(KeyButton)
    ]
    window.close()
    window.deleteLater()
    return found


def test_every_key_of_a_button_is_listed(qapp: QApplication) -> None:
    found = list_buttons()
    assert len(found) > 15
    assert [pair for pair in found if pair[1] not in LISTED] == []


def test_shows_and_copies_the_log(page: HelpPage, qtbot: QtBot) -> None:
    page.show()
    page.on_shown()
    qtbot.waitUntil(lambda: "lunge: running" in page.log.text())
    qtbot.keyClick(page, Qt.Key.Key_Y)
    assert QGuiApplication.clipboard().text() == "2026 INFO lunge: running"


def test_says_that_there_is_no_log(qtbot: QtBot) -> None:
    page = HelpPage(Theme(DARK, 1.0), lambda: "")
    qtbot.addWidget(page)
    page.on_shown()
    qtbot.waitUntil(lambda: bool(page.log.text()))
    assert page.log.text() == "There is no log yet."
    page.copy()
    assert QGuiApplication.clipboard().text() == ""


def test_checks_the_computer(page: HelpPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    use_program(monkeypatch, "import sys; print('ok', sys.argv[1:])")
    with qtbot.waitSignal(page.check.finished) as done:
        qtbot.keyClick(page, Qt.Key.Key_D)
    assert done.args == [True]
    assert page.result.text() == "ok ['-m', 'coach', 'doctor']"
    assert page.checking.isEnabled()


def test_a_check_that_hangs_is_ended(
    page: HelpPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_program(monkeypatch, "import sys; print('begun', flush=True); sys.stdin.read()")
    with qtbot.waitSignal(page.check.printed):
        page.start_check()
    assert page.check.running
    page.stop_tasks()
    assert not page.check.running
    assert "did not end" in page.result.text()


def test_a_program_that_is_missing_is_reported(
    page: HelpPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computer_check, "python_command", lambda: ("/nowhere/coach",))
    with qtbot.waitSignal(page.check.finished) as done:
        page.start_check()
    assert done.args == [False]
