"""Opens the window and runs it until it is closed."""

from __future__ import annotations

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
from coach.window.run.state import RunRequest, Step
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
        backend: Replaces the real cameras, model and recordings.
        speaking: True to speak.
        opening: Called once with the window, to show another page.

    Raises:
        Exception: What crashed the run, once the window is closed.
    """
    app = find_application()
    backend = backend or RealBackend()
    settings = backend.load_settings()
    use_language(settings.language, settings.units)
    runs = RunController(request, backend)
    window = make_window(app, runs, settings, speaking=speaking)
    crashes = collect_crashes(runs, window)
    if opening is None and not request.exercise:
        opening = partial(welcome, settings=settings, asks_profile=must_choose_profile())
    with watching(window, runs):
        if screenshot is not None:
            take_screenshot(window, screenshot)
        show_large(window)
        window.context.exercises.load()
        if opening is not None:
            opening(window)
        begin(window, runs, close_when_done=close_when_done)
        app.exec()
    window.deleteLater()
    if crashes:
        raise crashes[0]
    return 2 if runs.state.step is Step.FAILED else 0


def find_application() -> QApplication:
    """Return the application of this process; it is made if there is none yet."""
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else make_application()


def begin(window: MainWindow, runs: RunController, *, close_when_done: bool) -> None:
    """Begin the requested run.

    If the window is closed when it is done, nobody is there to answer questions: none are asked.
    """
    if not close_when_done:
        window.start_requested_run()
        return
    runs.finished.connect(window.close)
    runs.start()


@contextmanager
def watching(window: MainWindow, runs: RunController) -> Iterator[None]:
    """Log what happens, close the window when told to and in time, and collect the garbage."""
    with ExitStack() as stack:
        stack.enter_context(closing_on_termination(window))
        stack.enter_context(closing_in_time(window))
        stack.enter_context(logging_to_file(__version__))
        RunLogger(runs, window)
        stack.enter_context(collect_on_this_thread())
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


def take_screenshot(window: MainWindow, path: Path) -> None:
    """Write the window to a PNG file once enough frames were painted."""
    painted: list[None] = []

    def count() -> None:
        """Count a painted frame, and save the window after enough of them."""
        painted.append(None)
        if len(painted) == SCREENSHOT_AFTER:
            window.grab().save(str(path), "PNG")

    window.run.camera_view.painted.connect(count, Qt.ConnectionType.QueuedConnection)
