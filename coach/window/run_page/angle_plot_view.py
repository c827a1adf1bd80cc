"""The plot of the main angle. Import it late: pyqtgraph takes most of a second to load."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from coach.window.run_page.angle_trace import SHOWN_S, AngleTrace, PhaseSpan
from coach.window.theme.theme import Theme
from coach.window.widgets.plot import StillPlot

PHASE_OPACITY: Final = 0.10
"""Opacity of the shading of every second phase, 0 to 1."""
TARGET_OPACITY: Final = 0.3
"""Opacity of the target zone, 0 to 1."""
RIGHT_MARGIN_S: Final = 0.4
"""Space to the right of the newest point so that all of it is visible, in seconds."""


class PlotView(StillPlot):
    """The angle as a line, the target as a band, faults as marks. It cannot be dragged."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for side in ("left", "bottom"):
            self.hideAxis(side)
        self.getPlotItem().setContentsMargins(0, 0, 0, 0)
        self._limits = (0.0, 0.0)
        self._shading = _Shading()
        self._line = pg.PlotCurveItem(antialias=True, connect="finite")
        self._marks = pg.ScatterPlotItem(antialias=True, symbol="d", pxMode=True)
        self._now = pg.ScatterPlotItem(antialias=True, symbol="o", pxMode=True)
        for item in (self._shading, self._line, self._marks, self._now):
            self.addItem(item)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        colours = theme.palette
        self.setBackground(colours.card)
        self._line.setPen(pg.mkPen(colours.text, width=max(2, theme.px(2.5))))
        self._marks.setSize(theme.px(14))
        self._marks.setBrush(pg.mkBrush(colours.fault))
        self._marks.setPen(pg.mkPen(colours.card, width=theme.px(2)))
        self._now.setSize(theme.px(10))
        self._now.setBrush(pg.mkBrush(colours.text))
        self._now.setPen(pg.mkPen(None))
        self._shading.set_colours(
            _make_transparent(colours.good, TARGET_OPACITY),
            _make_transparent(colours.text, PHASE_OPACITY),
        )

    def show_trace(self, trace: AngleTrace, rest: float) -> None:
        """Show a trace. The angle at rest, in degrees, is always visible."""
        times, values = trace.list_points()
        low, high = trace.find_limits(rest)
        if (low, high) != self._limits:
            self._limits = (low, high)
            self.setRange(xRange=(-SHOWN_S, RIGHT_MARGIN_S), yRange=(low, high), padding=0.0)
        self._shading.show_spans(trace.target, list(trace.list_spans()), (low, high))
        self._line.setData(np.asarray(times), np.asarray(values))
        marks = trace.list_marks()
        self._marks.setVisible(bool(marks))
        if marks:
            self._marks.setData([mark.time_s for mark in marks], [mark.value for mark in marks])
        known = bool(values) and math.isfinite(values[-1])
        self._now.setVisible(known)
        if known:
            self._now.setData(times[-1:], values[-1:])


class _Shading(pg.GraphicsObject):  # type: ignore[misc]
    """What is behind the line: the target as a band, every second phase as shading."""

    def __init__(self) -> None:
        super().__init__()
        self._target, self._limits = (0.0, 0.0), (0.0, 1.0)
        self._spans: list[PhaseSpan] = []
        self._band = self._shade = QColor()

    def set_colours(self, band: QColor, shade: QColor) -> None:
        """Set the colours of the target and of the phases."""
        self._band, self._shade = band, shade
        self.update()

    def show_spans(
        self, target: tuple[float, float], spans: list[PhaseSpan], limits: tuple[float, float]
    ) -> None:
        """Show the target, the phases, and the range of angles between the limits, in degrees."""
        if limits != self._limits:
            self.prepareGeometryChange()
        self._target, self._spans, self._limits = target, spans, limits
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - the name is Qt's
        """Return the painted area: seconds horizontally, degrees vertically."""
        return QRectF(
            -SHOWN_S, self._limits[0], SHOWN_S + RIGHT_MARGIN_S, self._limits[1] - self._limits[0]
        )

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint every second phase, then the target."""
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
            painter.fillRect(
                QRectF(-SHOWN_S, bottom, SHOWN_S + RIGHT_MARGIN_S, top - bottom), self._band
            )


def _make_transparent(colour: str, opacity: float) -> QColor:
    transparent = QColor(colour)
    transparent.setAlphaF(opacity)
    return transparent
