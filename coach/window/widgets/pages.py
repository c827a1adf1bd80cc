"""A page of text or fields that scrolls where it is longer than the window, with its buttons always in sight under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.window.theme.theme import Theme
from coach.window.widgets.button_page import ButtonPage
from coach.window.widgets.labels import make_label, style_label


class ScrolledPage(ButtonPage):
    """A title, what stands under it, and buttons. Escape goes back; what gets the keyboard comes into sight."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self._title = make_label(self)
        self._title.setText(title)
        self.body = QWidget()
        self.body.setObjectName("scrolled")
        self.rows = QVBoxLayout(self.body)
        self._area = QScrollArea(self)
        self._area.setWidget(self.body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self._title, self._area):
            self._whole.addWidget(part)
        self._whole.addLayout(self.buttons)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        super().set_theme(theme)
        edge = theme.px(40)
        self._whole.setContentsMargins(edge, theme.px(24), edge, theme.px(20))
        self._whole.setSpacing(theme.px(12))
        self.rows.setContentsMargins(0, 0, theme.px(20), 0)
        self.rows.setSpacing(theme.px(8))
        style_label(self._title, theme, 36, theme.palette.text, 700)

    def watch_focus(self, widget: QWidget) -> None:
        """Bring this widget into sight when it gets the keyboard."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What gets the keyboard comes into sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, self._theme.px(40))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; arrows and the page keys scroll."""
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: 60,
            Qt.Key.Key_Up: -60,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)
