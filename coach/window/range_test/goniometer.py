"""The range test as a goniometer: the dial, both sides, what they say together and against earlier days."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from coach.body.landmarks import Side
from coach.window.range_test.cards import SideCard, TrendCard, VerdictCard
from coach.window.range_test.goniometer_geometry import (
    LABEL_AT,
    NORM_LABEL_AT,
    RING,
    Dial,
    Dot,
    Drawing,
    Needle,
    Point,
    SideMarks,
    draw_dial,
    fit_dial,
)
from coach.window.range_test.text import TEXTS, Earlier, explain_missing, find_zone, list_marks
from coach.window.run.state import RunState
from coach.window.theme.painting import paint_card
from coach.window.theme.sides import SIDE_LETTERS, find_side_colours, paint_side_mark
from coach.window.theme.theme import Theme, make_font
from coach.window.translation.format import format_whole_degrees
from coach.window.translation.translate import tr

WIDE: Final = 700
"""From this width on, in a 1280 x 720 window, the sides stand beside the dial with all that is said of them; pixels."""
GAP: Final = 12
LARGEST_TEXT: Final = 1.2
"""Texts beside the dial grow no further than this: the numbers are large already, and a dial that does not fit tells nothing."""


class Goniometer(QWidget):
    """The dial itself: the norm as a band, results with their error, trials, earlier days, and what is measured now."""

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
        """Colours and size."""
        self._theme = theme
        self.setMinimumSize(theme.px(160), theme.px(120))
        self.update()

    def show_marks(
        self, marks: tuple[SideMarks, ...], zone: tuple[float, float], norm: float
    ) -> None:
        """Show results, the band of the norm and the norm itself, degrees."""
        self._marks, self._zone, self._norm = marks, zone, norm
        self.update()

    def show_now(self, now: float | None, missing: str = "") -> None:
        """Show what is measured in this instant, degrees, or why nothing is. Without either the dial only shows results."""
        self._now, self._missing = now, missing
        self.setAccessibleName(
            format_whole_degrees(now) if now is not None and math.isfinite(now) else missing
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dial."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, theme, QRectF(self.rect()))
        if not math.isnan(self._norm):
            below = theme.px(24 if self._now is None and not self._missing else 92)
            values = [value for mark in self._marks for value in (*mark.trials, *mark.earlier)]
            dial = fit_dial(
                self.width(),
                self.height() - theme.px(24),
                theme.px(24),
                below,
                [0.0, self._norm, *values],
            )
            self._paint(painter, dial, draw_dial(dial, self._zone, self._marks, self._now))
        painter.end()

    def _paint(self, painter: QPainter, dial: Dial, drawing: Drawing) -> None:
        colours, sides = self._theme.palette, find_side_colours(self._theme.palette)
        self._fill(painter, drawing.ring, colours.track)
        self._fill(painter, drawing.norm, colours.good)
        self._paint_scale(painter, dial)
        for sector in drawing.sectors:
            self._fill(painter, sector.outline, sides[sector.side], 0.8)
        for dot in drawing.dots:
            self._paint_dot(painter, dot)
        for needle in drawing.needles:
            self._paint_needle(painter, needle, min(self._theme.px(16), 0.08 * dial.radius))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawEllipse(QPointF(*dial.middle), self._theme.px(12), self._theme.px(12))
        self._paint_now(painter, dial)

    def _fill(
        self, painter: QPainter, outline: tuple[Point, ...], colour: str, opacity: float = 1.0
    ) -> None:
        fill = QColor(colour)
        fill.setAlphaF(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in outline]))

    def _paint_scale(self, painter: QPainter, dial: Dial) -> None:
        theme, colours = self._theme, self._theme.palette
        labels = dial.list_labels()
        for degrees in dial.list_ticks():
            long = degrees in labels
            painter.setPen(QPen(QColor(colours.quiet), theme.px(2 if long else 1)))
            painter.drawLine(
                QPointF(*dial.place(degrees, RING[0])),
                QPointF(*dial.place(degrees, RING[0] - (0.035 if long else 0.02))),
            )
        for degrees in labels:
            self._write_around(
                painter, dial, (degrees, LABEL_AT), format_whole_degrees(degrees), 18, colours.quiet
            )
        norm = tr(TEXTS["norm_name"], degrees=format_whole_degrees(self._norm))
        self._write_around(painter, dial, (self._norm, NORM_LABEL_AT), norm, 24, colours.good)
        painter.setPen(QPen(QColor(colours.good), theme.px(3)))
        painter.drawLine(
            QPointF(*dial.place(self._norm, RING[0])), QPointF(*dial.place(self._norm, 1.06))
        )

    def _write_around(
        self,
        painter: QPainter,
        dial: Dial,
        at: tuple[float, float],
        words: str,
        size: float,
        colour: str,
    ) -> None:
        """A text at an angle that touches a circle (share of the radius): from outside where that is beyond the ring."""
        outside = at[1] > RING[1]
        metrics = QFontMetricsF(
            make_font(self._theme, size, QFont.Weight.Bold if outside else QFont.Weight.Normal)
        )
        room = (metrics.horizontalAdvance(words), metrics.capHeight() + self._theme.px(6))
        self._write(
            painter, words, size, colour, dial.place_text(*at, room, outside=outside), bold=outside
        )

    def _write(
        self,
        painter: QPainter,
        words: str,
        size: float,
        colour: str,
        at: Point,
        *,
        bold: bool = False,
    ) -> None:
        """A line of text around a point, within the widget."""
        font = make_font(self._theme, size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
        metrics = QFontMetricsF(font)
        plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 2, metrics.height())
        plate.moveCenter(QPointF(*at))
        plate.moveLeft(
            min(
                max(plate.left(), self._theme.px(8)),
                self.width() - plate.width() - self._theme.px(8),
            )
        )
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_dot(self, painter: QPainter, dot: Dot) -> None:
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

    def _paint_now(self, painter: QPainter, dial: Dial) -> None:
        theme, colours = self._theme, self._theme.palette
        at = (dial.middle[0], dial.middle[1] + theme.px(58))
        if self._missing:
            self._write_wrapped(painter, self._missing, at)
        elif self._now is not None and math.isfinite(self._now):
            self._write(painter, format_whole_degrees(self._now), 60, colours.text, at, bold=True)

    def _write_wrapped(self, painter: QPainter, words: str, at: Point) -> None:
        room = QRectF(self._theme.px(16), 0, self.width() - self._theme.px(32), self._theme.px(66))
        room.moveCenter(QPointF(*at))
        painter.setFont(make_font(self._theme, 22, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._theme.palette.caution))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


class GoniometerCard(QWidget):
    """The dial; where it is wide enough with both sides, the comparison and earlier days around it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: RunState | None = None
        self._earlier: Earlier = {}
        self.face = Goniometer(theme, self)
        self.sides: dict[Side, SideCard] = {
            "left": SideCard("left", theme, self),
            "right": SideCard("right", theme, self),
        }
        self.verdict = VerdictCard(theme, self)
        self.trend = TrendCard(theme, self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self.face, 0, 0, 3, 1)
        for row, card in enumerate((*self.sides.values(), self.verdict)):
            self._grid.addWidget(card, row, 1)
        self._grid.addWidget(self.trend, 3, 0, 1, 2)
        for row, share in enumerate((5, 5, 7)):
            self._grid.setRowStretch(row, share)
        self._grid.setColumnStretch(0, 16)
        self._grid.setColumnStretch(1, 9)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self._grid.setSpacing(theme.px(GAP))
        held = dataclasses.replace(theme, text=min(theme.text, LARGEST_TEXT))
        for part in self._backend():
            part.set_theme(held)
        self._arrange()

    def set_earlier(self, earlier: Earlier) -> None:
        """Results of earlier days of each side, oldest first, degrees."""
        self._earlier = {side: tuple(values) for side, values in earlier.items()}
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: RunState) -> None:
        """Show the measurement of this state; nothing where the exercise measures none."""
        self._state = state
        rule = state.opened.exercise.range_of_motion if state.opened is not None else None
        if rule is None or state.opened is None:
            return
        marks, zone = (
            list_marks(state, self._earlier),
            find_zone(rule, state.opened.exercise.target),
        )
        self.face.show_marks(marks, zone, rule.norm_deg)
        feedback = state.feedback if state.active else None
        self.face.show_now(
            feedback.main_value if feedback is not None else None,
            explain_missing(state) if state.active else "",
        )
        for card in self.sides.values():
            card.show_state(state)
        self.verdict.show_state(state)
        self.trend.show_state(state, marks, zone, self._earlier)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is room for is shown."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(WIDE)
        for part in (*self.sides.values(), self.verdict):
            part.setVisible(wide)
        known = any(self._earlier.values()) or (self._state is not None and not self._state.active)
        self.trend.setVisible(wide and known and self._theme.is_wide)
        self._grid.setColumnStretch(1, 9 if wide else 0)

    def _backend(self) -> Sequence[Goniometer | SideCard | VerdictCard | TrendCard]:
        return (self.face, *self.sides.values(), self.verdict, self.trend)
