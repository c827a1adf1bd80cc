"""What ends a routine, or lets its next exercise wait: pain, and raised arms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.window.main_window import MainWindow
from coach.window.run.state import Step
from coach.window.safety.pain_page import PainPage
from tests.window.flows.routine_player import (
    PlayBackend,
    begin,
    show_routine,
    shown,
    start,
    wait_for_introduction,
)


@pytest.fixture
def backend() -> PlayBackend:
    return PlayBackend(stands=True)


@pytest.fixture
def window(qtbot: QtBot, backend: PlayBackend) -> Iterator[MainWindow]:
    with show_routine(qtbot, backend) as window:
        yield window


def test_what_hurt_is_left_out_of_the_routine_and_it_asks_first(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = start(qtbot, window, "bridge", "knee-to-chest")
    begin(qtbot, window, page)
    qtbot.keyClick(window, Qt.Key.Key_P)
    pain = window.navigator.find("pain")
    assert isinstance(pain, PainPage)
    pain.answered.emit(8, "back")
    # At once, before the run has ended.
    qtbot.keyClick(window.navigator.find("red_flags"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    assert (shown(window), window.routine.active) == ("run", False)
    qtbot.keyClick(window, Qt.Key.Key_H)
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert shown(window) == "pain"
    assert pain.reason.text().startswith("Stopped today because of pain: 8 of 10, The back, ")
    pain.answered.emit(1, "back")
    wait_for_introduction(qtbot, window, "knee-to-chest")
    assert window.routine.routine is not None
    assert [item.exercise for item in window.routine.routine.items] == ["knee-to-chest"]


def test_arms_that_end_an_exercise_let_the_next_one_wait(qtbot: QtBot, window: MainWindow) -> None:
    begin(qtbot, window, start(qtbot, window, "bridge", "knee-to-chest"))
    for _ in range(2):
        window.context.runs.arms_raised.emit(2)
    page = wait_for_introduction(qtbot, window, "knee-to-chest")
    words = "Enter or a raised arm begins. Both arms end the routine."
    qtbot.waitUntil(lambda: page.next.countdown.text() == words)
    with qtbot.assertNotEmitted(page.begun):
        for _ in range(60):
            page.next.pass_second()
    window.context.runs.arms_raised.emit(2)
    assert shown(window) == "routine"
