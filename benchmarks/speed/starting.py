"""Measure how long coach takes to start; the floor is Python, or the libraries, alone."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

# On Linux `time.monotonic` is common to all processes, so a child can report its times.
FIRST_FRAME = """
import sys, time
from coach.cli.analyze import headless
class Seen(Exception): pass
def stop(time_s): raise Seen
class Bar:
    def __enter__(self): return stop
    def __exit__(self, *error): return None
headless.show_progress = lambda *_: Bar()
try: headless.analyse_source(sys.argv[1], "lunge", "auto")
except Seen: print(time.monotonic())
"""
LIBRARIES = """
import time
from coach.capture.landmarker import MediaPipeLandmarker
MediaPipeLandmarker().close()
print(time.monotonic())
"""
WINDOW = """
import sys, time
from coach.window.run.state import RunRequest
from coach.window.app import open_window
from coach.window.main_window import MainWindow
from coach.window.run.real_backend import RealBackend
from coach.window.run_page.camera_view import CameraView
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
what = sys.argv[2]
def tell():
    print(time.monotonic(), flush=True)
    QTimer.singleShot(0, QApplication.closeAllWindows)
if what == "window":
    shown = MainWindow.showEvent
    def show(self, event):
        shown(self, event)
        QTimer.singleShot(0, tell)
    MainWindow.showEvent = show
else:
    made = CameraView.__init__
    def make(self, *arguments, **keywords):
        made(self, *arguments, **keywords)
        self.painted.connect(lambda *_: tell())
    CameraView.__init__ = make
    RealBackend().note_red_flags()  # nobody is there to read them
    RealBackend.is_demo = lambda self: True  # nor to begin after the introduction
open_window(RunRequest(exercise="lunge", source=sys.argv[1], record=False))
"""
QT = """
import time
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
widget.showMaximized()
application.processEvents()
print(time.monotonic())
"""


def run(*command: str) -> float:
    """Return the seconds that a command takes."""
    start_s = time.monotonic()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start_s


def run_until_told(program: str, *arguments: str) -> float:
    """Return the seconds from the start of a program to its first output."""
    start_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[0]) - start_s


def time_help(_: Path) -> tuple[float, float]:
    """Measure `coach --help`; the floor is Python alone."""
    return run("-m", "coach", "--help"), run("-c", "pass")


def time_first_frame(clip: Path) -> tuple[float, float]:
    """Measure `coach analyze` to the first detected pose; the floor is creating the landmarker.

    All poses are detected before the first one is evaluated.
    """
    return run_until_told(FIRST_FRAME, str(clip)), run_until_told(LIBRARIES)


def time_window(clip: Path) -> tuple[float, float]:
    """Measure the time to the visible window; the floor is an empty window of Qt."""
    return run_until_told(WINDOW, str(clip), "window"), run_until_told(QT)


def time_first_picture(clip: Path) -> tuple[float, float]:
    """Measure the time to the first evaluated picture on the screen.

    The floor is creating the landmarker.
    """
    return run_until_told(WINDOW, str(clip), "picture"), run_until_told(LIBRARIES)
