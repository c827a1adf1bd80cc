"""A window on its home page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from coach.store.exercises.loader import load_exercise
from coach.window.exercises import ExerciseLibrary
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeBackend


@contextmanager
def show_home(qtbot: QtBot, backend: FakeBackend, *names: str) -> Iterator[MainWindow]:
    """Show a window on its home page with these exercises; close it at the end."""
    window = MainWindow(RunController(RunRequest("", "0"), backend))
    qtbot.addWidget(window)
    window.show()
    exercises = {name: load_exercise(name).exercise for name in names}
    window.context.exercises.show(ExerciseLibrary(exercises))
    yield window
    window.close()
