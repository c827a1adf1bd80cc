"""Takes a picture of each screen, offscreen."""

from __future__ import annotations

import dataclasses
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from coach.translation import find_language_of_call
from coach.window.application import make_application
from coach.window.background.garbage_collection import collect_on_this_thread
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import RunRequest
from coach.window.screenshots.page_screens import PAGE_SCREENS, sample_data_folder
from coach.window.screenshots.run_screens import RUN_SCREENS, list_files, make_states
from coach.window.screenshots.samples import TODAY, make_library
from coach.window.theme.palette import Palette
from coach.window.translation.languages import use_language

SETTLE_MS: Final = 150
"""Delay before the picture, so that everything is laid out, in milliseconds."""

NOTE: Final = "This plugin does not support propagateSizeHints()"
"""What Qt's platform without a screen prints about each window."""


def render_screens(
    folder: Path, size: tuple[int, int], palette: Palette, text: float, names: tuple[str, ...] = ()
) -> list[Path]:
    """Write a PNG of each screen into a folder and return the files.

    The screens are English unless a language was chosen for this call.

    Args:
        folder: The folder of the files.
        size: Width and height of the window in logical pixels.
        palette: The colours.
        text: The size of texts, 1 for normal.
        names: The screens; all if empty.

    Raises:
        OSError: A file cannot be written.

    """
    importlib.import_module("pyqtgraph")  # now, so that the first picture has its plot
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    use_language(find_language_of_call() or "en")
    paths = []
    with sample_data_folder(), collect_on_this_thread(), _without_note():
        for name, path in list_files(folder):
            if names and name not in names:
                continue
            window = open_screen(name, size, palette, text)
            settle(app)
            if not window.grab().save(str(path), "PNG"):
                raise OSError(f"{path} cannot be written")
            window.close()
            window.deleteLater()
            paths.append(path)
    return paths


@contextmanager
def _without_note() -> Iterator[None]:
    """Print the messages of Qt in the block, but for `NOTE`."""

    def handle(_kind: object, _context: object, text: str) -> None:
        if text != NOTE:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def open_screen(name: str, size: tuple[int, int], palette: Palette, text: float) -> MainWindow:
    """Open a window that shows this screen."""
    controller = RunController(
        RunRequest("lunge" if name in RUN_SCREENS else "", "0"), RealBackend()
    )
    window = MainWindow(controller, palette, text=text, today=lambda: TODAY)
    window.resize(*size)
    window.show()
    if name in RUN_SCREENS:
        *earlier_states, state = make_states(name)
        for earlier in earlier_states:
            window.run.plot.show_state(earlier)
        controller.state = dataclasses.replace(state, camera_on=state.active)
        window.show_state(controller.state)
        window.camera.show_state(controller.state)
    elif name == "home":
        window.context.exercises.show(make_library())
    else:
        PAGE_SCREENS[name](window, TODAY)
    return window


def settle(app: QApplication) -> None:
    """Wait until everything is laid out and painted."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
    app.processEvents()
