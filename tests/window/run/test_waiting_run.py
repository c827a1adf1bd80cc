"""A run that waits for the end of the one before does not begin once that was ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import EndedBy, RunRequest, Step
from tests.window.fakes import FakeBackend, FakeSource
from tests.window.flows.pain_window import answer
from tests.window.home.window import show_home

MAY_CLOSE: Final = threading.Event()


@dataclass
class SlowSource(FakeSource):
    """A camera that closes only once it may."""

    live: bool = True
    endless: bool = True
    may_close: threading.Event = field(default_factory=lambda: MAY_CLOSE)

    def close(self) -> None:
        super().close()
        self.may_close.wait(30)


@pytest.fixture
def backend() -> Iterator[FakeBackend]:
    MAY_CLOSE.clear()
    yield FakeBackend(lambda _: SlowSource())
    MAY_CLOSE.set()


@pytest.fixture
def runs(qtbot: QtBot, backend: FakeBackend) -> Iterator[RunController]:
    runs = RunController(RunRequest("lunge", "0"), backend)
    runs.start()
    qtbot.waitUntil(lambda: runs.state.live_frame is not None)
    yield runs
    MAY_CLOSE.set()
    runs.close()


WAITING: Final[dict[str, Callable[[RunController], object]]] = {
    "turned": RunController.turn_picture,
    "another camera": lambda runs: runs.choose_source("1"),
    "another exercise": lambda runs: runs.choose_exercise("couch-stretch"),
}
ENDED: Final[tuple[EndedBy, ...]] = ("user", "pain", "skip")


@pytest.mark.parametrize("waiting", WAITING)
@pytest.mark.parametrize("ended_by", ENDED)
def test_what_was_ended_does_not_begin_again(
    qtbot: QtBot, backend: FakeBackend, runs: RunController, waiting: str, ended_by: EndedBy
) -> None:
    WAITING[waiting](runs)
    assert runs.state.step is Step.STOPPING
    runs.stop(ended_by=ended_by)
    with qtbot.waitSignal(runs.finished):
        MAY_CLOSE.set()
    assert (len(backend.sources), runs.state.ended_by) == (1, ended_by)


def test_the_next_introduction_is_left_before_its_camera_opens(
    qtbot: QtBot, backend: FakeBackend, runs: RunController
) -> None:
    runs.stop(ended_by="skip")
    runs.choose_exercise("couch-stretch", introduce=True)
    runs.leave_introduction()
    with qtbot.waitSignal(runs.finished):
        MAY_CLOSE.set()
    assert (len(backend.sources), runs.state.request.exercise) == (1, "lunge")


def test_a_run_that_waits_is_begun_though_no_introduction_is_shown(
    qtbot: QtBot, backend: FakeBackend, runs: RunController
) -> None:
    runs.turn_picture()
    runs.leave_introduction()
    MAY_CLOSE.set()
    qtbot.waitUntil(lambda: len(backend.sources) == 2)


def test_what_is_begun_again_waits_for_no_answer(
    qtbot: QtBot, backend: FakeBackend, runs: RunController
) -> None:
    runs.choose_exercise("lunge", ask_pain=True)
    MAY_CLOSE.set()
    qtbot.waitUntil(lambda: runs.state.guidance is not None and len(backend.sources) == 2)
    runs.stop()
    qtbot.waitUntil(lambda: runs.state.awaiting_pain_score)
    runs.turn_picture()
    assert not runs.state.awaiting_pain_score


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        window.start_flow.start("lunge")
        answer(window, 2, "back")
        qtbot.keyClick(window.navigator.find("introduction"), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)
        yield window
        MAY_CLOSE.set()


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window.navigator.find(window.navigator.route.page), key)


def wait_for_end(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.context.runs.finished):
        MAY_CLOSE.set()


def test_pain_ends_a_run_that_is_to_begin_again(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    press(qtbot, window, Qt.Key.Key_R, Qt.Key.Key_P)
    answer(window, 8, "back")
    assert window.navigator.route.page == "red_flags"
    wait_for_end(qtbot, window)
    assert (len(backend.sources), window.context.runs.state.ended_by) == (1, "pain")
    press(qtbot, window, Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert len(backend.sources) == 1


def test_home_ends_a_run_that_is_to_begin_again(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    press(qtbot, window, Qt.Key.Key_R, Qt.Key.Key_H)
    wait_for_end(qtbot, window)
    assert (len(backend.sources), window.navigator.route.page) == (1, "home")


def test_no_camera_opens_behind_home_once_the_introduction_was_left(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.context.runs.stop(ask_pain=False)
    window.start_flow.start("couch-stretch")
    assert window.navigator.route.page == "introduction"
    press(qtbot, window, Qt.Key.Key_Escape)
    wait_for_end(qtbot, window)
    assert (len(backend.sources), window.navigator.route.page) == (1, "home")
