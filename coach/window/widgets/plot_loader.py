"""Loads the plotting library in a background thread."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

from coach.window.background.plotting import import_plotting
from coach.window.background.qt_types import make_all_types
from coach.window.background.task import BackgroundTask


class PlotLoader(QObject):
    """Imports pyqtgraph once without stopping the window."""

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.task = BackgroundTask(self)
        self.task.finished.connect(self._tell)

    def load(self) -> None:
        """Import the library; `loaded` follows, at once if it was imported before."""
        if "pyqtgraph" in sys.modules and not self.task.busy:
            self.loaded.emit()
        elif not self.task.busy:
            make_all_types()
            self.task.run(import_plotting)

    def _tell(self, loaded: bool) -> None:
        if loaded:
            self.loaded.emit()
