"""The card with the live plot of the main angle."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from coach.window.run.state import RunState
from coach.window.run_page.angle_trace import AngleTrace
from coach.window.theme.painting import style_card
from coach.window.theme.theme import Theme
from coach.window.translation.format import name_angle
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.plot_loader import PlotLoader

if TYPE_CHECKING:
    from coach.window.run_page.angle_plot_view import PlotView

HEIGHT: Final = 150
LARGE_TITLE: Final = 1.25
"""Text size of the title with large texts: it must fit into one line."""
MIN_HEIGHT: Final = 104
"""Height if other cards need the room."""


class PlotCard(QFrame):
    """A card with the plot, which is created when there is something to show."""

    def __init__(self, theme: Theme, parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.trace = AngleTrace()
        self._view: PlotView | None = None
        self._exercise = ""
        self._rest = 0.0
        self._title = make_label(self)
        self._title.setWordWrap(False)
        self._loader = PlotLoader(self)
        self._loader.loaded.connect(self._make_view, Qt.ConnectionType.QueuedConnection)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._title)
        self._layout.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        style_card(self, theme)
        self.setMinimumHeight(theme.px(MIN_HEIGHT))
        self.setMaximumHeight(theme.px(HEIGHT))
        self._layout.setContentsMargins(theme.px(20), theme.px(8), theme.px(14), theme.px(8))
        self._layout.setSpacing(theme.px(2))
        title = theme if theme.is_wide else dataclasses.replace(theme, text=LARGE_TITLE)
        style_label(self._title, title, 20, theme.palette.quiet)
        if self._view is not None:
            self._view.set_theme(theme)
            self._draw()

    def sizeHint(self) -> QSize:
        """Return the whole height; less is enough if other cards need it."""
        return QSize(super().sizeHint().width(), self._theme.px(HEIGHT))

    def prepare(self) -> None:
        """Load the plot before it is needed, because loading it delays the camera picture."""
        self._loader.load()

    def show_state(self, state: RunState) -> None:
        """Add the feedback of this state to the plot. Nothing is added while paused."""
        if state.opened is None or state.feedback is None:
            return
        if state.opened.name != self._exercise:
            self._exercise, self._rest, self.trace = (
                state.opened.name,
                state.opened.exercise.rest_deg,
                AngleTrace(),
            )
        angle = name_angle(state.feedback.main_angle or state.opened.exercise.main_angle)
        title = tr("{angle}, last 15 s", angle=tr(angle))
        if title != self._title.text():
            self._title.setText(title)
            self.setAccessibleName(title)
        if self.trace.update(state.feedback):
            if self._view is None:
                self._loader.load()
            self._draw()

    def _make_view(self) -> None:
        if self._view is None:
            from coach.window.run_page.angle_plot_view import PlotView

            self._view = PlotView(self._theme, self)
            self._layout.takeAt(1)
            self._layout.addWidget(self._view, 1)
            self._draw()

    def _draw(self) -> None:
        if self._view is not None:
            self._view.show_trace(self.trace, self._rest)
