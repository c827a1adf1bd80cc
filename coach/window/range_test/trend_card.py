"""The card of earlier days: what changed since, and a line for each side."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from coach.body.landmarks import Side
from coach.message import join_label
from coach.window.range_test.goniometer_geometry import SideMarks
from coach.window.range_test.text import (
    EarlierResults,
    ResultChange,
    list_changes,
)
from coach.window.run.state import RunState
from coach.window.theme.painting import find_side_colours, paint_side_mark, style_card
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.labels import style_label

TREND_HEIGHT: Final = 84
TREND_WIDTH: Final = 300


class TrendCard(QFrame):
    """Earlier days: what changed, as a text, and a small line for each side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._lines = _TrendLines(theme, self)
        self._changes: tuple[ResultChange, ...] | None = None
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._words, 1)
        self._layout.addWidget(self._lines)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        style_card(self, theme)
        self._layout.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        self.setMinimumHeight(theme.px(TREND_HEIGHT))
        style_label(self._words, theme, 22, theme.palette.text)
        self._lines.set_theme(theme)
        if self._changes is not None:
            self._show_changes(self._changes)

    def show_state(
        self,
        state: RunState,
        marks: tuple[SideMarks, ...],
        zone: tuple[float, float],
        earlier: EarlierResults,
    ) -> None:
        """Show the changes and the lines."""
        changes = tuple(list_changes(state, earlier))
        self._lines.show_marks(marks, zone)
        self._lines.setVisible(any(mark.earlier for mark in marks))
        if changes != self._changes:
            self._show_changes(changes)

    def _show_changes(self, changes: tuple[ResultChange, ...]) -> None:
        self._changes = changes
        colours = self._theme.palette
        parts = [
            f'<b style="color:{colours.good if change.gain else colours.text}">{change.words}</b>'
            f' <span style="color:{colours.quiet}">({change.verdict})</span>'
            for change in changes
        ]
        words = (
            tr(join_label(tr("Against earlier days"), ", ".join(parts)))
            if parts
            else tr("There is no earlier day to compare with yet.")
        )
        self._words.setText(words)
        self.setAccessibleName(
            "; ".join(f"{change.words}, {change.verdict}" for change in changes) or words
        )


class _TrendLines(QWidget):
    """A line for each side with results of earlier days and today, and the band of the norm."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._marks: tuple[SideMarks, ...] = ()
        self._zone = (0.0, 0.0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedWidth(theme.px(TREND_WIDTH))
        self.update()

    def show_marks(self, marks: tuple[SideMarks, ...], zone: tuple[float, float]) -> None:
        """Show the results of both sides and the band of the norm, in degrees."""
        self._marks, self._zone = marks, zone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band, and each line with the mark of its side at the newest result."""
        lines = {
            mark.side: [*mark.earlier, *([] if mark.result is None else [mark.result])]
            for mark in self._marks
        }
        values = [value for line in lines.values() for value in line]
        if not values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zone = self._zone
        low = min(*values, zone[0]) - 3
        high = max(*values, min(zone[1], zone[0] + 15)) + 3
        edge, height = self._theme.px(8), self.height()

        def find_y(value: float) -> float:
            """Return the height of a result in the card, in pixels."""
            return height - edge - (value - low) / (high - low) * (height - 2 * edge)

        top, bottom = max(0.0, find_y(zone[1])), find_y(zone[0])
        band = QColor(self._theme.palette.good)
        band.setAlphaF(0.3)
        painter.fillRect(QRectF(0, top, self.width(), bottom - top), band)
        longest = max(len(line) for line in lines.values())
        step = (self.width() - 2 * edge) / max(1, longest - 1)
        for side, line in lines.items():
            first = longest - len(line)
            self._paint_line(
                painter,
                side,
                [
                    QPointF(edge + (first + index) * step, find_y(value))
                    for index, value in enumerate(line)
                ],
            )
        painter.end()

    def _paint_line(self, painter: QPainter, side: Side, points: list[QPointF]) -> None:
        theme, colours = self._theme, self._theme.palette
        colour = find_side_colours(colours)[side]
        style = Qt.PenStyle.SolidLine if side == "left" else Qt.PenStyle.DashLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), theme.px(3), style))
        painter.drawPolyline(QPolygonF(points))
        for point in points[-1:]:
            paint_side_mark(painter, side, point, theme.px(6), colour, colours.card)
