"""Sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from coach.body.landmarks import Side
from coach.message import translatable
from coach.window.theme.palette import Palette

SIDE_LETTERS: Final[Mapping[Side, str]] = translatable({"left": "L", "right": "R"})


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
