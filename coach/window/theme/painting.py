"""Helpers that paint with a theme: cards, frames, keys, side marks, and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coach.body.landmarks import Side
from coach.capture.frame import Picture
from coach.message import translatable
from coach.window.theme.palette import Palette
from coach.window.theme.theme import Theme

SIDE_LETTERS: Final[Mapping[Side, str]] = translatable({"left": "L", "right": "R"})


class PaintedStrip(QWidget):
    """A widget of fixed height that paints itself and takes all the width there is."""

    def __init__(
        self, theme: Theme, height: float, parent: QWidget | None = None, *, growth: float = 0.0
    ) -> None:
        """Create the widget.

        Args:
            theme: Colours and sizes.
            height: In pixels of the 1280 x 720 window.
            parent: Parent widget.
            growth: Additional height per unit of `Theme.far`, in these pixels.
        """
        super().__init__(parent)
        self._height, self._growth = height, growth
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedHeight(theme.px(self._height + self._growth * (theme.far - 1.0)))
        self.update()


def paint_card(painter: QPainter, theme: Theme, room: QRectF) -> None:
    """Paint the background of a card."""
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
    """Paint the background of a card that can be pressed, with a frame if it is marked.

    Args:
        line: Width of the frame, in pixels of the 1280 x 720 window.
        corner: Radius of the corners, in pixels of the 1280 x 720 window.
    """
    colours, wide = theme.palette, theme.px(line)
    painter.setBrush(QColor(colours.card))
    painter.setPen(QPen(QColor(colours.on_focus if marked else colours.card), wide))
    painter.drawRoundedRect(
        room.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), theme.px(corner), theme.px(corner)
    )


def paint_key(painter: QPainter, theme: Theme, box: QRectF, key: str, font: QFont) -> None:
    """Paint the key that presses a card, in a box."""
    painter.setPen(QPen(QColor(theme.palette.track), theme.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, theme.px(8), theme.px(8))
    painter.setFont(font)
    painter.setPen(QColor(theme.palette.quiet))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def style_card(card: QFrame, theme: Theme) -> None:
    """Give a card of widgets its background, overriding the stylesheet of the window."""
    card.setStyleSheet(
        f'QFrame[role="card"] {{ background: {theme.palette.card};'
        f" border-radius: {theme.px(16)}px; }}"
    )


def find_side_colours(palette: Palette) -> Mapping[Side, str]:
    """Return the colour of each side. Its mark also differs in shape."""
    return {"left": palette.info, "right": palette.caution}


def paint_side_mark(
    painter: QPainter, side: Side, middle: QPointF, radius: float, fill: str, edge: str
) -> None:
    """Paint the mark of a side: a circle for left, a diamond for right.

    Args:
        fill: Colour of the inside; empty for an open mark.
    """
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge), max(1.5, radius / 6)))
    if side == "left":
        painter.drawEllipse(middle, radius, radius)
        return
    reach = radius * 1.25
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    painter.drawPolygon(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in corners]))


def make_image(picture: Picture, reused: QImage | None = None) -> QImage:
    """Convert a picture to the pixel format of the screen.

    Qt takes twice as long to convert and enlarge the format of cameras.

    Args:
        picture: (height, width, 3) red, green, blue.
        reused: An image that is not needed any more; it is overwritten if its size is right. New
            memory for each picture takes as long as the conversion.

    """
    from coach.capture.opencv import (
        cv2,
    )  # late, as it takes a tenth of a second; the source of the picture has loaded it already

    height, width = picture.shape[:2]
    image = reused
    if image is None or (image.width(), image.height()) != (width, height):
        image = QImage(width, height, QImage.Format.Format_RGB32)
    cv2.cvtColor(
        picture,
        cv2.COLOR_RGB2BGRA,
        dst=np.frombuffer(image.bits(), np.uint8).reshape(height, width, 4),
    )
    return image
