from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.window.home import break_reminder as sitting
from coach.window.home.break_reminder import BreakReminder
from coach.window.run.state import Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.widgets.notice_bar import Notice, NoticeBar
from tests.window.fakes import make_state


@pytest.fixture
def no_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)


@pytest.mark.usefixtures("no_tray")
def test_off_unless_wished(qtbot: QtBot) -> None:
    reminder = BreakReminder(Settings())
    assert not reminder.waiting
    reminder.apply(Settings(sitting_reminder_minutes=45))
    assert reminder.waiting
    reminder.apply(Settings())
    assert not reminder.waiting


@pytest.mark.usefixtures("no_tray")
def test_it_reminds_again_and_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitting, "MINUTE_MS", 1)
    reminder = BreakReminder(Settings(sitting_reminder_minutes=2))
    words: list[str] = []
    reminder.due.connect(words.append)
    qtbot.waitUntil(lambda: len(words) >= 2)
    assert words[0].startswith("You have been sitting for 2 minutes.")
    reminder.close()
    assert not reminder.waiting


@pytest.mark.usefixtures("no_tray")
def test_who_exercises_does_not_sit(qtbot: QtBot) -> None:
    reminder = BreakReminder(Settings(sitting_reminder_minutes=45))
    running = make_state()
    reminder.update(running)
    assert not reminder.waiting
    reminder.update(dataclasses.replace(running, step=Step.ENDED))
    assert reminder.waiting
    reminder.close()


def test_where_there_is_a_tray_it_tells(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, words: shown.append(title))
    reminder = BreakReminder(Settings(sitting_reminder_minutes=45))
    reminder.remind()
    assert shown == ["Time to stand up"]
    reminder.close()


def test_notices_come_one_after_the_other(qtbot: QtBot) -> None:
    bar = NoticeBar(Theme(DARK))
    qtbot.addWidget(bar)
    did: list[str] = []
    assert bar.isHidden()
    bar.add(Notice("One", "Do it", lambda: did.append("one")))
    bar.add(Notice("One", "Do it", lambda: did.append("again")))
    bar.add(Notice("Two"))
    assert (bar.accessibleName(), bar.action_button.accessibleName()) == ("One", "Do it")
    bar.action_button.click()
    assert did == ["one"]
    assert bar.accessibleName() == "Two"
    assert bar.action_button.isHidden()
    bar.later_button.click()
    assert bar.isHidden()
    bar.accept()
