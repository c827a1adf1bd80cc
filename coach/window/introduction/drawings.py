"""The key positions of an exercise on a card."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.figure_choice import choose_figures
from coach.window.theme.painting import paint_card
from coach.window.theme.theme import Theme
from coach.window.widgets.figure_row import FigureRow

DRAWING_HEIGHT: Final = 210


class Drawings(FigureRow):
    """The key positions, moving or side by side, on a card."""

    def show_exercise(self, exercise: Exercise) -> None:
        """Draw the key positions of this exercise; hide if there is none."""
        self.show_figures(choose_figures(exercise), exercise.view.kinds[0])

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self.setMinimumHeight(theme.px(DRAWING_HEIGHT))
        self.row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card behind the bodies."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, self._theme, QRectF(self.rect()))
        painter.end()
