"""What every plot of the window has in common, with pyqtgraph: imported late, since that takes most of a second to load."""

from __future__ import annotations

import importlib
import sys
import threading

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.errors import find_low_memory
from coach.window.theme.theme import Theme, make_font


class StillPlot(pg.PlotWidget):  # type: ignore[misc]
    """A plot without menu, buttons and frame that never takes the keyboard; nothing of it can be dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        box = self.getPlotItem().getViewBox()
        box.setMouseEnabled(x=False, y=False)
        box.setDefaultPadding(0.0)
        box.disableAutoRange()

    def style_axis(self, name: str, theme: Theme) -> None:
        """Colours and font of an axis: ``left`` or ``bottom``."""
        axis = self.getAxis(name)
        axis.setStyle(tickFont=make_font(theme, 14), tickLength=-4)
        axis.setTextPen(theme.palette.quiet)
        axis.setPen(theme.palette.track)


def import_plotting() -> bool:
    """Import the library that plots, in any thread. False where memory is short: the window does without a plot then."""
    try:
        importlib.import_module("pyqtgraph")
    except (ImportError, MemoryError) as error:
        if find_low_memory(error) is None:
            raise
        return False
    return True


class Loader(QObject):
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
