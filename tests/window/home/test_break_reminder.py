from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.window.home import break_reminder
from coach.window.home.break_reminder import BreakReminder
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.widgets.notice_bar import Notice, NoticeBar
from tests.window.fakes import FakeBackend, make_state


def make_reminder(settings: Settings) -> BreakReminder:
    return BreakReminder(settings, RunController(RunRequest("", "0"), FakeBackend()))


@pytest.fixture
def no_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)


@pytest.mark.usefixtures("no_tray")
def test_off_by_default(qtbot: QtBot) -> None:
    reminder = make_reminder(Settings())
    assert not reminder.waiting
    reminder.apply(Settings(sitting_reminder_minutes=45))
    assert reminder.waiting
    reminder.apply(Settings())
    assert not reminder.waiting


@pytest.mark.usefixtures("no_tray")
def test_reminds_repeatedly(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(break_reminder, "MINUTE_MS", 1)
    reminder = make_reminder(Settings(sitting_reminder_minutes=2))
    texts: list[str] = []
    reminder.due.connect(texts.append)
    qtbot.waitUntil(lambda: len(texts) >= 2)
    assert texts[0].startswith("You have been sitting for 2 minutes.")
    reminder.close()
    assert not reminder.waiting


@pytest.mark.usefixtures("no_tray")
def test_no_reminder_during_an_exercise(qtbot: QtBot) -> None:
    reminder = make_reminder(Settings(sitting_reminder_minutes=45))
    running = make_state()
    reminder.set_state(running)
    assert not reminder.waiting
    reminder.set_state(dataclasses.replace(running, step=Step.ENDED))
    assert reminder.waiting
    reminder.close()


def test_system_tray_shows_the_reminder(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, text: shown.append(title))
    reminder = make_reminder(Settings(sitting_reminder_minutes=45))
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
