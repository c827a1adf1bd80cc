"""A drawing that moves slowly between the key positions of an exercise."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStyle, QWidget

from coach.body.body_outline import View
from coach.body.posture import interpolate
from coach.exercise.definition.figure import Figure
from coach.window.theme.theme import Theme
from coach.window.widgets.figure_drawing import FigureDrawing

INTERVAL_MS: Final = 50
WAY_S: Final = 2.0
"""Time from one position to the next, in seconds."""
STAY_S: Final = 1.2
"""Time in a position, in seconds."""


class MovingDrawing(FigureDrawing):
    """Moves while it is visible on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._figures: tuple[Figure, ...] = ()
        self._view: View = "side"
        self._time_s = 0.0
        self.timer = QTimer(self)
        self.timer.setInterval(INTERVAL_MS)
        self.timer.timeout.connect(self._tick)

    def show_figures(self, figures: tuple[Figure, ...], view: View) -> None:
        """Move between these positions, from the first one."""
        self._figures, self._view, self._time_s = figures, view, 0.0
        self.keep_scale(figures, view)
        self.advance(0.0)

    def advance(self, seconds: float) -> None:
        """Show the position that many seconds later."""
        self._time_s += seconds
        first, following, share = find_place(self._time_s, len(self._figures))
        posture = interpolate(self._figures[first], self._figures[following], share)
        self.show_figure(posture, self._view)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on."""
        super().showEvent(event)
        self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still."""
        super().hideEvent(event)
        self.timer.stop()

    def _tick(self) -> None:
        if self.window().windowHandle().isExposed():
            self.advance(INTERVAL_MS / 1000)


def find_place(time_s: float, count: int) -> tuple[int, int, float]:
    """Return between which of `count` positions a drawing is, and the share of the way, 0 to 1.

    It goes from the first to the last position and then to the first one again.
    """
    number, passed_s = divmod(time_s, WAY_S + STAY_S)
    first = int(number) % count
    gone = max(0.0, passed_s - STAY_S) / WAY_S
    return first, (first + 1) % count, (1.0 - math.cos(math.pi * gone)) / 2


def may_move(widget: QWidget) -> bool:
    """Return True unless the user asked the system for less motion."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
