"""The live plot of the main angle: the last seconds, the target as a band, phases as shading, faults as marks."""

from __future__ import annotations

import importlib
import sys
import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from coach.errors import find_low_memory
from coach.window.dial_cards import make_label, style_label
from coach.window.language import tr
from coach.window.look import Look
from coach.window.state import State
from coach.window.surface import style_card
from coach.window.trace import Trace
from coach.window.words import name_angle

if TYPE_CHECKING:
    from coach.window.plot_view import PlotView

HEIGHT: Final = 150
TEXTS: Final = {"last": "{angle}, last 15 s"}


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


class PlotCard(QFrame):
    """A card with the plot; the plot itself is made when there is something to show."""

    def __init__(self, look: Look, parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.trace = Trace()
        self._view: PlotView | None = None
        self._exercise = ""
        self._rest = 0.0
        self._title = make_label(self)
        self._title.setWordWrap(False)
        self._loader = Loader(self)
        self._loader.loaded.connect(self._make_view, Qt.ConnectionType.QueuedConnection)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._title)
        self._layout.addStretch(1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Colours and size."""
        self._look = look
        style_card(self, look)
        self.setFixedHeight(look.px(HEIGHT))
        self._layout.setContentsMargins(look.px(20), look.px(8), look.px(14), look.px(8))
        self._layout.setSpacing(look.px(2))
        style_label(self._title, look, 20, look.palette.quiet)
        if self._view is not None:
            self._view.set_look(look)
            self._draw()

    def prepare(self) -> None:
        """Make the plot ready before it is needed: while it loads, pictures would be late."""
        self._loader.load()

    def show_state(self, state: State) -> None:
        """Take the newest judgement of this state; while paused nothing is added."""
        if state.opened is None or state.feedback is None:
            return
        if state.opened.name != self._exercise:
            self._exercise, self._rest, self.trace = state.opened.name, state.opened.exercise.rest_deg, Trace()
        angle = name_angle(state.feedback.main_angle or state.opened.exercise.main_angle)
        words = tr(TEXTS["last"]).format(angle=tr(angle))
        if words != self._title.text():
            self._title.setText(words)
            self.setAccessibleName(words)
        if self.trace.watch(state.feedback):
            if self._view is None:
                self._loader.load()
            self._draw()

    def _make_view(self) -> None:
        self._loader.join()
        if self._view is None:
            from coach.window.plot_view import PlotView

            self._view = PlotView(self._look, self)
            self._layout.takeAt(1)
            self._layout.addWidget(self._view, 1)
            self._draw()

    def _draw(self) -> None:
        if self._view is not None:
            self._view.show_trace(self.trace, self._rest)
