from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from coach.store.settings.settings import Settings
from coach.window.background.service_process import ServiceProcess
from coach.window.home import break_reminder
from coach.window.home.break_reminder import BreakReminder
from coach.window.home.notifier import Notifier
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.widgets.notice_bar import Notice, NoticeBar
from tests.window.background.processes import HANGS, NEVER_MS, FakeProcess, LoopCounter, run_python
from tests.window.fakes import FakeBackend, make_state


def make_reminder(settings: Settings, notifier: FakeProcess | None = None) -> BreakReminder:
    return BreakReminder(
        settings,
        RunController(RunRequest("", "0"), FakeBackend()),
        notifier=notifier or FakeProcess(False),
    )


def test_off_by_default(qtbot: QtBot) -> None:
    reminder = make_reminder(Settings())
    assert not reminder.waiting
    reminder.apply(Settings(sitting_reminder_minutes=45))
    assert reminder.waiting
    reminder.apply(Settings())
    assert not reminder.waiting


def test_reminds_repeatedly(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(break_reminder, "MINUTE_MS", 1)
    reminder = make_reminder(Settings(sitting_reminder_minutes=2))
    texts: list[str] = []
    reminder.due.connect(texts.append)
    qtbot.waitUntil(lambda: len(texts) >= 2)
    assert texts[0].startswith("You have been sitting for 2 minutes.")
    reminder.close()
    assert not reminder.waiting


def test_no_reminder_during_an_exercise(qtbot: QtBot) -> None:
    reminder = make_reminder(Settings(sitting_reminder_minutes=45))
    running = make_state()
    reminder.set_state(running)
    assert not reminder.waiting
    reminder.set_state(dataclasses.replace(running, step=Step.ENDED))
    assert reminder.waiting
    reminder.close()


NOTIFIERS = [
    pytest.param(True, 0, id="the system notifies"),
    pytest.param(False, 2, id="the system shows none"),
    pytest.param(None, 2, id="the desktop never answers"),
]


@pytest.mark.parametrize(("seen", "here"), NOTIFIERS)
def test_the_window_shows_what_the_system_does_not(
    qtbot: QtBot, seen: bool | None, here: int
) -> None:
    notifier = FakeProcess(seen)
    reminder = make_reminder(Settings(sitting_reminder_minutes=45), notifier)
    texts: list[str] = []
    reminder.due.connect(texts.append)
    for _ in range(2):
        reminder.remind()
    assert len(texts) == here
    assert notifier.requests[0]["title"] == "Time to stand up"
    reminder.close()


def test_a_desktop_that_never_answers_stops_neither_the_window_nor_closing(qtbot: QtBot) -> None:
    notifier = ServiceProcess(run_python(HANGS), max_answer_ms=NEVER_MS)
    runs = RunController(RunRequest("", "0"), FakeBackend())
    reminder = BreakReminder(Settings(sitting_reminder_minutes=45), runs, notifier=notifier)
    counter = LoopCounter()
    reminder.remind()
    qtbot.waitUntil(lambda: counter.rounds > 100, timeout=60_000)
    assert notifier.running
    reminder.close()
    assert not notifier.running


@pytest.mark.parametrize("available", [True, False])
def test_a_notification(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, available: bool) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: available)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, text: shown.append(title))
    assert Notifier().play({"title": "Time to stand up", "text": "Now"}) is available
    assert shown == ["Time to stand up"] * available


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
