"""A window of English texts on its home page, without a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.translation.languages import use_language
from tests.window.fakes import FakeBackend


@contextmanager
def open_window(qtbot: QtBot, day: dt.date) -> Iterator[MainWindow]:
    """Open a window on this day; the test may use another language in it."""
    window = MainWindow(RunController(RunRequest("", "0"), FakeBackend()), today=lambda: day)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    use_language("en")
