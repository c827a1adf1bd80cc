"""An angle over a recording, with a cursor. Import it late, as pyqtgraph is slow to load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from coach.body.pose import Array
from coach.window.replay.timeline_view import RIGHT, measure_labels
from coach.window.theme.theme import Theme
from coach.window.widgets.plot import StillPlot

SYMBOLS: Final = {"left": "o", "right": "d", "": "o"}
"""Side (empty for an angle without one) -> its symbol."""


class ReplayPlot(StillPlot):
    """A plot with a line for each side. A click seeks."""

    seek_requested = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hideAxis("bottom")
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._lines = {side: pg.PlotDataItem(connect="finite", antialias=True) for side in SYMBOLS}
        self._points = {
            side: pg.ScatterPlotItem(symbol=symbol, antialias=True)
            for side, symbol in SYMBOLS.items()
        }
        for item in (self._band, *self._lines.values(), self._cursor, *self._points.values()):
            self.addItem(item, ignoreBounds=True)
        for line in self._lines.values():
            line.setDownsampling(auto=True, method="peak")
            line.curve.setSegmentedLineMode("on")  # five times as fast as one long path
            line.curve.setCacheMode(
                QGraphicsItem.CacheMode.DeviceCoordinateCache
            )  # the cursor moves, the lines do not
            line.setClipToView(True)
        self._data: dict[str, tuple[Array, Array]] = {}
        self._span = (0.0, 1.0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        colours = theme.palette
        self.setBackground(colours.card)
        self.style_axis("left", theme)
        self.getAxis("left").setWidth(measure_labels(theme))
        self.getPlotItem().setContentsMargins(0, theme.px(6), theme.px(RIGHT), theme.px(4))
        for side, colour in {
            "left": colours.info,
            "right": colours.caution,
            "": colours.text,
        }.items():
            self._lines[side].setPen(pg.mkPen(colour, width=max(1, theme.px(2))))
            self._points[side].setSize(theme.px(12))
            self._points[side].setBrush(pg.mkBrush(colour))
            self._points[side].setPen(pg.mkPen(colours.card, width=2))
        band = QColor(colours.good)
        band.setAlphaF(0.22)
        self._band.setBrush(pg.mkBrush(band))
        for line in self._band.lines:
            line.setPen(pg.mkPen(None))
        self._cursor.setPen(pg.mkPen(colours.text, width=max(1, theme.px(2))))

    def show_lines(
        self, times: Array, lines: Mapping[str, Array], target: tuple[float, float] | None
    ) -> None:
        """Show an angle.

        Args:
            times: (n,) In seconds.
            lines: Side, or empty for an angle without one -> (n,) degrees.
            target: Target zone, in degrees.
        """
        self._data = {side: (times, values) for side, values in lines.items()}
        for side, line in self._lines.items():
            line.setData(*self._data.get(side, ([], [])))
        known = (
            np.concatenate([values[np.isfinite(values)] for values in lines.values()])
            if lines
            else np.array([])
        )
        low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 90.0)
        edge = max(5.0, 0.06 * (high - low)) if high - low > 3 else 0.2
        self.setYRange(low - edge, high + edge, padding=0.0)
        self._band.setVisible(target is not None)
        if target is not None:
            self._band.setRegion((max(target[0], low - edge), min(target[1], high + edge)))

    def show_span(self, span: tuple[float, float]) -> None:
        """Show the time between these two seconds."""
        if span != self._span:
            self._span = span
            self.setXRange(*span, padding=0.0)

    def show_position(self, time_s: float, index: int) -> None:
        """Move the cursor to a time, and the marks to a frame."""
        self._cursor.setValue(time_s)
        for side, points in self._points.items():
            times, values = self._data.get(side, (np.array([]), np.array([])))
            known = index < len(values) and bool(np.isfinite(values[index]))
            points.setVisible(known)
            if known:
                points.setData([times[index]], [values[index]])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek to the clicked time."""
        self._seek(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Seek while the mouse is dragged."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position())

    def _seek(self, place: QPointF) -> None:
        self.seek_requested.emit(
            float(
                self.getPlotItem().getViewBox().mapSceneToView(self.mapToScene(place.toPoint())).x()
            )
        )
