"""Types of Qt are made in the Qt thread only: two threads that make one crash the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.window.background import plotting

PROGRAM = """
import sys, threading
from coach.window import app
from coach.window.app import RunRequest, open_window
from coach.window.background.qt_types import are_all_made
from coach.window.run.real_backend import RealBackend
from tests.window.fakes import FakeBackend, FakeSource

class Backend(FakeBackend):
    load_rest = RealBackend.load_rest

noted = []

def note(event, arguments):
    if event == "import" and arguments[0].startswith("pyqtgraph.") and not noted:
        in_qt_thread = threading.current_thread() is threading.main_thread()
        noted.append("in the Qt thread" if in_qt_thread else are_all_made())

def close_when_loaded(window):
    loader = window.run.plot._loader
    loader.loaded.connect(window.close)
    loader.task.failed.connect(window.close)

app.MAX_CLOSING_S = 100  # however slow this computer is
print(are_all_made())
sys.addaudithook(note)
backend = Backend(lambda _: FakeSource(live=True, endless=True), demo=True)
open_window(RunRequest(sys.argv[1], "0"), backend=backend, opening=close_when_loaded)
print(*noted)
"""
"""Tells whether all types are made, at first and when a thread imports what asks for them."""


@pytest.mark.slow
@pytest.mark.parametrize("exercise", ["", "lunge"], ids=["home", "a run"])
def test_all_types_are_made_before_a_thread_asks_for_them(exercise: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, exercise],
        env=environment,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert (ended.returncode, ended.stdout) == (0, "False\nTrue\n"), ended.stderr


def test_the_library_is_not_imported_while_types_are_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plotting, "are_all_made", lambda: False)
    with pytest.raises(RuntimeError, match="types of Qt"):
        plotting.import_plotting()
