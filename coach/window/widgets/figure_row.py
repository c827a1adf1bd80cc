"""Key positions of an exercise: one drawing that moves, or drawings side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.body.body_outline import View
from coach.body.posture import can_interpolate
from coach.exercise.definition.figure import Figure
from coach.window.theme.theme import Theme
from coach.window.widgets.figure_drawing import FigureDrawing
from coach.window.widgets.moving_drawing import MovingDrawing, may_move


class FigureRow(QWidget):
    """A drawing that moves between the key positions; one for each if they cannot or may not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self._theme = theme
        self.figures: list[FigureDrawing] = []

    def show_figures(
        self, figures: tuple[Figure, ...], view: View, *, mirrored: bool = False
    ) -> None:
        """Draw these key positions; hide if there is none.

        Args:
            figures: The positions.
            view: From where the camera sees them.
            mirrored: Whether the left side works.

        """
        for drawing in self.figures:
            self.row.removeWidget(drawing)
            drawing.deleteLater()
        if len(figures) > 1 and may_move(self) and can_interpolate(*figures[:2]):
            moving = MovingDrawing(self._theme, self)
            moving.mirrored = mirrored
            moving.show_figures(figures, view)
            self.figures = [moving]
        else:
            self.figures = [self._draw(figure, view, mirrored) for figure in figures]
        for drawing in self.figures:
            self.row.addWidget(drawing)
        self.setVisible(bool(self.figures))

    def _draw(self, figure: Figure, view: View, mirrored: bool) -> FigureDrawing:
        drawing = FigureDrawing(self._theme, self)
        drawing.mirrored = mirrored
        drawing.show_figure(figure, view)
        return drawing

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.row.setSpacing(theme.px(20))
        for drawing in self.figures:
            drawing.set_theme(theme)
