"""The row of numbers from 0 to 10 on which the user shows how much it hurts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.window.safety.pain_text import HIGHEST, STOP_FROM
from coach.window.theme.painting import PaintedStrip
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.translate import tr

SCALE_HEIGHT: Final = 190


class PainScale(PaintedStrip):
    """A row of numbers from 0 to 10. The chosen one is larger; bars below grow with the pain."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, SCALE_HEIGHT, parent)
        self.value: int | None = None
        self.show_value(None)

    def show_value(self, value: int | None) -> None:
        """Mark this number, or none."""
        self.value = value
        name = tr("Pain from 0 (no pain) to 10 (the worst imaginable)")
        self.setAccessibleName(name if value is None else f"{name}: {value}")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the clicked number."""
        self.chosen.emit(
            min(HIGHEST, max(0, int(event.position().x() / self.width() * (HIGHEST + 1))))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers and the bars."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / (HIGHEST + 1)
        wide = min(step * 0.86, theme.px(92))
        for number in range(HIGHEST + 1):
            middle = QPointF((number + 0.5) * step, theme.px(58))
            box = QRectF(0, 0, wide, theme.px(92))
            box.moveCenter(middle)
            chosen = number == self.value
            painter.setPen(QPen(QColor(colours.text if chosen else colours.card), theme.px(4)))
            painter.setBrush(QColor(colours.track if chosen else colours.card))
            painter.drawRoundedRect(box, theme.px(14), theme.px(14))
            painter.setPen(QColor(colours.text))
            painter.setFont(make_font(theme, 60 if chosen else 42, QFont.Weight.Bold, steady=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
            high = theme.px(6 + 5 * number)
            bar = QRectF(middle.x() - wide / 2, theme.px(SCALE_HEIGHT - 8) - high, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            filled = self.value is not None and number <= self.value
            painter.setBrush(
                QColor(
                    (colours.caution if self.value < STOP_FROM else colours.fault)
                    if filled and self.value is not None
                    else colours.track
                )
            )
            painter.drawRoundedRect(bar, theme.px(4), theme.px(4))
        painter.end()
