"""A card of the page of profiles."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.window.theme.painting import paint_framed_card, paint_key
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr
from coach.window.widgets.rows import RowButton

HEIGHT: Final = 92


class ProfileCard(RowButton):
    """A profile with its digit, and whether it is in use."""

    def __init__(
        self, theme: Theme, title: str, key: str, *, current: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title, self.key, self.current = title, key, current
        self.setAccessibleName(self.title)
        self.setAccessibleDescription(
            ", ".join(
                filter(
                    None,
                    (tr("In use") if current else "", tr("Key: {key}", key=key) if key else ""),
                )
            )
        )
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, with a frame if it has the keyboard focus."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_framed_card(painter, theme, QRectF(self.rect()), marked=self.hasFocus())
        left = edge = theme.px(24)
        if self.key:
            box = QRectF(edge, (self.height() - theme.px(44)) / 2, theme.px(44), theme.px(44))
            paint_key(painter, theme, box, self.key, make_font(theme, 26, QFont.Weight.Bold))
            left = edge + theme.px(64)
        font = make_font(theme, 34, QFont.Weight.Bold)
        room = QRectF(left, 0, self.width() - left - theme.px(170), self.height())
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        text = QFontMetricsF(font).elidedText(self.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        if self.current:
            painter.setFont(make_font(theme, 20, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.good))
            size, wide = (
                theme.px(24),
                painter.fontMetrics().horizontalAdvance(tr("In use")) + edge,
            )
            place = QRectF(
                self.width() - wide - size - theme.px(8), (self.height() - size) / 2, size, size
            )
            paint_icon(painter, "check", colours.good, place)
            room = QRectF(self.width() - wide, 0, wide, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr("In use"))
        painter.end()
