"""Base classes of pages: a title, a list or scrolling content, and buttons below."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.theme.stylesheet import render_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import describe_error
from coach.window.widgets.buttons import KeyButton, fit_button
from coach.window.widgets.flow_layout import FlowWidget
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.page import CAMERA_ROOM, Page
from coach.window.widgets.rows import RowList


def find_camera_room(page: Page, theme: Theme) -> int:
    """Return the width that a title leaves free in the corner of the page, in pixels."""
    return theme.px(CAMERA_ROOM * theme.far) if page.opens_camera else 0


class ButtonPage(Page):
    """A page with a row of buttons; Escape goes back. Subclasses fill `_whole`, `buttons` last."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self._theme = theme
        self.buttons, self._whole = QHBoxLayout(), QVBoxLayout(self)
        self._row = FlowWidget(self)
        self.buttons.addWidget(self._row)
        self._buttons: list[KeyButton] = []

    def add_button(self, key: str, icon: str, words: str) -> KeyButton:
        """Add a button to the right of the others."""
        button = KeyButton(self._theme, key, self)
        button.show_words(icon, words)
        self.place_button(button)
        self._buttons.append(button)
        return button

    def place_button(self, button: KeyButton) -> None:
        """Put a button to the right of the others, or below them if there is no room."""
        self._row.flow.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self.setStyleSheet(render_stylesheet(theme))
        self._row.flow.setSpacing(theme.px(10))
        for button in self._buttons:
            fit_button(button, theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)


class ListPage(ButtonPage):
    """A page with a title, a message, a list that has the focus, and buttons. Escape goes back."""

    def __init__(self, theme: Theme, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self._title, self._hint, self._message = (
            QLabel(title, self),
            QLabel(hint, self),
            make_label(self),
        )
        self._title.setProperty("role", "title")
        self._hint.setProperty("role", "plain")
        self._hint.setWordWrap(True)
        self.list = RowList(theme, title, self)
        self.setFocusProxy(self.list)
        self._failed = False
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.inner = QVBoxLayout(self.card)
        self.inner.addWidget(self.list, 1)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._hint, 1)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._message)
        self._whole.addWidget(self.card, 1)
        self._whole.addLayout(self.buttons)
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        self._whole.setContentsMargins(theme.px(28), theme.px(16), theme.px(28), theme.px(14))
        self._whole.setSpacing(theme.px(10))
        self._head.setSpacing(theme.px(16))
        self._head.setContentsMargins(0, 0, find_camera_room(self, theme), 0)
        self.buttons.setSpacing(theme.px(10))
        self.inner.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        self.list.set_theme(theme, 22)
        self.show_message(self._message.text(), failed=self._failed)

    def show_message(self, words: str, *, failed: bool = False) -> None:
        """Show a message under the title, or hide it if the text is empty."""
        self._failed = failed
        self._message.setText(words)
        self._message.setVisible(bool(words))
        self.setAccessibleDescription(words)
        style_label(
            self._message,
            self._theme,
            20,
            self._theme.palette.fault if failed else self._theme.palette.text,
            600,
        )

    def add_task(self, finished: Callable[[Any], object] | None = None) -> BackgroundTask:
        """Return a task in a background thread; the page shows an error that ends it.

        Args:
            finished: Receives the result.
        """
        task = BackgroundTask(self)
        task.failed.connect(self.show_error)
        if finished is not None:
            task.finished.connect(finished)
        return task

    def show_error(self, error: CoachError) -> None:
        """Show an error and its hint."""
        self.show_message(describe_error(error), failed=True)

    def focus_list(self) -> None:
        """Give the list the focus if the page is visible."""
        if self.isVisible() and not self.list.hasFocus():
            self.list.setFocus()


class ScrolledPage(ButtonPage):
    """A page that scrolls to the widget with the focus, with fixed buttons below."""

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
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page scrolls by keys itself
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self._title, self._area):
            self._whole.addWidget(part)
        self._whole.addLayout(self.buttons)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        super().set_theme(theme)
        edge = theme.px(40)
        self._whole.setContentsMargins(edge, theme.px(24), edge, theme.px(20))
        self._whole.setSpacing(theme.px(12))
        self.rows.setContentsMargins(0, 0, theme.px(20), 0)
        self.rows.setSpacing(theme.px(8))
        style_label(self._title, theme, 36, theme.palette.text, 700)
        self._title.setContentsMargins(0, 0, find_camera_room(self, theme), 0)

    def show_rest(self) -> bool:
        """Scroll to the end and return True if there is more below than is visible."""
        bar = self._area.verticalScrollBar()
        more = bar.value() < bar.maximum()
        bar.setValue(bar.maximum())
        return more

    def order_stops(self, *stops: QWidget) -> None:
        """Let Tab visit these widgets of the body in this order, then the buttons below."""
        for before, after in pairwise((*stops, *self._buttons)):
            QWidget.setTabOrder(before, after)

    def watch_focus(self, widget: QWidget) -> None:
        """Scroll to this widget whenever it gets the focus."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the widget that gets the focus."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, self._theme.px(40))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrow and page keys. Escape goes back."""
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
