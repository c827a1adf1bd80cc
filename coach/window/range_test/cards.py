"""The cards around the goniometer: the result of each side, and their comparison."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from coach.body.landmarks import Side
from coach.window.range_test.text import (
    SideReading,
    compare_both,
    find_results,
    read_sides,
)
from coach.window.run.state import RunState
from coach.window.theme.painting import find_side_colours, paint_side_mark, style_card
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.format import format_degrees
from coach.window.translation.translate import tr
from coach.window.widgets.labels import make_label, style_label


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
    """The name of a side with its mark, and its result as large as it fits."""

    def __init__(self, side: Side, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self._reading: SideReading | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setMinimumHeight(theme.px(76))
        self.update()

    def show_reading(self, reading: SideReading) -> None:
        """Show the result of the side."""
        self._reading = reading
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and the name above the result and its error."""
        if self._reading is None:
            return
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_side_mark(
            painter,
            self._side,
            QPointF(theme.px(10), theme.px(15)),
            theme.px(9),
            find_side_colours(colours)[self._side],
            colours.card,
        )
        painter.setPen(QColor(colours.quiet))
        painter.setFont(make_font(theme, 24))
        top = theme.px(30)
        painter.drawText(
            QRectF(theme.px(28), 0, self.width(), top),
            Qt.AlignmentFlag.AlignVCenter,
            self._reading.name,
        )
        size = min(76.0, (self.height() - top) / theme.scale * 0.95)
        font = make_font(theme, size, QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        base = top + (self.height() - top + QFontMetricsF(font).capHeight()) / 2
        painter.drawText(QPointF(0, base), self._reading.value)
        wide = QFontMetricsF(font).horizontalAdvance(self._reading.value)
        painter.setFont(make_font(theme, size / 2, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QPointF(wide + theme.px(14), base), self._reading.error)
        painter.end()


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
        self._definition.setVisible(self._theme.is_wide)
        self.setAccessibleName(words)
