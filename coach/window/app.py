"""Opens the window and runs it until it is closed."""

from __future__ import annotations

import csv
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

from coach.store.settings.settings import Settings
from coach.window.background.garbage_collection import collect_on_this_thread
from coach.window.background.malloc import limit_arenas
from coach.window.main_window import MainWindow
from coach.window.run.backend import Backend, RealBackend
from coach.window.run.controller import RunController
from coach.window.run.state import LiveFrame, RunRequest, Step
from coach.window.shelf import Shelf
from coach.window.speech.controller import SpeechController
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, find_palette, load_fonts, make_font
from coach.window.translation.catalogue import use_language

__all__ = ["SCREENSHOT_AFTER", "RunRequest", "open_window"]

SCREENSHOT_AFTER: Final = 45
"""So many painted pictures after the first the screenshot is taken."""


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
    """Open the window on what is wished and run it until it is closed.

    Returns the exit code: 0, or 2 where it was closed while it showed an error that the user can mend.
    screenshot: a PNG that is written once `SCREENSHOT_AFTER` pictures were painted. close_when_done: close at the end of the source.
    timings: a CSV that gets a row for each painted picture: its time in the source and how long it took from capture to the painted
    window. parts: what to use instead of the real camera, model and recording. speaking: whether prompts are heard.
    opening: called with the window as soon as it is there, to show something else than the exercise or the home page.

    A bug of ours is raised here, wherever it happened.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_application()
    backend = backend or RealBackend()
    settings = backend.load_settings()
    use_language(settings.language, settings.units)
    controller, shelf = RunController(request, backend), Shelf(backend)
    window = make_window(app, controller, shelf, settings, speaking=speaking)
    crashes = gather_crashes(controller, window)
    if close_when_done:
        controller.done.connect(window.close)
    with ExitStack() as stack:
        stack.enter_context(closing_on_interrupt(window))
        stack.enter_context(collect_on_this_thread())
        if timings is not None:
            stack.enter_context(logging_timings(window, timings))
        if screenshot is not None:
            take_screenshot(window, screenshot)
        show_large(window)
        shelf.load()
        if opening is not None:
            opening(window)
        elif not request.exercise:
            window.past.begin(settings)
        (
            controller.begin if close_when_done else window.begin
        )()  # nobody is there to be asked first
        app.exec()
    window.deleteLater()
    if crashes:
        raise crashes[0]
    return 2 if controller.state.step is Step.FAILED else 0


def make_window(
    app: QApplication,
    controller: RunController,
    shelf: Shelf,
    settings: Settings,
    *,
    speaking: bool,
) -> MainWindow:
    """The window as the user's settings want it, in the colours of the system; the plot is made ready once the library is there."""
    speech = SpeechController(settings) if speaking else None
    window = MainWindow(
        controller, find_palette(app, settings), text=settings.text_size, shelf=shelf, speech=speech
    )
    app.styleHints().colorSchemeChanged.connect(
        lambda _: window.set_palette(find_palette(app, controller.backend.load_settings()))
    )
    shelf.loaded.connect(lambda _: window.run.plot.prepare())
    return window


def gather_crashes(controller: RunController, window: MainWindow) -> list[Exception]:
    """The bugs of ours that end the window, as they come."""
    crashes: list[Exception] = []
    controller.crashed.connect(crashes.append)
    controller.crashed.connect(window.close)
    return crashes


def make_application() -> QApplication:
    """The one application of the process, with its font; before it threads are begun, the C library is told how to share memory."""
    limit_arenas()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("coach")
    app.setApplicationDisplayName("coach")
    app.setDesktopFileName("coach")
    load_fonts()
    app.setFont(make_font(Theme(DARK), 20))
    return app


def show_large(window: MainWindow) -> None:
    """Show the window as large as the screen allows: it is read from afar."""
    window.setGeometry(window.screen().availableGeometry())
    window.showMaximized()


@contextmanager
def closing_on_interrupt(window: MainWindow) -> Iterator[None]:
    """Ctrl-C in the terminal closes the window as its own button does, so that nothing recorded is lost."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    # Qt sleeps in its own loop where no Python runs: a byte on a socket wakes it, and then Python calls the handler.
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: ours.recv(64))
    before, waking = (
        signal.signal(signal.SIGINT, lambda *_: window.close()),
        signal.set_wakeup_fd(theirs.fileno()),
    )
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        signal.set_wakeup_fd(waking)
        notifier.setEnabled(False)
        ours.close()
        theirs.close()


@contextmanager
def logging_timings(window: MainWindow, path: Path) -> Iterator[None]:
    """Write a row for each painted picture. Raises OSError where the file cannot be written."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("time_s", "latency_ms", "dropped"))

        def note(sight: LiveFrame) -> None:
            rows.writerow(
                (
                    f"{sight.frame.time_s:.4f}",
                    f"{(time.perf_counter() - sight.captured_s) * 1000:.2f}",
                    sight.dropped,
                )
            )

        window.run.camera_view.painted.connect(note)
        yield


def take_screenshot(window: MainWindow, path: Path) -> None:
    """Write the window to a PNG once enough pictures were painted."""
    painted: list[None] = []

    def count() -> None:
        painted.append(None)
        if len(painted) == SCREENSHOT_AFTER:
            window.grab().save(str(path), "PNG")

    window.run.camera_view.painted.connect(count, Qt.ConnectionType.QueuedConnection)
