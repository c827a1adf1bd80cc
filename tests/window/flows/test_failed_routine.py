"""A run of a routine that fails or begins again: what was done before counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.capture.frame import Frame
from coach.errors import SourceError
from coach.window.main_window import MainWindow
from coach.window.run.state import Step
from tests.window.flows.routine_player import (
    PlayBackend,
    PlayedSource,
    begin,
    find_lines,
    play,
    show_routine,
    shown,
    wait_for_introduction,
)

NAMES = ("bridge", "knee-to-chest")


class LostSource(PlayedSource):
    """The camera is gone for good before the last repetition."""

    def frames(self) -> Iterator[Frame]:
        first = next(iter(self.poses)).time_s
        last = self.poses[-1].time_s
        for frame in super().frames():
            yield frame
            if self.now.time_s - first > 0.6 * (last - first):
                raise SourceError("The camera is gone.", "Plug it in.")


@dataclasses.dataclass
class LostBackend(PlayBackend):
    """The camera is lost during the first exercise."""

    def open_source(self, text: str, rotation: Any = None) -> Any:
        name = self.exercises[-1]
        kind = LostSource if name == NAMES[0] else PlayedSource
        self.source = kind(poses=play(name), waits=self._waits, stands=self.stands)
        return self.source


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> LostBackend:
    """Return the backend; with the parameter True the person only stands, and no run ends."""
    return LostBackend(stands=getattr(request, "param", False))


@pytest.fixture
def window(qtbot: QtBot, backend: LostBackend) -> Iterator[MainWindow]:
    with show_routine(qtbot, backend, NAMES) as window:
        window.routine.start()
        begin(qtbot, window, wait_for_introduction(qtbot, window, NAMES[0]))
        yield window


def test_what_was_done_before_a_run_failed_is_in_the_summary(
    qtbot: QtBot, window: MainWindow
) -> None:
    runs = window.context.runs
    qtbot.waitUntil(lambda: runs.state.step is Step.FAILED, timeout=20_000)
    done = len(runs.state.session.repetitions)
    assert 0 < done < 2
    assert shown(window) == "run", "it waits for the user"
    qtbot.keyClick(window, Qt.Key.Key_N)
    page = wait_for_introduction(qtbot, window, NAMES[1])
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert shown(window) == "routine"
    assert [words for _, words in find_lines(window)] == [f"{done} of 2", "Not done"]


@pytest.mark.parametrize("backend", [True], indirect=True)
def test_a_turned_picture_begins_the_same_exercise_again(
    qtbot: QtBot, window: MainWindow, backend: LostBackend
) -> None:
    runs = window.context.runs
    names: list[str] = []
    runs.state_changed.connect(lambda state: names.append(state.request.exercise))
    with qtbot.waitSignals([runs.state_changed] * 3):
        runs.turn_picture()
    qtbot.waitUntil(lambda: runs.state.step in (Step.RUNNING, Step.INTRODUCING))
    assert set(names) == {NAMES[0]}
    assert backend.exercises == [NAMES[0]] * 2
    assert shown(window) == "run"
