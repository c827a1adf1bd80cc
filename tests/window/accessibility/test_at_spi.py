"""A session through the real accessibility bus of Linux, by a stand-in for a screen reader."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.x_server import open_screen

PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
READER = Path(__file__).with_name("at_spi_reader.py")
WINDOW = """
from PySide6.QtWidgets import QApplication
from coach.store.exercises.loader import load_exercise
from coach.window.application import make_application
from coach.window.exercises import ExerciseLibrary
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from tests.window.fakes import FakeBackend, open_endless

app = make_application()
backend = FakeBackend(open_endless)
window = MainWindow(RunController(RunRequest("", "0"), backend))
window.resize(1280, 720)
window.show()
window.context.exercises.show(ExerciseLibrary({"lunge": load_exercise("lunge").exercise}))
app.exec()
"""
SCRIPT = """
"$LAUNCHER" --launch-immediately & bus=$!
"$COACH_PYTHON" -c "$WINDOW" & window=$!
"$READER_PYTHON" "$READER"; code=$?
kill $window $bus
exit $code
"""


def find_missing() -> str:
    """Return what this computer lacks for the test; empty if it has everything."""
    for program in ("Xvfb", "dbus-run-session"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not LAUNCHER.exists():
        return "at-spi2-core is not installed"
    test = 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi'
    try:
        found = subprocess.run([PYTHON, "-c", test], capture_output=True, check=False)
    except OSError:
        return f"there is no {PYTHON}"
    return "" if found.returncode == 0 else "gir1.2-atspi-2.0 and python3-gi are not installed"


MISSING = find_missing()
pytestmark = [
    pytest.mark.waits,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
]


def test_a_session_through_the_accessibility_bus(data_folder: Path) -> None:
    with open_screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LAUNCHER": str(LAUNCHER),
            "COACH_PYTHON": sys.executable,
            "WINDOW": WINDOW,
            "READER_PYTHON": PYTHON,
            "READER": str(READER),
        }
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", SCRIPT],
            env=environment,
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    assert [words[1] for words in told if words[0] == "pressed"], done.stderr
    assert not [words for words in told if words[0] == "missing"], done.stderr
    assert done.returncode == 0
    assert not [words for words in told if words[0] == "name" and not words[2]]
    assert [words for words in told if words[0] == "said" and "repetition" in words[1]]
