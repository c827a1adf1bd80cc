"""What cards are painted on: the ground with round corners, the frame of the one with the keyboard, the box of a key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coach.window.theme.theme import Theme


class PaintedStrip(QWidget):
    """A widget that paints itself: as wide as there is room, of one height."""

    def __init__(self, theme: Theme, height: float, parent: QWidget | None = None) -> None:
        """height: pixels of the 1280 x 720 window."""
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self.setFixedHeight(theme.px(self._height))
        self.update()


def paint_card(painter: QPainter, theme: Theme, room: QRectF) -> None:
    """The ground of a card."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.palette.card))
    painter.drawRoundedRect(room, theme.px(16), theme.px(16))


def paint_framed_card(
    painter: QPainter,
    theme: Theme,
    room: QRectF,
    *,
    marked: bool,
    line: float = 4,
    corner: float = 16,
) -> None:
    """The ground of a card that can be pressed, with a frame where it is marked. line, corner: pixels of the 1280 x 720 window."""
    colours, wide = theme.palette, theme.px(line)
    painter.setBrush(QColor(colours.card))
    painter.setPen(QPen(QColor(colours.on_focus if marked else colours.card), wide))
    painter.drawRoundedRect(
        room.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), theme.px(corner), theme.px(corner)
    )


def paint_key(painter: QPainter, theme: Theme, box: QRectF, key: str, font: QFont) -> None:
    """The key that presses a card, in a box."""
    painter.setPen(QPen(QColor(theme.palette.track), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, theme.px(8), theme.px(8))
    painter.setFont(font)
    painter.setPen(QColor(theme.palette.quiet))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def style_card(card: QFrame, theme: Theme) -> None:
    """The ground of a card of widgets, whatever the window's stylesheet says."""
    card.setStyleSheet(
        f'QFrame[role="card"] {{ background: {theme.palette.card}; border-radius: {theme.px(16)}px; }}'
    )
