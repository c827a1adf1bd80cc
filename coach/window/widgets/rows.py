"""Rows: a list of texts, a row that can be pressed, and a row with a tick box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from coach.window.theme.painting import paint_framed_card
from coach.window.theme.theme import Theme, fit_font, make_font, paint_icon

HEIGHT: Final = 62
LINE_HEIGHT: Final = 42
MARK: Final = 8
"""Width of the frame of a marked row, which is seen from three metres."""
TickState = Literal["done", "partly", "open", "start"]
"""``start`` shows an arrow instead of a tick box."""


class RowList(QListWidget):
    """A list of texts, moved through with the arrow keys. Texts never rely on colour alone."""

    picked = Signal(int)
    """Emitted with the row that was chosen by Enter or a click."""
    confirmed = Signal()
    """Emitted on Enter, for what a click on a row must not do."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.set_theme(theme)

    def set_theme(self, theme: Theme, size: float = 18) -> None:
        """Apply the colours and sizes of a theme."""
        colours, px = theme.palette, theme.px
        self.setStyleSheet(f"""
        QListWidget {{ background: transparent; border: {px(2)}px solid transparent;
            border-radius: {px(10)}px; outline: none;
            font-size: {theme.font_px(size)}px; }}
        QListWidget:focus {{ border-color: {colours.on_focus}; }}
        QListWidget::item {{ padding: {px(7)}px {px(10)}px; border-radius: {px(8)}px;
            color: {colours.text}; }}
        QListWidget::item:selected {{ background: {colours.track}; color: {colours.text}; }}
        QListWidget::item:hover:!selected {{ background: {colours.card}; }}
        QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {colours.track}; border-radius: {px(6)}px;
            min-height: {px(30)}px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        """)

    def show_rows(self, rows: Sequence[str]) -> None:
        """Show these rows, and keep the current row if there is still one at its place."""
        if tuple(rows) == self._rows:
            return
        before = self.currentRow()
        self._rows = tuple(rows)
        self.clear()
        for words in rows:
            item = QListWidgetItem(words)
            item.setToolTip(f"<span>{escape(words)}</span>")
            self.addItem(item)
        if rows:
            self.setCurrentRow(min(max(before, 0), len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys and choose with Enter. The page handles all other keys."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentRow() >= 0 and not event.isAutoRepeat():
            self.picked.emit(self.currentRow())
            self.confirmed.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()


class RowButton(QAbstractButton):
    """Base class of a row that is pressed by Enter, Space or a click. Subclasses paint it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the row on Enter and Space, and move the focus on Up and Down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            event.ignore()


def paint_tick(painter: QPainter, theme: Theme, room: QRectF, state: TickState) -> None:
    """Paint an empty, half filled or ticked box; an arrow for ``start``."""
    colours = theme.palette
    if state == "start":
        paint_icon(painter, "play", colours.text, room)
        return
    painter.setPen(QPen(QColor(colours.good if state != "open" else colours.quiet), theme.px(2)))
    painter.setBrush(QColor(colours.good) if state == "done" else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room, theme.px(6), theme.px(6))
    if state == "done":
        edge = room.width() * 0.14
        paint_icon(painter, "check", colours.card, room.adjusted(edge, edge, -edge, -edge))
    elif state == "partly":
        inner = room.adjusted(theme.px(5), room.height() / 2, -theme.px(5), -theme.px(5))
        painter.fillRect(inner, QColor(colours.good))


class TickRow(RowButton):
    """A row with a tick box, a title, a detail and a text. The box also differs in shape.

    A large text becomes smaller, down to the usual size, before it is cut short.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        detail: str,
        words: str,
        state: TickState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.detail, self.words, self.state = title, detail, words, state
        self._marked = False
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(filter(None, (detail, words))))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        start = self.state == "start"
        high = HEIGHT + (24 if start and self.detail else 0)
        if not start and not self.detail:
            high = LINE_HEIGHT
        lines = 3.0 * high / HEIGHT if self.detail else 1.5
        least = round(theme.font_px(20) * lines) + (0 if self.detail else theme.px(12))
        self._least = max(theme.px(high), least)
        self._fit_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for every line of the detail."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Make the row high enough for a detail of several lines at its width."""
        needed = 0.0
        if self.state == "start" and self.detail:
            room = QRectF(0.0, 0.0, self._measure_room(), 10_000.0)
            metrics = QFontMetricsF(make_font(self._theme, 17))
            lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.detail)
            needed = self._measure_title() + lines.height() + self._theme.px(12)
        self.setFixedHeight(max(self._least, math.ceil(needed)))

    def mark(self, *, marked: bool) -> None:
        """Show a thick frame, also if the window has no keyboard, or show none."""
        self._marked = marked
        self.update()

    @property
    def marked(self) -> bool:
        """True if the row has a thick frame."""
        return self._marked

    def _measure_room(self) -> float:
        """Return the width of title and detail, in pixels."""
        words = QFontMetricsF(make_font(self._theme, 17)).horizontalAdvance(self.words)
        return self.width() - words - self._theme.px(60 + 24 + 8)

    def _measure_title(self) -> float:
        """Return the height of the title, in pixels; without a detail that of the whole row."""
        share = (0.4 if self.state == "start" else 0.56) if self.detail else 1.0
        return (self._least - self._theme.px(12)) * share

    def sizeHint(self) -> QSize:
        """Return a minimum width; the layout stretches the row."""
        return QSize(self._theme.px(400), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row, with a frame if it has the focus."""
        theme, colours, painter = self._theme, self._theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_framed_card(
            painter, theme, QRectF(self.rect()), marked=self._marked or self.hasFocus(),
            line=MARK if self._marked else 3, corner=12,
        )  # fmt: skip
        size = theme.px(26)
        paint_tick(
            painter, theme, QRectF(theme.px(18), (self.height() - size) / 2, size, size), self.state
        )
        small = make_font(theme, 17)
        right = QFontMetricsF(small).horizontalAdvance(self.words) + theme.px(24)
        self._paint_title(painter, self._measure_room())
        painter.setFont(small)
        painter.setPen(QColor(colours.good if self.state == "done" else colours.quiet))
        place = QRectF(self.width() - right, 0, right - theme.px(18), self.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.words
        )
        painter.end()

    def _paint_title(self, painter: QPainter, width: float) -> None:
        """Paint the title, and the detail below it."""
        theme, colours = self._theme, self._theme.palette
        font, small = make_font(theme, 22, QFont.Weight.DemiBold), make_font(theme, 17)
        font = fit_font(font, self.title, width, theme.px(20))
        if self.state != "start":
            small = fit_font(small, self.detail, width, theme.px(16))
        elide, edge = Qt.TextElideMode.ElideRight, theme.px(6)
        room = QRectF(theme.px(60), edge, width, self._measure_title())
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        title = QFontMetricsF(font).elidedText(self.title, elide, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(small)
        painter.setPen(QColor(colours.quiet))
        below = QRectF(room.left(), room.bottom(), width, self.height() - edge - room.bottom())
        if self.state == "start":
            flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(below, flags, self.detail)
        else:
            detail = QFontMetricsF(small).elidedText(self.detail, elide, width)
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, detail)
