"""A page of text or fields that scrolls where it is longer than the window, with its buttons always in sight under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.window.controls import KeyButton
from coach.window.dial_cards import make_label, style_label
from coach.window.look import Look, make_font, write_sheet


class ScrolledPage(QWidget):
    """A title, what stands under it, and buttons. Escape goes back; what gets the keyboard comes into sight."""

    back_wished = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = look
        self._title = make_label(self)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.body = QWidget()
        self.body.setObjectName("scrolled")
        self.rows = QVBoxLayout(self.body)
        self._area = QScrollArea(self)
        self._area.setWidget(self.body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = QHBoxLayout()
        self._whole = QVBoxLayout(self)
        for part in (self._title, self._area):
            self._whole.addWidget(part)
        self._whole.addLayout(self.buttons)
        self._buttons: list[KeyButton] = []

    def add_button(self, key: str, icon: str, words: str) -> KeyButton:
        """One more button, to the right of those that are there."""
        button = KeyButton(self._look, key, self)
        button.show_words(icon, words)
        self.buttons.addWidget(button)
        self._buttons.append(button)
        return button

    def set_look(self, look: Look) -> None:
        """Colours and size."""
        self._look = look
        self.setStyleSheet(write_sheet(look))
        edge = look.px(40)
        self._whole.setContentsMargins(edge, look.px(24), edge, look.px(20))
        self._whole.setSpacing(look.px(12))
        self.rows.setContentsMargins(0, 0, look.px(20), 0)
        self.rows.setSpacing(look.px(8))
        style_label(self._title, look, 36, look.palette.text, 700)
        for button in self._buttons:
            fit_button(button, look)

    def watch_focus(self, widget: QWidget) -> None:
        """Bring this widget into sight when it gets the keyboard."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What gets the keyboard comes into sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, self._look.px(40))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; arrows and the page keys scroll."""
        bar = self._area.verticalScrollBar()
        steps = {Qt.Key.Key_Down: 60, Qt.Key.Key_Up: -60, Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep()}
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.back_wished.emit()
        elif step is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)


def fit_button(button: KeyButton, look: Look) -> None:
    """Give a button its look and the width that its words and its key need."""
    button.set_look(look)
    metrics = QFontMetricsF(make_font(look, 18, QFont.Weight.DemiBold))
    words = button.toolTip() + button.accessibleDescription().rpartition(" ")[2]
    button.setFixedWidth(round(metrics.horizontalAdvance(words)) + look.px(84))
