"""A page with a list, a line of words, and buttons under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.window.theme.theme import Theme
from coach.window.widgets.button_page import ButtonPage
from coach.window.widgets.labels import make_label, style_label
from coach.window.widgets.row_list import RowList


class ListPage(ButtonPage):
    """Escape goes back; the list has the keyboard."""

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
        """Colours and size."""
        super().set_theme(theme)
        self._whole.setContentsMargins(theme.px(28), theme.px(16), theme.px(28), theme.px(14))
        self._whole.setSpacing(theme.px(10))
        self._head.setSpacing(theme.px(16))
        self.buttons.setSpacing(theme.px(10))
        self.inner.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        self.list.set_theme(theme, 22)
        self.tell(self._message.text(), failed=self._failed)

    def tell(self, words: str, *, failed: bool = False) -> None:
        """A line under the title; nothing for an empty text."""
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

    def focus_list(self) -> None:
        """The list gets the keyboard, if the page is the one that is used."""
        if self.isVisible() and not self.list.hasFocus():
            self.list.setFocus()
