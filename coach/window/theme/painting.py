"""Helpers that paint with a theme: cards, frames, keys, marks of the sides, and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coach.body.landmarks import Side
from coach.capture.frame import Picture
from coach.window.theme.palette import Palette
from coach.window.theme.theme import Theme

SIDE_LETTERS: Final[Mapping[Side, str]] = {"left": "L", "right": "R"}


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


def find_side_colours(palette: Palette) -> Mapping[Side, str]:
    """The colour of each side; the shape of its mark says the same."""
    return {"left": palette.info, "right": palette.caution}


def paint_side_mark(
    painter: QPainter, side: Side, middle: QPointF, radius: float, fill: str, edge: str
) -> None:
    """The mark of a side: a circle for the left, a diamond for the right. fill: empty for an open one."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge), max(1.5, radius / 6)))
    if side == "left":
        painter.drawEllipse(middle, radius, radius)
        return
    reach = radius * 1.25
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    painter.drawPolygon(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in corners]))


def make_image(picture: Picture) -> QImage:
    """The picture for Qt, in the format of screens: made and enlarged in half the time that it takes Qt to enlarge the one of cameras."""
    from coach.capture.opencv import (
        cv2,
    )  # late: it takes a tenth of a second, and whatever gives pictures has loaded it

    height, width = picture.shape[:2]
    image = QImage(width, height, QImage.Format.Format_RGB32)
    cv2.cvtColor(
        picture,
        cv2.COLOR_RGB2BGRA,
        dst=np.frombuffer(image.bits(), np.uint8).reshape(height, width, 4),
    )
    return image
