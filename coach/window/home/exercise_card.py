"""A card of the home page: a button with the drawing and the facts of an exercise."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.window.home.cards import Card
from coach.window.theme.painting import paint_framed_card, paint_key
from coach.window.theme.theme import Theme, make_font
from coach.window.widgets.figure_drawing import FigureDrawing
from coach.window.widgets.rows import paint_tick

DRAWING: Final = 104
KEY: Final = 40
KEEPS_FRAME: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class CardButton(QAbstractButton):
    """Starts an exercise by Enter or a click; the page handles arrows and digits."""

    focused = Signal(str)
    """Name of the exercise: the card has the keyboard now."""

    def __init__(self, theme: Theme, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self._marked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(
            ". ".join(
                part
                for part in (card.warning, card.summary, card.dose, card.camera, card.since)
                if part
            )
        )
        self._drawing = FigureDrawing(theme, self)
        self._drawing.show_figure(card.figure, card.view)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._drawing)
        facts = " · ".join(part for part in (card.camera, card.since) if part)
        for text, role in (
            (card.title, "name"),
            (f"! {card.warning}" if card.warning else "", "warning"),
            (card.summary, "plain"),
            (card.dose, "fact"),
            (facts, "plain"),
        ):
            if text or role != "warning":
                self._column.addWidget(self._make_label(text, role))
        self._column.addStretch(1)
        self.set_theme(theme)

    def _make_label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._theme = theme
        self._column.setContentsMargins(theme.px(20), theme.px(14), theme.px(16), theme.px(14))
        self._column.setSpacing(theme.px(4))
        self._drawing.setFixedHeight(theme.px(DRAWING))
        self._drawing.set_theme(theme)

    def sizeHint(self) -> QSize:
        """Return the size that the texts need."""
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return True: texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that drawing and texts need at this width."""
        return self._column.heightForWidth(width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Report that the card has the keyboard."""
        super().focusInEvent(event)
        self.focused.emit(self.card.name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Remove the frame, unless only the whole window lost the keyboard."""
        super().focusOutEvent(event)
        if event.reason() not in KEEPS_FRAME:
            self.mark(marked=False)

    def mark(self, *, marked: bool) -> None:
        """Draw or remove the frame, which stays while a list is open, for example."""
        self._marked = marked
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start the exercise on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its digit, and a frame if it is marked."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_framed_card(painter, theme, QRectF(self.rect()), marked=self._marked)
        if self.card.key:
            font = make_font(theme, 24, QFont.Weight.Bold)
            size = max(theme.px(KEY), round(QFontMetricsF(font).height() * 1.2))
            box = QRectF(self.width() - size - theme.px(14), theme.px(14), size, size)
            paint_key(painter, theme, box, self.card.key, font)
        if self.card.tick:
            size = theme.px(32)
            paint_tick(
                painter, theme, QRectF(theme.px(18), theme.px(18), size, size), self.card.tick
            )
        painter.end()
