"""Paints the days of the last weeks. A day with a session is filled and also has a tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coach.message import translatable
from coach.store.history.trends import Day
from coach.window.history.calendar import Cell, lay_out, list_months
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr

CELL: Final = 26
GAP: Final = 5
LEFT: Final = 60
TOP: Final = 24
WEEKDAYS: Final = translatable(("Mon", "", "Wed", "", "Fri", "", "Sun"))


class CalendarView(QWidget):
    """A grid with a column for each week."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[Cell, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Days"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setFixedHeight(theme.px(TOP + 7 * (CELL + GAP)))
        self.update()

    def show_days(self, days: Iterable[Day], today: dt.date) -> None:
        """Show the last weeks."""
        self._cells = lay_out(days, today)
        self.setAccessibleDescription(
            ". ".join(cell.words for cell in self._cells if cell.share > 0)
        )
        self.update()

    def _find_rect(self, cell: Cell) -> QRectF:
        px = self._theme.px
        return QRectF(
            px(LEFT + cell.week * (CELL + GAP)),
            px(TOP + cell.weekday * (CELL + GAP)),
            px(CELL),
            px(CELL),
        )

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for the day under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = next(
                (
                    cell.words
                    for cell in self._cells
                    if self._find_rect(cell).contains(QPointF(event.pos()))
                ),
                "",
            )
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grid."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(make_font(theme, 15))
        painter.setPen(QColor(colours.quiet))
        for row, name in enumerate(WEEKDAYS):
            room = QRectF(0, theme.px(TOP + row * (CELL + GAP)), theme.px(LEFT), theme.px(CELL))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr(name) if name else "")
        for column, name in list_months(self._cells):
            painter.drawText(
                QPointF(theme.px(LEFT + column * (CELL + GAP)), theme.px(TOP - 8)), name
            )
        for cell in self._cells:
            room = self._find_rect(cell)
            fill = QColor(colours.good if cell.share else colours.track)
            fill.setAlphaF(cell.share or 0.5)
            painter.setBrush(fill)
            painter.setPen(
                QPen(QColor(colours.text), theme.px(2)) if cell.today else Qt.PenStyle.NoPen
            )
            painter.drawRoundedRect(room, theme.px(5), theme.px(5))
            if cell.share:
                edge = theme.px(5)
                paint_icon(
                    painter,
                    "check",
                    colours.card if cell.share > 0.7 else colours.text,
                    room.adjusted(edge, edge, -edge, -edge),
                )
        painter.end()
