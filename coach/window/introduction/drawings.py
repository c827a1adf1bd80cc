"""The key positions of an exercise, moving, or side by side."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.exercise.definition.exercise import Exercise
from coach.window.introduction.moving_drawing import MovingDrawing, may_move
from coach.window.introduction.text import choose_figures
from coach.window.theme.painting import paint_card
from coach.window.theme.theme import Theme
from coach.window.widgets.figure_drawing import FigureDrawing

DRAWING_HEIGHT: Final = 170


class Drawings(QWidget):
    """A drawing that moves between the key positions; one for each if nothing may move."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._theme = theme
        self.figures: list[FigureDrawing] = []

    def show_exercise(self, exercise: Exercise) -> None:
        """Draw the key positions of this exercise; hide if there is none."""
        for drawing in self.figures:
            self._row.removeWidget(drawing)
            drawing.deleteLater()
        self.figures = []
        chosen, view = choose_figures(exercise), exercise.view.kinds[0]
        if len(chosen) > 1 and may_move(self):
            moving = MovingDrawing(self._theme, self)
            moving.show_figures(chosen, view)
            self._row.addWidget(moving)
            self.figures = [moving]
            chosen = ()
        for figure in chosen:
            drawing = FigureDrawing(self._theme, self)
            drawing.show_figure(figure, view)
            self._row.addWidget(drawing)
            self.figures.append(drawing)
        self.setVisible(bool(self.figures))

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setMinimumHeight(theme.px(DRAWING_HEIGHT))
        self._row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(10))
        self._row.setSpacing(theme.px(20))
        for drawing in self.figures:
            drawing.set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card behind the bodies."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, self._theme, QRectF(self.rect()))
        painter.end()
