"""The row of numbers from 0 to 10 on which the user shows how much it hurts."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from coach.exercise.dose.pain_limits import STOP_FROM
from coach.message import join_label
from coach.window.safety.pain_text import HIGHEST
from coach.window.theme.painting import PaintedStrip
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.translate import tr

SCALE_HEIGHT: Final = 190


class PainScale(PaintedStrip):
    """A row of numbers from 0 to 10. The chosen one is larger; bars below grow with the pain.

    Each number can be reached with Tab, and a screen reader finds it by its name.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.numbers: tuple[PainNumber, ...] = ()
        super().__init__(theme, SCALE_HEIGHT, parent)
        self.value: int | None = None
        self.numbers = tuple(PainNumber(number, theme, self) for number in range(HIGHEST + 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number in self.numbers:
            number.picked.connect(partial(self.chosen.emit, number.number))
            row.addWidget(number)
        self.show_value(None)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        for number in self.numbers:
            number.set_theme(theme)

    def show_value(self, value: int | None, advice: str = "") -> None:
        """Mark this number, or none.

        Args:
            value: The number.
            advice: What follows from it; a screen reader says it with the number.
        """
        self.value = value
        name = tr("Pain from 0 (no pain) to 10 (the worst imaginable)")
        self.setAccessibleName(name if value is None else tr(join_label(name, value)))
        for number in self.numbers:
            number.show_value(value, advice if number.number == value else "")

    def focus_value(self) -> None:
        """Give the keyboard to the marked number."""
        if self.value is not None:
            self.numbers[self.value].setFocus()


class PainNumber(QAbstractButton):
    """A number of the scale, with its bar below."""

    picked = Signal()
    """It was clicked, or marked by a screen reader; not if it is marked by `show_value`."""

    def __init__(self, number: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self._value: int | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._pick)
        self.clicked.connect(self.picked)  # also if it is marked already
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.update()

    def show_value(self, value: int | None, advice: str) -> None:
        """Show which number is marked, and with it the advice if it is this one."""
        self._value = value
        self.setAccessibleName(tr("Pain {number} of 10", number=self.number))
        self.setAccessibleDescription(advice)
        self.blockSignals(True)
        self.setAutoExclusive(False)  # otherwise the last one could not be unmarked
        self.setChecked(self.number == value)
        self.setAutoExclusive(True)
        self.blockSignals(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt leaves it to the checked one only
        self.update()

    def _pick(self, marked: bool) -> None:
        if marked:
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the number with Space; the page handles all other keys."""
        if event.key() == Qt.Key.Key_Space:
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, framed if it is marked or has the keyboard, and its bar."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width() * 0.86, theme.px(92))
        box = QRectF(0, 0, wide, theme.px(92))
        box.moveCenter(QPointF(self.width() / 2, theme.px(58)))
        chosen = self.isChecked()
        frame = colours.on_focus if self.hasFocus() else colours.text if chosen else colours.card
        painter.setPen(QPen(QColor(frame), theme.px(4)))
        painter.setBrush(QColor(colours.track if chosen else colours.card))
        painter.drawRoundedRect(box, theme.px(14), theme.px(14))
        painter.setPen(QColor(colours.text))
        painter.setFont(make_font(theme, 60 if chosen else 42, QFont.Weight.Bold, steady=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))
        self._paint_bar(painter, box)
        painter.end()

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        """Paint the bar, filled up to the marked number."""
        theme, colours, value = self._theme, self._theme.palette, self._value
        high = theme.px(6 + 5 * self.number)
        bar = QRectF(box.left(), theme.px(SCALE_HEIGHT - 8) - high, box.width(), high)
        colour = colours.track
        if value is not None and self.number <= value:
            colour = colours.caution if value < STOP_FROM else colours.fault
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(bar, theme.px(4), theme.px(4))
