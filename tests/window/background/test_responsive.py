"""No event blocks the Qt thread, and the window opens before the camera and the model."""

from __future__ import annotations

import importlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.window.exercises import ExerciseList
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from tests.window.fakes import FakeBackend, FakeSource

pytestmark = pytest.mark.serial

LONGEST_S = 0.05
"""Maximum processor time of an event on an idle machine, in seconds."""
LOADED = 6.0
"""Factor for a busy machine. A call that blocks takes even longer."""


class Watchdog(QObject):
    """Measures the processor time of this thread between two events of Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_s = 0.0
        self.worst = ""
        self._began_s = time.thread_time()
        self._before = "the beginning"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        now_s = time.thread_time()
        if now_s - self._began_s > self.longest_s:
            self.longest_s, self.worst = now_s - self._began_s, self._before
        self._began_s, self._before = now_s, f"{event.type().name} of {type(watched).__name__}"
        return False


@pytest.fixture
def watchdog(qapp: QApplication) -> Iterator[Watchdog]:
    importlib.import_module("pyqtgraph")
    watchdog = Watchdog()
    qapp.installEventFilter(watchdog)
    yield watchdog
    qapp.removeEventFilter(watchdog)


def test_no_event_blocks_the_window_during_a_run(qtbot: QtBot, watchdog: Watchdog) -> None:
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), demo=True)
    window = MainWindow(
        RunController(RunRequest("lunge", "0"), backend), exercises=ExerciseList(backend)
    )
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.start_requested_run()
    qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)
    qtbot.waitUntil(lambda: len(window.context.runs.state.session.repetitions) > 10)
    watchdog.longest_s = 0.0
    qtbot.waitUntil(lambda: len(window.context.runs.state.session.repetitions) > 50)
    window.close()
    assert watchdog.longest_s < LONGEST_S * LOADED, watchdog.worst


def test_the_watchdog_detects_a_blocking_call(
    qtbot: QtBot, watchdog: Watchdog, qapp: QApplication
) -> None:
    class Slow(QObject):
        def event(self, event: QEvent) -> bool:
            end_s = time.thread_time() + LONGEST_S * LOADED * 1.5
            while time.thread_time() < end_s:
                pass
            return True

    slow = Slow()
    for _ in range(2):
        qapp.sendEvent(slow, QEvent(QEvent.Type.User))
    assert watchdog.longest_s > LONGEST_S * LOADED


def test_the_window_opens_before_the_camera(qtbot: QtBot) -> None:
    gate = threading.Event()

    def open_slowly(_: str) -> FakeSource:
        assert gate.wait(10)
        return FakeSource(3)

    controller = RunController(RunRequest("lunge", "0"), FakeBackend(open_slowly, demo=True))
    window = MainWindow(controller)
    qtbot.addWidget(window)
    window.show()
    window.start_requested_run()
    qtbot.waitUntil(lambda: controller.state.loading_text == "Opening the camera")
    assert window.isVisible()
    assert window.run.message.accessibleName() == "Opening the camera"
    with qtbot.waitSignal(controller.finished):
        gate.set()
    assert controller.state.step is Step.ENDED
    window.close()


HEAVY = (
    "mediapipe",
    "pyqtgraph",
    "PySide6.QtTextToSpeech",
    "PySide6.QtMultimedia",
    "matplotlib",
    "pandas",
    "pyarrow",
)


def test_heavy_libraries_are_not_imported_before_the_window() -> None:
    code = (
        f"import sys, coach.window.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
