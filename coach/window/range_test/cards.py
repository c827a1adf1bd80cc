"""The cards around the goniometer: the result of each side, and their comparison."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from coach.body.landmarks import Side
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.window.range_test.text import (
    SideReading,
    compare_both,
    find_results,
    read_sides,
)
from coach.window.run.state import RunState
from coach.window.theme.painting import find_side_colours, paint_side_mark, style_card
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label

NAME_SIZE: Final = 24


class SideCard(QFrame):
    """One side: its result with the error, its trials, and the comparison with the norm."""

    def __init__(self, side: Side, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._side = side
        self._reading: SideReading | None = None
        self._number = _Number(side, theme, self)
        self._lines = make_label(self)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._number, 1)
        self._layout.addWidget(self._lines)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        style_card(self, theme)
        self._layout.setContentsMargins(theme.px(20), theme.px(10), theme.px(16), theme.px(12))
        self._layout.setSpacing(0)
        self._number.set_theme(theme)
        style_label(self._lines, theme, 18, theme.palette.quiet)

    def show_state(self, state: RunState) -> None:
        """Show the result of this side."""
        reading = next((each for each in read_sides(state) if each.side == self._side), None)
        if reading is None or reading == self._reading:
            return
        self._reading = reading
        self._number.show_reading(reading)
        self._lines.setText("\n".join(reading.lines))
        self.setAccessibleName(f"{reading.name} {reading.value} {reading.error}".strip())
        self.setAccessibleDescription(". ".join(reading.lines))


class _Number(QWidget):
    """The name of a side with its mark, and its result as large as it fits.

    The result is below the name, or beside it with large texts.
    """

    def __init__(self, side: Side, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self._reading: SideReading | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        name = QFontMetricsF(make_font(theme, NAME_SIZE)).height()
        self._top = round(name) if theme.is_wide else 0
        self.setMinimumHeight(self._top + max(theme.px(46), 0 if self._top else round(name)))
        self.update()

    def show_reading(self, reading: SideReading) -> None:
        """Show the result of the side."""
        self._reading = reading
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and the name above the result and its error."""
        if self._reading is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below = self._paint_name(painter, self._reading.name)
        self._paint_result(painter, self._reading, 0 if self._top else below)
        painter.end()

    def _paint_name(self, painter: QPainter, name: str) -> float:
        """Paint the mark and the name; return where they end, in pixels."""
        theme, colours = self._theme, self._theme.palette
        high, left = self._top or self.height(), theme.px(28)
        paint_side_mark(
            painter,
            self._side,
            QPointF(theme.px(10), high / 2),
            theme.px(9),
            find_side_colours(colours)[self._side],
            colours.card,
        )
        font = make_font(theme, NAME_SIZE)
        painter.setPen(QColor(colours.quiet))
        painter.setFont(font)
        painter.drawText(QRectF(left, 0, self.width(), high), Qt.AlignmentFlag.AlignVCenter, name)
        return left + QFontMetricsF(font).horizontalAdvance(name) + theme.px(20)

    def _paint_result(self, painter: QPainter, reading: SideReading, left: float) -> None:
        """Paint the result and its error, as large as there is room for them."""
        theme, colours = self._theme, self._theme.palette
        room = self.height() - self._top
        size = min(76.0, room / theme.scale * 0.95)
        font = make_font(theme, size, QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        base = self._top + (room + QFontMetricsF(font).capHeight()) / 2
        painter.drawText(QPointF(left, base), reading.value)
        left += QFontMetricsF(font).horizontalAdvance(reading.value) + theme.px(14)
        painter.setFont(make_font(theme, size / 2, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QPointF(left, base), reading.error)


class ComparisonCard(QFrame):
    """The comparison of both sides, in one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = make_label(self)
        self._definition = make_label(self)
        self._layout = QVBoxLayout(self)
        for label in (self._words, self._definition):
            self._layout.addWidget(label)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        style_card(self, theme)
        self._layout.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(12))
        self._layout.setSpacing(theme.px(8))
        style_label(self._words, theme, 22, theme.palette.text, 600)
        style_label(self._definition, theme, 17, theme.palette.quiet)

    def show_state(self, state: RunState) -> None:
        """Show the comparison of both sides, and the definition of the result."""
        rule = state.opened.exercise.range_of_motion if state.opened is not None else None
        words = compare_both(state)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        results = () if state.active else find_results(state).values()
        error = max((result.uncertainty_deg for result in results), default=None)
        descriptions = [] if rule is None else [tr(rule.definition), tr(rule.norm_source)]
        if rule is not None and rule.typical is not None:
            descriptions.append(tr(rule.typical.source))
        descriptions += (
            []
            if error is None
            else [
                tr(
                    "± {degrees}: in 95 of 100 cases the true value is this close.",
                    degrees=format_degrees(error),
                )
            ]
        )
        self.setAccessibleDescription(" ".join(descriptions))
        self._definition.setText(
            descriptions[-1] if error is not None else ""
        )  # the page shows the definition
        self._definition.setVisible(error is not None)
        self.setAccessibleName(words)
