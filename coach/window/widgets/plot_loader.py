"""Load the plotting library in a background thread."""

from __future__ import annotations

import importlib
import sys
import threading

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coach.errors import find_low_memory


def import_plotting() -> bool:
    """Import the library that plots, in any thread. False where memory is short: the window does without a plot then."""
    try:
        importlib.import_module("pyqtgraph")
    except (ImportError, MemoryError) as error:
        if find_low_memory(error) is None:
            raise
        return False
    return True


class PlotLoader(QObject):
    """Imports pyqtgraph in a thread: it takes most of a second, and the window must not stand still for that."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def load(self) -> None:
        """`loaded` follows; at once where it was imported before."""
        if "pyqtgraph" in sys.modules and self._thread is None:
            self.loaded.emit()
        elif self._thread is None:
            app = QCoreApplication.instance()
            if app is not None:
                app.aboutToQuit.connect(self.join)
            self._thread = threading.Thread(target=self._import, name="coach-plot")
            self._thread.start()

    def join(self) -> None:
        """Wait for the thread, if there is one."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _import(self) -> None:
        if import_plotting():
            self.loaded.emit()
