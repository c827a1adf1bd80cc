"""If no routine can start, the home page says why."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.window.main_window import MainWindow
from coach.window.programme.today import PlanView
from tests.window.flows.routine_player import (
    NAMES,
    PlayBackend,
    make_due,
    plan,
    show_routine,
    shown,
)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with show_routine(qtbot, PlayBackend()) as window:
        yield window


def show_plan(window: MainWindow, shown_plan: PlanView | None) -> None:
    exercises = window.context.exercises
    exercises.show(dataclasses.replace(exercises.library, plan=shown_plan))


NOTHING = [
    pytest.param(None, "You follow no programme", id="no programme"),
    pytest.param(plan(make_due(NAMES[0], "done")), "Today's routine is done.", id="all done"),
    pytest.param(
        dataclasses.replace(plan(), headline="Paused.", paused=True), "Paused.", id="paused"
    ),
]


@pytest.mark.parametrize(("due", "words"), NOTHING)
def test_why_nothing_starts_is_told_once(
    qtbot: QtBot, window: MainWindow, due: PlanView | None, words: str
) -> None:
    show_plan(window, due)
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_T)
    notices = window.home.notices
    assert notices.shown is not None
    assert words in notices.shown.text
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert notices.shown is None
    assert shown(window) == "home"


def test_it_is_taken_back_when_a_routine_starts(qtbot: QtBot, window: MainWindow) -> None:
    due = window.context.exercises.library.plan
    show_plan(window, None)
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert window.home.notices.shown is not None
    show_plan(window, due)
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert window.home.notices.shown is None
    assert shown(window) == "introduction"
