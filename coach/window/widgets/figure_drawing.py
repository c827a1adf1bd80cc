"""Paints a body of soft shapes on the ground, as large as it fits."""

from __future__ import annotations

import functools
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.body.body_outline import View, draw_figure, rests_on_ground
from coach.body.drawing.shapes import (
    TONES,
    Bounds,
    Shape,
    Tone,
    measure_bounds,
    mirror_shapes,
    unite_bounds,
)
from coach.body.posture import Joints
from coach.window.theme.palette import Palette
from coach.window.theme.theme import Theme

TALLEST_M: Final = 1.9
"""Height of the tallest body, in metres. It limits the scale of a drawing."""


@functools.lru_cache(maxsize=512)
def _find_shapes(figure: Joints, view: View, mirrored: bool) -> tuple[Shape, ...]:
    """Return the drawing of a position; cards of the same exercises are made again and again."""
    shapes = draw_figure(figure, view)
    return mirror_shapes(shapes) if mirrored else shapes


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
        "mat": mix(ground, palette.track, 0.6),
        "support": QColor(palette.track),
        "cloth": QColor(palette.text),
        "warm": QColor(palette.fault),
        "cold": QColor(palette.info),
        "object": QColor(palette.caution),
        "mark": QColor(palette.text),
        "edge": QColor(ground),
        "front": QColor(palette.quiet),
    }


def paint_body(
    painter: QPainter,
    shapes: tuple[Shape, ...],
    room: QRectF,
    colours: tuple[Palette, str],
    bounds: Bounds | None = None,
) -> QRectF:
    """Paint a body that stands on the lower edge of `room`. Return the rectangle that it fills.

    Args:
        painter: Paints it.
        shapes: The body.
        room: Where it has to fit.
        colours: The palette, and the colour behind the body.
        bounds: What fits into the room, in metres; None for the shapes.

    """
    left, top, right, bottom = bounds or measure_bounds(shapes)
    if right <= left:
        return QRectF()
    scale = min(room.width() / (right - left), room.height() / max(bottom - top, TALLEST_M / 2.4))
    tones = choose_tones(*colours)
    painter.save()
    painter.translate(
        room.center().x() - scale * (left + right) / 2, room.bottom() - scale * bottom
    )
    painter.setPen(Qt.PenStyle.NoPen)
    for tone in TONES:
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
        self._bounds: Bounds | None = None
        self._with_ground = True
        self.mirrored = False
        """Whether the left side works."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self.update()

    def show_figure(self, figure: Joints | None, view: View = "side") -> None:
        """Show this position, or nothing for None."""
        self._shapes = _find_shapes(figure, view, self.mirrored) if figure is not None else ()
        self._with_ground = figure is not None and rests_on_ground(figure)
        self.update()

    def keep_scale(self, figures: tuple[Joints, ...], view: View) -> None:
        """Draw every position from now on as if it were one of these, at the same scale."""
        self._bounds = unite_bounds(
            measure_bounds(_find_shapes(figure, view, self.mirrored)) for figure in figures
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the body and the ground on which it rests."""
        if not self._shapes:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(8))
        paint_body(painter, self._shapes, room, (theme.palette, theme.palette.card), self._bounds)
        if self._with_ground:
            painter.setPen(QPen(QColor(theme.palette.track), theme.px(3)))
            y = room.bottom() + theme.px(2)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        painter.end()
