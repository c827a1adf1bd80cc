"""Paints a body of soft shapes on the ground, as large as it fits."""

from __future__ import annotations

import functools
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.body.body_outline import Shape, Tone, draw_figure, measure_bounds
from coach.body.posture import Joints
from coach.window.theme.palette import Palette
from coach.window.theme.theme import Theme

TALLEST_M: Final = 1.9
"""Height of the tallest body, in metres. It limits the scale of a drawing."""


@functools.lru_cache(maxsize=512)
def _find_shapes(figure: Joints, view: Literal["side", "front"]) -> tuple[Shape, ...]:
    """Return `draw_figure` of a position; cards of the same exercises are made again and again."""
    return draw_figure(figure, view)


def mix(one: str, other: str, share: float) -> QColor:
    """Mix two colours: 0 gives the first, 1 the second."""
    first, last = QColor(one), QColor(other)
    return QColor(
        *(
            round(a + (b - a) * share)
            for a, b in zip(
                (first.red(), first.green(), first.blue()),
                (last.red(), last.green(), last.blue()),
                strict=True,
            )
        )
    )


def choose_tones(palette: Palette, ground: str) -> dict[Tone, QColor]:
    """Return the colours of the parts of a body on this background."""
    return {
        "far": mix(ground, palette.quiet, 0.38),
        "body": mix(ground, palette.quiet, 0.72),
        "working": QColor(palette.info),
    }


def paint_body(
    painter: QPainter, shapes: tuple[Shape, ...], room: QRectF, palette: Palette, ground: str
) -> QRectF:
    """Paint a body that stands on the lower edge of `room`. Return the rectangle that it fills."""
    left, top, right, bottom = measure_bounds(shapes)
    if right <= left:
        return QRectF()
    scale = min(room.width() / (right - left), room.height() / max(bottom - top, TALLEST_M / 2.4))
    tones = choose_tones(palette, ground)
    painter.save()
    painter.translate(
        room.center().x() - scale * (left + right) / 2, room.bottom() - scale * bottom
    )
    painter.setPen(Qt.PenStyle.NoPen)
    for tone in ("far", "body", "working"):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for shape in shapes:
            if shape.tone == tone:
                path.addPolygon(
                    QPolygonF([QPointF(x * scale, y * scale) for x, y in shape.outline])
                )
                path.closeSubpath()
        painter.fillPath(path, tones[tone])
    painter.restore()
    width, height = (right - left) * scale, (bottom - top) * scale
    return QRectF(room.center().x() - width / 2, room.bottom() - height, width, height)


class FigureDrawing(QWidget):
    """The key position of an exercise."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shapes: tuple[Shape, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self.update()

    def show_figure(self, figure: Joints | None, view: Literal["side", "front"] = "side") -> None:
        """Show this position, or nothing for None."""
        self._shapes = _find_shapes(figure, view) if figure is not None else ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the body and the ground on which it rests."""
        if not self._shapes:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(8))
        paint_body(painter, self._shapes, room, theme.palette, theme.palette.card)
        painter.setPen(QPen(QColor(theme.palette.track), theme.px(3)))
        y = room.bottom() + theme.px(2)
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        painter.end()
