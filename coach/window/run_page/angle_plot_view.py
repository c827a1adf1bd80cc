"""The plot itself, with pyqtgraph. Imported late: pyqtgraph takes most of a second to load."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from coach.window.run_page.angle_trace import SHOWN_S, AngleTrace, Span
from coach.window.theme.theme import Theme
from coach.window.widgets.plot import StillPlot

SHADES: Final = 0.10
"""How strongly phases are shaded, every other one."""
BAND: Final = 0.3
AHEAD_S: Final = 0.4
"""Free to the right of now, so that the newest point is seen whole, seconds."""


class PlotView(StillPlot):
    """A line, a band and marks; nothing of it can be dragged."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for side in ("left", "bottom"):
            self.hideAxis(side)
        self.getPlotItem().setContentsMargins(0, 0, 0, 0)
        self._limits = (0.0, 0.0)
        self._ground = _Ground()
        self._line = pg.PlotCurveItem(antialias=True, connect="finite")
        self._marks = pg.ScatterPlotItem(antialias=True, symbol="d", pxMode=True)
        self._now = pg.ScatterPlotItem(antialias=True, symbol="o", pxMode=True)
        for item in (self._ground, self._line, self._marks, self._now):
            self.addItem(item)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        colours = theme.palette
        self.setBackground(colours.card)
        self._line.setPen(pg.mkPen(colours.text, width=max(2, theme.px(2.5))))
        self._marks.setSize(theme.px(14))
        self._marks.setBrush(pg.mkBrush(colours.fault))
        self._marks.setPen(pg.mkPen(colours.card, width=theme.px(2)))
        self._now.setSize(theme.px(10))
        self._now.setBrush(pg.mkBrush(colours.text))
        self._now.setPen(pg.mkPen(None))
        self._ground.set_colours(_fade(colours.good, BAND), _fade(colours.text, SHADES))

    def show_trace(self, trace: AngleTrace, rest: float) -> None:
        """Show the last seconds; rest: the main angle at rest, degrees, which is always in sight."""
        times, values = trace.list_points()
        low, high = trace.find_limits(rest)
        if (low, high) != self._limits:
            self._limits = (low, high)
            self.setRange(xRange=(-SHOWN_S, AHEAD_S), yRange=(low, high), padding=0.0)
        self._ground.show_spans(trace.target, list(trace.list_spans()), (low, high))
        self._line.setData(np.asarray(times), np.asarray(values))
        marks = trace.list_marks()
        self._marks.setVisible(bool(marks))
        if marks:
            self._marks.setData([mark.time_s for mark in marks], [mark.value for mark in marks])
        known = bool(values) and math.isfinite(values[-1])
        self._now.setVisible(known)
        if known:
            self._now.setData(times[-1:], values[-1:])


class _Ground(pg.GraphicsObject):  # type: ignore[misc]
    """What lies behind the line: the target as a band, every other phase as shading."""

    def __init__(self) -> None:
        super().__init__()
        self._target, self._limits = (0.0, 0.0), (0.0, 1.0)
        self._spans: list[Span] = []
        self._band = self._shade = QColor()

    def set_colours(self, band: QColor, shade: QColor) -> None:
        """Colours of the target and of the phases."""
        self._band, self._shade = band, shade
        self.update()

    def show_spans(
        self, target: tuple[float, float], spans: list[Span], limits: tuple[float, float]
    ) -> None:
        """Show the target between these angles, the phases, and as much as lies within the limits; degrees."""
        if limits != self._limits:
            self.prepareGeometryChange()
        self._target, self._spans, self._limits = target, spans, limits
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - the name is Qt's
        """All that can be painted: seconds across, degrees upward."""
        return QRectF(
            -SHOWN_S, self._limits[0], SHOWN_S + AHEAD_S, self._limits[1] - self._limits[0]
        )

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint every other phase, then the target."""
        painter.setPen(Qt.PenStyle.NoPen)
        low, high = self._limits
        names = sorted({span.phase for span in self._spans if span.phase})
        for span in self._spans:
            if span.phase and names.index(span.phase) % 2 == 0 and len(names) > 1:
                painter.fillRect(
                    QRectF(span.start_s, low, span.end_s - span.start_s, high - low), self._shade
                )
        bottom, top = max(low, self._target[0]), min(high, self._target[1])
        if top > bottom:
            painter.fillRect(QRectF(-SHOWN_S, bottom, SHOWN_S + AHEAD_S, top - bottom), self._band)


def _fade(colour: str, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
