"""Measure how evenly pictures are painted, and how fast the window closes, beside silent services.

The real program plays a sample video with the pose model. Each case has a stand-in that never
answers. Run it on a screen: ``xvfb-run -a python -m benchmarks.speed.silent_outside``.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer

from coach.store.files.locations import samples_folder
from coach.store.recordings.writer import Recorder
from coach.window.app import open_window
from coach.window.main_window import MainWindow
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import LiveFrame, RunRequest

SAMPLE_RATE: Final = 15
"""Pictures a second of the sample."""
PICTURES: Final = 90
"""Pictures between which the time is measured."""
FIRST: Final = 15
"""Pictures before that, while the window is still being built."""


def never_return(*_: object, **__: object) -> Any:
    """Block the calling thread for ever."""
    threading.Event().wait()


def silence_recording(_: MainWindow) -> None:
    """Let the drive of the recording fall silent."""
    Recorder.write = never_return  # type: ignore[method-assign]


def silence_cameras(window: MainWindow) -> None:
    """Open the menu of cameras, one of which does not answer."""
    RealBackend.list_cameras = never_return  # type: ignore[method-assign]
    window.run.controls.source.open()


def silence_settings(window: MainWindow) -> None:
    """Write into a settings folder that does not answer."""
    RealBackend.note_red_flags = never_return  # type: ignore[method-assign]
    window.start_flow.red_flags.note()


def silence_exercises(window: MainWindow) -> None:
    """Read exercises and recordings from a drive that does not answer."""
    RealBackend.load_exercises = never_return  # type: ignore[method-assign]
    window.context.exercises.load()


CASES: Final[dict[str, Callable[[MainWindow], object]]] = {
    "nothing": lambda _: None,
    "session bus": lambda _: None,
    "cameras": silence_cameras,
    "settings": silence_settings,
    "exercises": silence_exercises,
    "recording": silence_recording,
}


class Demonstration(RealBackend):
    """The real backend, for a run that begins without questions."""

    def is_demo(self) -> bool:
        """Return True: nobody is there to answer."""
        return True


def play(case: str) -> None:
    """Open the window, measure, print the times, and close it."""
    times: list[float] = []

    def watch(window: MainWindow) -> None:
        """Note the times of painted pictures; let something fall silent, and end."""

        def note(_: LiveFrame) -> None:
            """Note the time of a painted picture."""
            times.append(time.monotonic())
            if len(times) == FIRST:
                CASES[case](window)
            if len(times) == FIRST + PICTURES:
                QTimer.singleShot(0, partial(end, window))

        window.run.camera_view.painted.connect(note)

    def end(window: MainWindow) -> None:
        """Print the gaps between pictures in milliseconds and the time, then close the window."""
        gaps = [1000 * (b - a) for a, b in zip(times[FIRST:], times[FIRST + 1 :], strict=False)]
        print(*gaps, time.monotonic(), flush=True)
        window.close()

    RealBackend().note_red_flags()
    request = RunRequest("lunge", str(samples_folder() / "lunge.mp4"))
    open_window(request, backend=Demonstration(), opening=watch)


def measure(case: str) -> str:
    """Return a line with the times of a case, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(Path(folder, "bus")))
        silent.listen()
        environment = {**os.environ, "COACH_DATA": folder}
        if case == "session bus":
            environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder}/bus"
        command = [sys.executable, "-m", "benchmarks.speed.silent_outside", "--case", case]
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    *gaps, closing_s = map(float, done.stdout.split())
    closed_ms = 1000 * (time.monotonic() - closing_s)
    middle, most = statistics.median(gaps), statistics.quantiles(gaps, n=20)[-1]
    return f"{case:12} {middle:7.0f} {most:7.0f} {max(gaps):7.0f} {closed_ms:9.0f}"


def main() -> None:
    """Measure every case, or play one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", choices=CASES, help="play this case only")
    case = parser.parse_args().case
    if case is not None:
        play(case)
        return
    print(f"from picture to picture at {SAMPLE_RATE} a second, and until the end; milliseconds")
    print(f"{'silent':12} {'median':>7} {'95 %':>7} {'longest':>7} {'closing':>9}")
    for each in CASES:
        print(measure(each), flush=True)


if __name__ == "__main__":
    main()
