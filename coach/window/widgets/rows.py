"""A row that can be pressed: a tick box, words, and what is done of it at the right. The box's shape says the same as its colour."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.window.theme.painting import paint_framed_card
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.widgets.row_button import RowButton

HEIGHT: Final = 62
State = Literal["done", "partly", "open", "start"]
"""``start`` is nothing to be ticked off, but to be started."""


def paint_tick(painter: QPainter, theme: Theme, room: QRectF, state: State) -> None:
    """An empty box, a half filled one, or a filled one with a tick; where something can be started an arrow."""
    colours = theme.palette
    if state == "start":
        paint_icon(painter, "play", colours.text, room)
        return
    painter.setPen(QPen(QColor(colours.good if state != "open" else colours.quiet), theme.px(2)))
    painter.setBrush(QColor(colours.good) if state == "done" else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room, theme.px(6), theme.px(6))
    if state == "done":
        edge = room.width() * 0.14
        paint_icon(painter, "check", colours.card, room.adjusted(edge, edge, -edge, -edge))
    elif state == "partly":
        inner = room.adjusted(theme.px(5), room.height() / 2, -theme.px(5), -theme.px(5))
        painter.fillRect(inner, QColor(colours.good))


class TickRow(RowButton):
    """Enter, Space or a click does what it is for."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        detail: str,
        words: str,
        state: State,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.detail, self.words, self.state = title, detail, words, state
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(filter(None, (detail, words))))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        high = HEIGHT + (24 if self.state == "start" else 0)
        self.setFixedHeight(max(theme.px(high), round(theme.font_px(20) * 3.0 * high / HEIGHT)))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(400), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row, and a frame where it has the keyboard."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_framed_card(
            painter, theme, QRectF(self.rect()), marked=self.hasFocus(), line=3, corner=12
        )
        size = theme.px(26)
        paint_tick(
            painter, theme, QRectF(theme.px(18), (self.height() - size) / 2, size, size), self.state
        )
        font, small = make_font(theme, 22, QFont.Weight.DemiBold), make_font(theme, 17)
        right = QFontMetricsF(small).horizontalAdvance(self.words) + theme.px(24)
        share = 0.4 if self.state == "start" else 0.56
        room = QRectF(
            theme.px(60),
            theme.px(6),
            self.width() - theme.px(60) - right - theme.px(8),
            (self.height() - theme.px(12)) * share,
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter,
            QFontMetricsF(font).elidedText(self.title, elide, room.width()),
        )
        painter.setFont(small)
        painter.setPen(QColor(colours.quiet))
        below = QRectF(
            room.left(), room.bottom(), room.width(), self.height() - theme.px(6) - room.bottom()
        )
        if self.state == "start":
            painter.drawText(
                below, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), self.detail
            )
        else:
            painter.drawText(
                below,
                Qt.AlignmentFlag.AlignVCenter,
                QFontMetricsF(small).elidedText(self.detail, elide, room.width()),
            )
        painter.setPen(QColor(colours.good if self.state == "done" else colours.quiet))
        place = QRectF(self.width() - right, 0, right - theme.px(18), self.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.words
        )
        painter.end()
