"""Opens the window and runs it until it is closed."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach import __version__
from coach.store.run_log import logging_to_file
from coach.store.settings.settings import Settings
from coach.window.application import make_application
from coach.window.background.garbage_collection import collect_on_this_thread
from coach.window.background.termination import closing_on_termination
from coach.window.background.time_limit import TimeLimit
from coach.window.exercises import ExerciseList
from coach.window.home.break_reminder import BreakReminder
from coach.window.main_window import MainWindow
from coach.window.run.backend import Backend
from coach.window.run.controller import RunController
from coach.window.run.log import RunLogger
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import LiveFrame, RunRequest, Step
from coach.window.speech.controller import SpeechController
from coach.window.theme.theme import find_palette
from coach.window.translation.languages import use_language
from coach.window.widgets.notice_bar import Notice

MAX_CLOSING_S: Final = 2.5
"""Maximum time for closing the window, in seconds.

A recording that is not completed by then is whole up to its last second, and can be repaired.
"""
SCREENSHOT_AFTER: Final = 45
"""Number of painted frames after which the screenshot is taken."""


def open_window(
    request: RunRequest,
    *,
    screenshot: Path | None = None,
    close_when_done: bool = False,
    timings: Path | None = None,
    backend: Backend | None = None,
    speaking: bool = False,
    opening: Callable[[MainWindow], object] | None = None,
) -> int:
    """Open the window, run it until it is closed, and return the exit code.

    The exit code is 2 if the window showed an error of the run when it was closed, otherwise 0,
    also if a signal closed it. A bug that ends a run is raised here.

    Args:
        request: Exercise to start; without one the home page is shown.
        screenshot: PNG file that is written once `SCREENSHOT_AFTER` frames were painted.
        close_when_done: Close the window at the end of the source. No question is asked.
        timings: CSV file that gets a row for each painted frame: its time in the source, the
            time from its capture until it was painted, and the number of dropped frames.
        backend: Replaces the real cameras, model and recordings.
        speaking: True to speak.
        opening: Called once with the window, to show another page.

    Raises:
        Exception: What crashed the run, once the window is closed.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_application()
    backend = backend or RealBackend()
    settings = backend.load_settings()
    use_language(settings.language, settings.units)
    runs = RunController(request, backend)
    window = make_window(app, runs, settings, speaking=speaking)
    crashes = collect_crashes(runs, window)
    if opening is None and not request.exercise:
        opening = partial(welcome, settings=settings, asks_profile=must_choose_profile())
    if close_when_done:
        runs.finished.connect(window.close)
    with watching(window, runs, timings):
        if screenshot is not None:
            take_screenshot(window, screenshot)
        show_large(window)
        window.context.exercises.load()
        if opening is not None:
            opening(window)
        if close_when_done:
            runs.start()  # without questions: nobody is there to answer them
        else:
            window.start_requested_run()
        app.exec()
    window.deleteLater()
    if crashes:
        raise crashes[0]
    return 2 if runs.state.step is Step.FAILED else 0


@contextmanager
def watching(window: MainWindow, runs: RunController, timings: Path | None) -> Iterator[None]:
    """Log what happens, close the window when told to and in time, and collect the garbage."""
    with ExitStack() as stack:
        stack.enter_context(closing_on_termination(window))
        stack.enter_context(closing_in_time(window))
        stack.enter_context(logging_to_file(__version__))
        RunLogger(runs, window)
        stack.enter_context(collect_on_this_thread())
        if timings is not None:
            stack.enter_context(logging_timings(window, timings))
        yield


def must_choose_profile() -> bool:
    """Return True if the window must ask who exercises; read before the window is shown."""
    from coach.window.settings.profile_page import must_choose

    return must_choose()


def make_window(
    app: QApplication, runs: RunController, settings: Settings, *, speaking: bool
) -> MainWindow:
    """Create the window with the user's settings and the colours of the system."""
    speech = SpeechController(settings, runs) if speaking else None
    exercises = ExerciseList(runs.backend)
    window = MainWindow(
        runs,
        find_palette(app, settings),
        text=settings.text_size,
        settings=settings,
        exercises=exercises,
        speech=speech,
    )
    app.styleHints().colorSchemeChanged.connect(
        lambda _: window.set_palette(find_palette(app, window.context.settings.current))
    )
    exercises.changed.connect(lambda _: window.run.plot.prepare())
    window.follow_arms(follow=settings.arm_signals)
    if speech is not None:
        window.context.settings.changed.connect(speech.apply)
    return window


def welcome(window: MainWindow, settings: Settings, *, asks_profile: bool = False) -> None:
    """Ask who exercises, offer interrupted recordings, and start the break reminder."""
    reminder = BreakReminder(settings, window.context.runs, window)
    reminder.due.connect(lambda text: window.home.offer(Notice(text)))
    window.context.settings.changed.connect(reminder.apply)
    window.closed.connect(reminder.close)
    window.home.find_unfinished()
    if asks_profile:
        window.navigator.open("profiles")
    elif not window.context.backend.is_demo():
        window.first_start.welcome()


@contextmanager
def closing_in_time(window: MainWindow) -> Iterator[None]:
    """End the process, with an exit code of its own, if closing the window takes too long.

    A camera may never open.
    """
    limit = TimeLimit()
    window.closing.connect(lambda: limit.start(MAX_CLOSING_S))
    try:
        yield
    finally:
        limit.cancel()


def collect_crashes(runs: RunController, window: MainWindow) -> list[Exception]:
    """Return a list that gets the bug that ends a run; the window is then closed."""
    crashes: list[Exception] = []
    runs.crashed.connect(crashes.append)
    runs.crashed.connect(window.close)
    return crashes


def show_large(window: MainWindow) -> None:
    """Show the window maximised: users read it from a distance."""
    window.setGeometry(window.screen().availableGeometry())
    window.showMaximized()


@contextmanager
def logging_timings(window: MainWindow, path: Path) -> Iterator[None]:
    """Write a row for each painted frame. Raises OSError if the file cannot be written."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("time_s", "latency_ms", "dropped"))

        def note(shown: LiveFrame) -> None:
            """Write the row of a painted frame."""
            now_s, captured_s = time.perf_counter(), shown.frame.captured_s
            latency_ms = f"{(now_s - captured_s) * 1000:.2f}" if captured_s is not None else ""
            rows.writerow((f"{shown.frame.time_s:.4f}", latency_ms, shown.dropped))

        window.run.camera_view.painted.connect(note)
        yield


def take_screenshot(window: MainWindow, path: Path) -> None:
    """Write the window to a PNG file once enough frames were painted."""
    painted: list[None] = []

    def count() -> None:
        """Count a painted frame, and save the window after enough of them."""
        painted.append(None)
        if len(painted) == SCREENSHOT_AFTER:
            window.grab().save(str(path), "PNG")

    window.run.camera_view.painted.connect(count, Qt.ConnectionType.QueuedConnection)
