"""A signal ends the window and the commands in order: nothing is lost, nothing is half written."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.exercise.tracking.events import ExerciseDone
from coach.store.history.index import History
from coach.store.recordings.integrity import check_recording
from coach.store.recordings.recording import Recording, open_recording
from coach.store.recordings.search import find_folders
from coach.store.settings.settings import load_settings
from tests.clips import cut_sample
from tests.x_server import start_server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals"),
]

LIMIT_S = 600
"""Maximum time for a process that must end, in seconds."""

OF_QT = ("This plugin does not support", "The X11 connection broke")
"""Messages of Qt's plug-ins."""

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from coach.window import app
from coach.window.app import RunRequest, open_window
from coach.window.run.real_backend import RealBackend
from tests.window.fakes import FakeBackend, FakeSource

def change_a_setting(window):
    window.context.runs.note_pain(4, "back")
    page = window.navigator.open("settings")
    page.editors["mirror"].input.setChecked(False)
    tell_ready()

def ask_for_pain(window):
    window.context.runs.state_changed.connect(
        lambda state: tell_ready() if state.awaiting_pain_score else None
    )
    window.context.runs.stop()

def tell_ready():
    print("ready", flush=True)

class Backend(FakeBackend):
    start_recording = RealBackend.start_recording
    load_settings = RealBackend.load_settings
    update_settings = RealBackend.update_settings

app.MAX_CLOSING_S = 100  # however slow this computer is

def act_after_painting(window):
    painted = []
    def count(_):
        painted.append(None)
        if len(painted) == 20:
            QTimer.singleShot(0, window, lambda: globals()[sys.argv[1]](window))
    window.run.camera_view.painted.connect(count)

backend = Backend(lambda _: FakeSource(live=True, endless=True), demo=True)
request = RunRequest(sys.argv[2], "0")
sys.exit(open_window(request, backend=backend, opening=act_after_painting))
"""
"""Opens the window, records, does what the argument says, and tells when it is done."""

COMMAND = """
import sys
from coach.cli import main, termination
from coach.report.results.angle_table import AngleTable

add, rows = AngleTable.add, []

def tell_at_ten(table, feedback):
    add(table, feedback)
    rows.append(feedback)
    if len(rows) == 10:
        print("ready", flush=True)
        sys.stdin.readline()

AngleTable.add = tell_at_ten
termination.MAX_ENDING_S = 100  # however slow this computer is
sys.exit(main())
"""
"""Runs a command that stops at the tenth row of its table."""

DEAF = """
import sys, threading
from coach.capture.cameras import webcam
from coach.cli import main, termination

def ignore_the_end():
    try:
        print("ready", flush=True)
        threading.Event().wait()
    except SystemExit:
        threading.Event().wait()

webcam.list_cameras = ignore_the_end
termination.MAX_ENDING_S = 1
sys.exit(main())
"""
"""Runs a command that goes on after it was told to end."""


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    code: int
    complaints: list[str]
    """Lines on standard error."""


def end(
    program: str,
    *words: str,
    by: Callable[[subprocess.Popen[str]], object],
    **variables: str,
) -> Ended:
    """Run a program, do this to it once it is ready, and wait for its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **variables}
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        env=environment,
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            by(process)
            _, err = process.communicate(timeout=LIMIT_S)
        except BaseException:
            process.kill()  # or the test would wait for its end
            raise
    assert line == "ready\n", err
    complaints = [line for line in err.splitlines() if line and not line.startswith(OF_QT)]
    return Ended(process.returncode, complaints)


def sending(name: str) -> Callable[[subprocess.Popen[str]], object]:
    """Return what sends a signal to a process."""
    return lambda process: process.send_signal(signal.Signals[name])


def open_only_recording() -> Recording:
    """Return the one recording, which must be whole and in the history."""
    (folder,) = find_folders()
    recording = open_recording(folder)
    assert recording.finished
    assert check_recording(folder).problems == ()
    with History() as history:
        assert history.is_fresh()
        assert [entry.name for entry in history.read()] == [folder.name]
    return recording


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_window_keeps_all_that_was_recorded_noted_and_changed(name: str) -> None:
    ended = end(WINDOW, "change_a_setting", "lunge", by=sending(name))
    assert (ended.code, ended.complaints) == (0, [])
    recording = open_only_recording()
    assert isinstance(recording.events()[-1], ExerciseDone)
    assert [pain.score for pain in recording.pains()] == [4]
    assert not load_settings().mirror


def test_a_question_after_the_run_is_not_waited_for() -> None:
    ended = end(WINDOW, "ask_for_pain", "hip-flexion-test", by=sending("SIGTERM"))
    assert (ended.code, ended.complaints) == (0, [])
    assert open_only_recording().pains() == []


@pytest.mark.waits
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_the_window_ends_with_its_screen() -> None:
    with start_server() as (display, server):
        ended = end(
            WINDOW,
            "change_a_setting",
            "lunge",
            by=lambda _: server.kill(),
            DISPLAY=display,
            QT_QPA_PLATFORM="xcb",
        )
    assert (ended.code, ended.complaints) == (0, [])
    assert open_only_recording().finished


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_command_leaves_no_half_written_file(name: str, code: int, tmp_path: Path) -> None:
    old = tmp_path / "angles.csv"
    old.write_text("old\n", encoding="utf-8")
    clip = cut_sample(tmp_path / "clip.mp4", frames=40)
    words = ("analyze", str(clip), "-e", "lunge", "--quick", "--csv", str(old))
    ended = end(COMMAND, *words, "--json", str(tmp_path / "new.json"), by=sending(name))
    assert (ended.code, ended.complaints) == (code, [])
    assert old.read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["angles.csv", "clip.mp4"]


def test_the_system_ends_a_command_that_goes_on() -> None:
    assert end(DEAF, "cameras", by=sending("SIGTERM")).code == -signal.SIGALRM
