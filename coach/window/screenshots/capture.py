"""Takes a picture of each screen."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coach.window.application import make_application
from coach.window.background.garbage_collection import collect_on_this_thread
from coach.window.main_window import MainWindow
from coach.window.run.backend import RealBackend
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest
from coach.window.screenshots.page_screens import SHOW, own_folder
from coach.window.screenshots.run_screens import (
    MAKERS,
    TODAY,
    list_files,
    make_library,
    make_states,
)
from coach.window.theme.palette import Palette

SETTLED_MS: Final = 150
"""So long is waited until everything is laid out, milliseconds."""


def render_screens(
    folder: Path, size: tuple[int, int], palette: Palette, text: float, names: tuple[str, ...] = ()
) -> list[Path]:
    """Write a PNG of each screen (or of those named) into this folder; size: (width, height) of the window. Returns the files.

    Raises OSError where a file cannot be written.
    """
    importlib.import_module("pyqtgraph")  # at once, so that the plot is there in the first picture
    app = QApplication.instance() or make_application()
    assert isinstance(app, QApplication)
    written = []
    with own_folder(), collect_on_this_thread():
        for name, path in list_files(folder):
            if names and name not in names:
                continue
            window = open_screen(name, size, palette, text)
            settle(app)
            if not window.grab().save(str(path), "PNG"):
                raise OSError(f"{path} cannot be written")
            window.close()
            window.deleteLater()
            written.append(path)
    return written


def open_screen(name: str, size: tuple[int, int], palette: Palette, text: float) -> MainWindow:
    """A window that shows this screen."""
    controller = RunController(RunRequest("lunge" if name in MAKERS else "", "0"), RealBackend())
    window = MainWindow(controller, palette, text=text, today=lambda: TODAY)
    window.resize(*size)
    window.show()
    if name in MAKERS:
        *before, controller.state = make_states(name)
        for earlier in before:
            window.run.plot.show_state(earlier)
        window.show_state(controller.state)
    elif name == "home":
        window.context.exercises.show(make_library())
    else:
        SHOW[name](window, TODAY)
    return window


def settle(app: QApplication) -> None:
    """Let everything be laid out and painted."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()
    app.processEvents()
