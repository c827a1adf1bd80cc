"""Paints the timeline and handles the mouse. Only the cursor is painted on each frame."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coach.window.replay.marks import MarkKind
from coach.window.replay.timeline import (
    LANES,
    NAMES,
    TimelineBox,
    find_boxes,
    find_share,
    find_time,
    list_ticks,
)
from coach.window.theme.theme import Theme, make_font, paint_icon
from coach.window.translation.translate import tr

LABELS: Final = 92
"""Least width of the lane names, in pixels of the 1280 x 720 window."""
EDGE: Final = 16
NAME_SIZE: Final = 15
RIGHT: Final = 16
LANE: Final = 24
ICONS: Final[dict[MarkKind, str]] = {
    "fault": "fault",
    "view": "view",
    "lost": "person",
    "pause": "pause",
}


def measure_labels(theme: Theme) -> int:
    """Return the width of the lane names, in pixels; the plot is aligned with it."""
    metrics = QFontMetricsF(make_font(theme, NAME_SIZE, QFont.Weight.DemiBold))
    widest = max(metrics.horizontalAdvance(tr(name)) for name in NAMES.values())
    return max(theme.px(LABELS), math.ceil(widest) + theme.px(EDGE + 8))


class TimelineView(QWidget):
    """Lanes with marks, times below, and the cursor on top."""

    seek_requested = Signal(float)
    """Emitted with the time to seek to, in seconds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[TimelineBox, ...] = ()
        self._span = (0.0, 1.0)
        self._position_s = 0.0
        self._ready_s = 0.0
        self._background: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Timeline"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._labels = measure_labels(theme)
        self._lane = max(theme.px(LANE), round(1.5 * theme.font_px(NAME_SIZE)))
        self.setFixedHeight(self._lane * len(LANES) + theme.font_px(14) + theme.px(12))
        self._background = None
        self.update()

    def show_boxes(
        self, boxes: tuple[TimelineBox, ...], span: tuple[float, float], ready_s: float
    ) -> None:
        """Show these boxes.

        Args:
            span: First and last visible second.
            ready_s: The recording is evaluated up to here, in seconds.
        """
        if (boxes, span, ready_s) != (self._boxes, self._span, self._ready_s):
            self._boxes, self._span, self._ready_s, self._background = boxes, span, ready_s, None
            self.update()

    def show_position(self, time_s: float) -> None:
        """Move the cursor."""
        if time_s != self._position_s:
            self._position_s = time_s
            self.update()

    def find_x(self, share: float) -> float:
        """Return the pixel of a position on the timeline."""
        left = self._labels
        return left + share * (self.width() - left - self._theme.px(RIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the background again."""
        self._background = None
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek to the clicked time."""
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Seek while the mouse is dragged."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def _seek(self, event: QMouseEvent) -> None:
        self.seek_requested.emit(find_time(self._find_share(event.position().x()), self._span))

    def _find_share(self, x: float) -> float:
        return (x - self.find_x(0.0)) / max(1.0, self.find_x(1.0) - self.find_x(0.0))

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for the marks under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = int(event.pos().y() // self._lane)
            near = 6 / max(1.0, self.find_x(1.0) - self.find_x(0.0))
            found = (
                find_boxes(self._boxes, LANES[number], self._find_share(event.pos().x()), near)
                if number < len(LANES)
                else ()
            )
            QToolTip.showText(event.globalPos(), "\n".join(box.mark.words for box in found), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cached background, and the cursor on it."""
        if self._background is None:
            self._background = self._paint_background()
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._background)
        share = find_share(self._position_s, self._span)
        if 0.0 <= share <= 1.0:
            x, bottom = self.find_x(share), self._lane * len(LANES)
            painter.setPen(QPen(QColor(theme.palette.text), theme.px(2)))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            painter.setBrush(QColor(theme.palette.text))
            painter.setPen(Qt.PenStyle.NoPen)
            size = theme.px(7)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x - size, bottom + size),
                        QPointF(x + size, bottom + size),
                        QPointF(x, bottom - 2),
                    ]
                )
            )
        painter.end()

    def _paint_background(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        theme, colours = self._theme, self._theme.palette
        pixmap.fill(QColor(colours.card))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, lane in enumerate(LANES):
            row = QRectF(0, number * self._lane, self.width(), self._lane)
            painter.setFont(make_font(theme, NAME_SIZE, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(
                row.adjusted(theme.px(EDGE), 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                tr(NAMES[lane]),
            )
            painter.fillRect(
                QRectF(self.find_x(0), row.center().y() - 0.5, self.find_x(1) - self.find_x(0), 1),
                QColor(colours.track),
            )
            for box in self._boxes:
                if box.lane == lane:
                    self._paint_box(painter, box, row)
        self._paint_ticks(painter)
        painter.end()
        return pixmap

    def _paint_box(self, painter: QPainter, box: TimelineBox, row: QRectF) -> None:
        theme, colours, mark = self._theme, self._theme.palette, box.mark
        left, right = self.find_x(max(0.0, box.left)), self.find_x(min(1.0, box.right))
        unseen = mark.kind in ("view", "lost", "pause")
        if not mark.judged:
            colour = colours.quiet
        else:
            colour = colours.caution if unseen else colours.good if mark.good else colours.fault
        low = theme.px(4 if not mark.good or mark.kind == "hold" else 6)
        room = QRectF(
            left, row.y() + low, max(theme.px(4), right - left - 1), row.height() - 2 * low
        )
        fill = QColor(colour)
        fill.setAlphaF(0.35 if box.lane in ("then", "view") or mark.kind == "pause" else 0.85)
        painter.setBrush(fill)
        painter.setPen(
            QPen(QColor(colours.text), theme.px(2), Qt.PenStyle.DotLine)
            if box.differs
            else Qt.PenStyle.NoPen
        )
        painter.drawRoundedRect(room, theme.px(4), theme.px(4))
        size = theme.px(16)
        verdict = "check" if mark.good else "fault" if mark.judged else "view"
        name = ICONS.get(mark.kind) or verdict
        if room.width() >= 0.6 * size:
            on = colours.text if fill.alphaF() < 0.5 else colours.card
            place = QRectF(
                max(left, room.center().x() - size / 2), row.center().y() - size / 2, size, size
            )
            paint_icon(painter, name, on if room.width() >= size else colours.text, place)

    def _paint_ticks(self, painter: QPainter) -> None:
        theme, colours = self._theme, self._theme.palette
        top = self._lane * len(LANES)
        painter.setFont(make_font(theme, 14, steady=True))
        painter.setPen(QColor(colours.quiet))
        for share, words in list_ticks(self._span):
            painter.drawLine(
                QPointF(self.find_x(share), top), QPointF(self.find_x(share), top + theme.px(4))
            )
            room = QRectF(self.find_x(share) - 60, top + theme.px(4), 120, 1.4 * theme.font_px(14))
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, words)
        ready = find_share(self._ready_s, self._span)
        if ready < 1.0:
            unready = QColor(colours.track)
            unready.setAlphaF(0.6)
            painter.fillRect(
                QRectF(
                    self.find_x(max(0.0, ready)),
                    0,
                    self.find_x(1.0) - self.find_x(max(0.0, ready)),
                    self._lane,
                ),
                unready,
            )
