"""Paints the goniometer: norm, results with errors, trials, earlier days, and the angle now."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.window.range_test.goniometer_geometry import (
    LABEL_AT,
    NORM_LABEL_AT,
    RING,
    GoniometerDrawing,
    Needle,
    PixelPoint,
    Protractor,
    ResultDot,
    SideMarks,
    draw_goniometer,
    fit_protractor,
)
from coach.window.theme.painting import SIDE_LETTERS, find_side_colours, paint_card, paint_side_mark
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.translate import tr


class Goniometer(QWidget):
    """The scale with the band of the norm, results with errors, trials, and earlier days."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[SideMarks, ...] = ()
        self._zone = (math.nan, math.nan)
        self._norm = math.nan
        self._now: float | None = None
        self._missing = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setMinimumSize(theme.px(160), theme.px(120))
        self.update()

    def show_marks(
        self, marks: tuple[SideMarks, ...], zone: tuple[float, float], norm: float
    ) -> None:
        """Show results, the band of the norm, and the norm itself, in degrees."""
        self._marks, self._zone, self._norm = marks, zone, norm
        self.update()

    def show_now(self, now: float | None, missing: str = "") -> None:
        """Show the current angle in degrees, or why it is missing; without both, only results."""
        self._now, self._missing = now, missing
        self.setAccessibleName(
            format_degrees(now) if now is not None and math.isfinite(now) else missing
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the goniometer."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        if not math.isnan(self._norm):
            below = theme.px(24 if self._now is None and not self._missing else 92)
            values = [value for mark in self._marks for value in (*mark.trials, *mark.earlier)]
            protractor = fit_protractor(
                self.width(),
                self.height() - theme.px(24),
                theme.px(24),
                below,
                [0.0, self._norm, *values],
            )
            self._paint(
                painter, protractor, draw_goniometer(protractor, self._zone, self._marks, self._now)
            )
        painter.end()

    def _paint(self, painter: QPainter, protractor: Protractor, drawing: GoniometerDrawing) -> None:
        colours, sides = self._theme.palette, find_side_colours(self._theme.palette)
        self._fill(painter, drawing.ring, colours.track)
        self._fill(painter, drawing.norm, colours.good)
        self._paint_ticks(painter, protractor)
        for sector in drawing.sectors:
            self._fill(painter, sector.outline, sides[sector.side], 0.8)
        for dot in drawing.dots:
            self._paint_dot(painter, dot)
        for needle in drawing.needles:
            self._paint_needle(painter, needle, min(self._theme.px(16), 0.08 * protractor.radius))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawEllipse(QPointF(*protractor.middle), self._theme.px(12), self._theme.px(12))
        self._paint_now(painter, protractor)

    def _fill(
        self, painter: QPainter, outline: tuple[PixelPoint, ...], colour: str, opacity: float = 1.0
    ) -> None:
        fill = QColor(colour)
        fill.setAlphaF(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in outline]))

    def _paint_ticks(self, painter: QPainter, protractor: Protractor) -> None:
        theme, colours = self._theme, self._theme.palette
        labels = protractor.list_labels()
        for degrees in protractor.list_ticks():
            long = degrees in labels
            painter.setPen(QPen(QColor(colours.quiet), theme.px(2 if long else 1)))
            painter.drawLine(
                QPointF(*protractor.place(degrees, RING[0])),
                QPointF(*protractor.place(degrees, RING[0] - (0.035 if long else 0.02))),
            )
        for degrees in labels:
            self._write_around(
                painter,
                protractor,
                (degrees, LABEL_AT),
                format_degrees(degrees),
                18,
                colours.quiet,
            )
        norm = tr("norm {degrees}", degrees=format_degrees(self._norm))
        self._write_around(painter, protractor, (self._norm, NORM_LABEL_AT), norm, 24, colours.good)
        painter.setPen(QPen(QColor(colours.good), theme.px(3)))
        painter.drawLine(
            QPointF(*protractor.place(self._norm, RING[0])),
            QPointF(*protractor.place(self._norm, 1.06)),
        )

    def _write_around(
        self,
        painter: QPainter,
        protractor: Protractor,
        at: tuple[float, float],
        words: str,
        size: float,
        colour: str,
    ) -> None:
        """Write a text that touches a circle, given as an angle and a share of the radius.

        It is outside the circle if that is beyond the ring, otherwise inside.
        """
        outside = at[1] > RING[1]
        metrics = QFontMetricsF(
            make_font(self._theme, size, QFont.Weight.Bold if outside else QFont.Weight.Normal)
        )
        room = (metrics.horizontalAdvance(words), metrics.capHeight() + self._theme.px(6))
        self._write(
            painter,
            words,
            size,
            colour,
            protractor.place_text(*at, room, outside=outside),
            bold=outside,
        )

    def _write(
        self,
        painter: QPainter,
        words: str,
        size: float,
        colour: str,
        at: PixelPoint,
        *,
        bold: bool = False,
    ) -> None:
        """Write a line of text centred on a point, moved so that it stays in the widget."""
        font = make_font(self._theme, size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
        metrics = QFontMetricsF(font)
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 2, metrics.height())
        box.moveCenter(QPointF(*at))
        box.moveLeft(
            min(
                max(box.left(), self._theme.px(8)),
                self.width() - box.width() - self._theme.px(8),
            )
        )
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_dot(self, painter: QPainter, dot: ResultDot) -> None:
        theme, colours = self._theme, self._theme.palette
        if dot.kind == "trial":
            paint_side_mark(
                painter, dot.side, QPointF(*dot.at), theme.px(7), colours.text, colours.ground
            )
            return
        painter.setOpacity(0.9 - 0.5 * dot.faint)
        paint_side_mark(
            painter,
            dot.side,
            QPointF(*dot.at),
            theme.px(6),
            colours.card,
            find_side_colours(colours)[dot.side],
        )
        painter.setOpacity(1.0)

    def _paint_needle(self, painter: QPainter, needle: Needle, size: float) -> None:
        theme, colours = self._theme, self._theme.palette
        colour = colours.text if needle.side is None else find_side_colours(colours)[needle.side]
        pen = QPen(QColor(colour), theme.px(4 if needle.side is None else 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        start, end = QPointF(*needle.start), QPointF(*needle.end)
        tip = end if needle.side is None else start + (end - start) * 0.72
        painter.drawLine(start, tip)
        if needle.side is not None:
            paint_side_mark(painter, needle.side, tip, size, colour, colours.card)
            self._write(
                painter,
                tr(SIDE_LETTERS[needle.side]),
                1.2 * size / theme.scale,
                colours.ground,
                (tip.x(), tip.y()),
                bold=True,
            )

    def _paint_now(self, painter: QPainter, protractor: Protractor) -> None:
        theme, colours = self._theme, self._theme.palette
        at = (protractor.middle[0], protractor.middle[1] + theme.px(58))
        if self._missing:
            self._write_wrapped(painter, self._missing, at)
        elif self._now is not None and math.isfinite(self._now):
            self._write(painter, format_degrees(self._now), 60, colours.text, at, bold=True)

    def _write_wrapped(self, painter: QPainter, words: str, at: PixelPoint) -> None:
        room = QRectF(self._theme.px(16), 0, self.width() - self._theme.px(32), self._theme.px(66))
        room.moveCenter(QPointF(*at))
        painter.setFont(make_font(self._theme, 22, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._theme.palette.caution))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
