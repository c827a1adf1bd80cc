"""A routine after an answer of 4 or 5: half the dose is announced, coached, and enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.window.main_window import MainWindow
from coach.window.programme.today import describe_requirement
from coach.window.safety.pain_session import PainSession
from tests.window.flows.routine_player import (
    PlayBackend,
    answer_pain,
    begin,
    find_lines,
    make_due,
    show_routine,
    shown,
    wait_for_introduction,
)

NAMES = ("bridge", "thigh-roller-massage", "lunge")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with show_routine(qtbot, PlayBackend(), NAMES) as window:
        window.start_flow.pain.session = PainSession()
        yield window


@pytest.mark.parametrize(
    ("score", "first", "third"),
    [
        (3, "2 repetitions", "2 repetitions each side"),
        (4, "1 repetition", "1 repetition each side"),
    ],
)
def test_the_dose_that_is_coached_is_announced_and_is_all_of_it(
    qtbot: QtBot, window: MainWindow, score: int, first: str, third: str
) -> None:
    said: list[str] = []
    qtbot.keyClick(window, Qt.Key.Key_T)
    answer_pain(qtbot, window, score, "back")
    page = wait_for_introduction(qtbot, window, "bridge")
    assert page.next.amount.text() == f"1 of 3: {first}"
    page.reading_requested.connect(said.append)
    begin(qtbot, window, page)
    wait_for_introduction(qtbot, window, "thigh-roller-massage")
    fixed = make_due("thigh-roller-massage").requirement
    assert fixed is not None
    assert page.next.amount.text() == f"2 of 3: {describe_requirement(fixed)}"
    window.routine.skip(1)
    wait_for_introduction(qtbot, window, "lunge")
    assert page.next.amount.text() == f"3 of 3: {third}"
    assert f"Next: Lunge. {third}." in said[-1]
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert shown(window) == "routine"
    assert [words for _, words in find_lines(window)] == ["Done", "Not done", "Not done"]
