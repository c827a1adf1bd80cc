"""Plots over days: results with errors, lines, and bars. Import late: pyqtgraph loads slowly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from coach.window.history.series import DAY_S, Series, ValueBand, choose_days, choose_range
from coach.window.theme.theme import Theme
from coach.window.translation.dates import format_short_day
from coach.window.widgets.plot import StillPlot

SYMBOLS: Final = {"left": "o", "right": "d", "both": "o", "before": "o", "after": "s"}


class HistoryPlot(StillPlot):
    """A plot of values over days."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._series: tuple[Series, ...] = ()
        self._bands: tuple[ValueBand, ...] = ()
        self._floor: float | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setBackground(theme.palette.card)
        for name in ("left", "bottom"):
            self.style_axis(name, theme)
        self.getPlotItem().setContentsMargins(0, theme.px(8), theme.px(10), 0)
        self.getAxis("left").setWidth(theme.px(52))
        self.getAxis("bottom").setHeight(theme.px(26))
        self._draw()

    def show_series(
        self, series: Sequence[Series], bands: Sequence[ValueBand] = (), floor: float | None = None
    ) -> None:
        """Show these series and bands.

        Args:
            floor: Lowest visible value; None chooses it by the values.
        """
        self._series, self._bands, self._floor = tuple(series), tuple(bands), floor
        self._draw()

    def _draw(self) -> None:
        self.clear()
        limits = choose_range(
            self._series,
            [limit for band in self._bands for limit in (band.low, band.high)],
            self._floor,
        )
        first, last = choose_days(self._series)
        self.setYRange(*limits, padding=0.0)
        self.setXRange(first, last, padding=0.0)
        self.getAxis("bottom").setTicks([_list_ticks(first, last)])
        for band in self._bands:
            self._add_band(band)
        for one in self._series:
            self._add_series(one)

    def _add_band(self, band: ValueBand) -> None:
        colour = QColor(getattr(self._theme.palette, band.colour))
        fill = QColor(colour)
        fill.setAlphaF(0.25 if band.filled else 0.0)
        item = pg.LinearRegionItem(
            (band.low, band.high), orientation="horizontal", movable=False, brush=pg.mkBrush(fill)
        )
        for line in item.lines:
            line.setPen(
                pg.mkPen(None)
                if band.filled
                else pg.mkPen(colour, width=1, style=Qt.PenStyle.DashLine)
            )
        self.addItem(item, ignoreBounds=True)

    def _add_series(self, one: Series) -> None:
        colours = self._theme.palette
        colour = {
            "left": colours.info,
            "right": colours.caution,
            "before": colours.caution,
            "after": colours.info,
        }.get(one.name, colours.good)
        days, values = np.array(one.days), np.array(one.values)
        if one.bars:
            width = 0.7 * DAY_S
            self.addItem(
                pg.BarGraphItem(
                    x=days, height=values, width=width, brush=pg.mkBrush(colour), pen=pg.mkPen(None)
                )
            )
            return
        if one.errors:
            item = pg.ErrorBarItem(
                x=days,
                y=values,
                height=2 * np.array(one.errors),
                beam=0.3 * DAY_S,
                pen=pg.mkPen(colour, width=1),
            )
            self.addItem(item, ignoreBounds=True)
        style = Qt.PenStyle.DashLine if one.name in ("right", "before") else Qt.PenStyle.SolidLine
        pen = pg.mkPen(colour, width=max(1, self._theme.px(2)), style=style)
        line = pg.PlotDataItem(
            days,
            values,
            antialias=True,
            pen=pen,
            symbol=SYMBOLS.get(one.name, "o"),
            symbolSize=self._theme.px(11),
            symbolBrush=pg.mkBrush(colour),
            symbolPen=pg.mkPen(colours.card, width=1),
        )
        self.addItem(line, ignoreBounds=True)


def _list_ticks(first: float, last: float) -> list[tuple[float, str]]:
    days = max(1.0, (last - first) / DAY_S)
    step = next((step for step in (1, 2, 7, 14, 28, 91, 182, 365) if days / step <= 8), 365)
    begin = (
        dt.datetime.fromtimestamp(first)
        .astimezone()
        .replace(hour=12, minute=0, second=0, microsecond=0)
    )
    ticks = [begin + dt.timedelta(days=step * number) for number in range(int(days / step) + 2)]
    return [
        (tick.timestamp(), format_short_day(tick))
        for tick in ticks
        if first <= tick.timestamp() <= last
    ]
