"""Run the window for a long time, live and recording, on clips that loop.

``python -m scripts.soak --minutes 120`` (``make soak``)

The window is on a virtual screen, and the exercise changes regularly. Every few seconds memory,
threads, open files and the delay of a frame are measured; at the end their trends after the warm-up
are printed, with a verdict.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from coach.closing import Closeable

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    from coach.capture.frame import Frame, Rotation
    from coach.window.run.real_backend import RealBackend

EXERCISES: Final = ("lunge", "couch-stretch", "knee-to-chest")
NOTE_S: Final = 5.0
"""Interval between two measurements, in seconds."""
LEAST_MINUTES: Final = 2.0
"""Minimum length of a run: it is compared in quarters, which need measurements."""
WARM_SHARE: Final = 0.4
"""Share of the run that is warm-up.

The memory that the pose model's library takes and returns settles after some tens of exercises.
"""
MOST_MB: Final = 450.0
MOST_MB_AN_HOUR: Final = 1.0
LONG_S: Final = 7000.0
SHORT_MB_AN_HOUR: Final = 20.0
"""Runs shorter than `LONG_S` use wider limits.

They cannot distinguish a slow rise from the fluctuation between exercises.
"""
MOST_SLOWER: Final = 1.2
"""Maximum increase of the delay from the first half to the second, as a factor."""
MOST_PICTURES_S: Final = 40
"""Pictures per second; more than are shown."""


@dataclass(frozen=True, slots=True)
class Note:
    """One measurement of the process."""

    time_s: float
    memory_mb: float
    threads: int
    files: int


@dataclass
class Loop(Closeable):
    """An endless clip as a camera: frames in real time, the newest wins."""

    path: Path
    name: str = "looping clip"
    live: bool = True
    duration_s: None = None
    problem: str = ""
    dropped: int = 0
    _closed: threading.Event = field(default_factory=threading.Event)

    def frames(self) -> Iterator[Frame]:
        """Yield the frames of the clip repeatedly, with continuing times; drop late frames."""
        from coach.capture.frame import Frame
        from coach.capture.source import open_source

        began_s, offset_s, last_s = time.perf_counter(), 0.0, 0.0
        while not self._closed.is_set():
            with open_source(str(self.path)) as source:
                for frame in source.frames():
                    last_s = offset_s + frame.time_s
                    late_s = time.perf_counter() - began_s - last_s
                    if late_s > 0.1:
                        self.dropped += 1
                        continue
                    if self._closed.wait(max(0.0, -late_s)):
                        return
                    yield Frame(last_s, frame.image)
            offset_s = last_s + 1 / 30

    def close(self) -> None:
        """End the frames."""
        self._closed.set()


@dataclass
class Tally:
    """The measurements.

    All memory for them is allocated at the start, or it would grow with every picture.
    """

    length_s: float
    notes: list[Note] = field(default_factory=list)
    pictures: int = 0
    switches: int = 0
    began_s: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        self._latencies = np.full((round(self.length_s * MOST_PICTURES_S) + 1, 2), np.nan)
        """Time of each painted picture, in seconds, and its delay, in milliseconds."""

    def note(self) -> None:
        """Take a measurement."""
        status = Path("/proc/self/status").read_text(encoding="ascii")
        memory_kb = next(
            int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")
        )
        threads, files = len(os.listdir("/proc/self/task")), len(os.listdir("/proc/self/fd"))  # noqa: PTH208
        self.notes.append(
            Note(time.perf_counter() - self.began_s, memory_kb / 1024, threads, files)
        )

    def note_latency(self, captured_s: float) -> None:
        """Note that a picture was painted."""
        now_s = time.perf_counter()
        if self.pictures < len(self._latencies):
            self._latencies[self.pictures] = now_s - self.began_s, (now_s - captured_s) * 1000
        self.pictures += 1

    def report(self) -> tuple[list[str], list[str]]:
        """Return the figures after the warm-up as text, and the problems, if any."""
        begin_s = WARM_SHARE * self.length_s
        warm = [note for note in self.notes if note.time_s >= begin_s]
        memory_mb, threads, files = (
            [getattr(note, name) for note in warm] for name in ("memory_mb", "threads", "files")
        )
        slope = measure_slope([note.time_s / 3600 for note in warm], memory_mb)
        at_s, late_ms = self._latencies.T
        half_s = (begin_s + self.length_s) / 2
        early, late = late_ms[(at_s >= begin_s) & (at_s < half_s)], late_ms[at_s >= half_s]
        limit = MOST_MB_AN_HOUR if self.length_s >= LONG_S else SHORT_MB_AN_HOUR
        quarter = len(warm) // 4
        lines = [
            f"{self.length_s / 60:.0f} minutes, {self.switches} exercises, {self.pictures} "
            "pictures painted",
            f"memory {np.mean(memory_mb[:quarter]):.0f} MB in the first and "
            f"{np.mean(memory_mb[-quarter:]):.0f} MB in the last quarter "
            f"after warm-up, at most {max(memory_mb):.0f} MB, {slope:+.2f} MB an hour",
            f"threads {min(threads)} to {max(threads)}, open files {min(files)} to {max(files)}",
            f"camera to screen: median {np.median(early):.0f} ms, then {np.median(late):.0f} ms; "
            f"95 % within {np.percentile(early, 95):.0f} ms, then {np.percentile(late, 95):.0f} ms",
        ]
        wrong = {
            f"memory rises by more than {limit:.0f} MB an hour": slope > limit,
            f"memory is above {MOST_MB:.0f} MB": max(memory_mb) > MOST_MB,
            "threads become more": max(threads[-quarter:]) > max(threads[:-quarter]),
            "open files become more": max(files[-quarter:]) > max(files[:-quarter]),
            "pictures become later": bool(np.median(late) > MOST_SLOWER * np.median(early)),
        }
        return lines, [words for words, is_so in wrong.items() if is_so]


def measure_slope(times: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of the values per unit of time.

    It is the median over pairs half the run apart, which a few outliers do not change.
    """
    half = len(values) // 2
    return (
        float(
            np.median(
                [(values[n + half] - values[n]) / (times[n + half] - times[n]) for n in range(half)]
            )
        )
        if half
        else 0.0
    )


def make_backend() -> RealBackend:
    """Return the real backend with clips in place of cameras."""
    from coach.store.files.locations import samples_folder
    from coach.window.run.real_backend import RealBackend

    class LoopingBackend(RealBackend):
        """The real backend, with a clip as camera."""

        def is_demo(self) -> bool:
            """Return True: nobody is there to read an introduction."""
            return True

        def open_source(self, text: str, rotation: Rotation | None = None) -> Loop:  # noqa: ARG002
            """Open the clip of an exercise; the clips are upright."""
            return Loop(samples_folder() / f"{text}.mp4")

        def choose_source(self, exercise: str, source: str) -> str:  # noqa: ARG002
            """Return the exercise's clip instead of the given source."""
            return exercise

    return LoopingBackend()


def run(minutes: float, each_s: float) -> Tally:
    """Open the window and let it run, with another exercise every `each_s` seconds."""
    from PySide6.QtCore import QTimer

    from coach.window.app import show_large
    from coach.window.application import make_application
    from coach.window.background.garbage_collection import collect_on_this_thread
    from coach.window.main_window import MainWindow
    from coach.window.run.controller import RunController
    from coach.window.run.state import RunRequest
    from coach.window.theme.theme import find_palette

    application = make_application()
    backend, tally, names = make_backend(), Tally(minutes * 60), itertools.cycle(EXERCISES)
    backend.note_red_flags()  # nobody is there to read them
    controller = RunController(RunRequest("", EXERCISES[0]), backend)
    window = MainWindow(controller, find_palette(application, backend.load_settings()))
    crashes: list[Exception] = []
    controller.crashed.connect(crashes.append)
    controller.crashed.connect(window.close)
    window.run.camera_view.painted.connect(lambda shown: tally.note_latency(shown.frame.captured_s))

    def switch() -> None:
        """Start the next exercise."""
        tally.switches += 1
        window.start_flow.start(next(names))

    timers = [start_timer(each_s, switch), start_timer(NOTE_S, tally.note)]
    QTimer.singleShot(round(minutes * 60_000), lambda: close(window, timers))
    show_large(window)
    switch()
    with collect_on_this_thread():
        application.exec()
    if crashes:
        raise crashes[0]
    return tally


def start_timer(seconds: float, work: Callable[[], None]) -> QTimer:
    """Return a running timer that does some work again and again, after so many seconds."""
    from PySide6.QtCore import QTimer

    timer = QTimer()
    timer.timeout.connect(work)
    timer.start(round(seconds * 1000))
    return timer


def close(window: QWidget, timers: Iterable[QTimer]) -> None:
    """Stop the timers, and close the window."""
    for timer in timers:
        timer.stop()
    window.close()


def main() -> int:
    """Print the figures and the verdict; return 1 if memory grows or threads are left."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=120.0)
    parser.add_argument("--each", type=float, default=40.0, help="seconds per exercise")
    options = parser.parse_args()
    if not options.minutes >= LEAST_MINUTES:
        parser.error(f"--minutes must be at least {LEAST_MINUTES:g}, not {options.minutes:g}")
    folder = Path(tempfile.mkdtemp(prefix="coach-soak-"))
    os.environ["COACH_DATA"] = str(folder)
    try:
        tally = run(options.minutes, options.each)
        left = [
            thread.name for thread in threading.enumerate() if thread is not threading.main_thread()
        ]
        recorded = len(list(folder.rglob("session.mcap")))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    lines, wrong = tally.report()
    wrong += [f"threads are left: {', '.join(left)}"] if left else []
    print(
        *lines,
        f"{recorded} recordings",
        *([f"NOT WELL: {words}" for words in wrong] or ["well"]),
        sep="\n",
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
