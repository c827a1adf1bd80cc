"""A bar on the home page that offers an action, with a button to do it and one to dismiss it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton, fit_button
from coach.window.widgets.labels import make_label, style_label


@dataclass(frozen=True, slots=True)
class Notice:
    """A text, with or without an action."""

    text: str
    action: str = ""
    """Text of the button; empty for the default."""
    callback: Callable[[], None] | None = None


class NoticeBar(QFrame):
    """Shows one notice after another. It is hidden if there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._notices: list[Notice] = []
        self._words = make_label(self)
        self.action_button, self.later_button = (
            KeyButton(theme, "N", self),
            KeyButton(theme, "L", self),
        )
        self.later_button.show_words("clock", tr("Later"))
        self.action_button.clicked.connect(self.accept)
        self.later_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.action_button)
        self._row.addWidget(self.later_button)
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        self._theme = theme
        self._row.setContentsMargins(theme.px(18), theme.px(6), theme.px(10), theme.px(6))
        self._row.setSpacing(theme.px(10))
        style_label(self._words, theme, 20, theme.palette.text, 600)
        for button in (self.action_button, self.later_button):
            fit_button(button, theme)

    def add(self, notice: Notice) -> None:
        """Queue a notice, unless one with the same text is queued already."""
        if notice.text and not self.has(notice):
            self._notices.append(notice)
            self._show()

    def accept(self) -> None:
        """Dismiss the current notice and run its action."""
        if self._notices:
            callback = self._notices[0].callback
            self.dismiss()
            if callback is not None:
                callback()

    def dismiss(self) -> None:
        """Dismiss the current notice and show the next one."""
        self._notices = self._notices[1:]
        self._show()

    def withdraw(self, notice: Notice) -> None:
        """Show a notice no longer, whether it is the current one or waits; it may be gone."""
        self._notices = [known for known in self._notices if known.text != notice.text]
        self._show()

    def has(self, notice: Notice) -> bool:
        """Return True if a notice with this text is shown or waits."""
        return notice.text in [known.text for known in self._notices]

    @property
    def shown(self) -> Notice | None:
        """The current notice; None if there is none."""
        return self._notices[0] if self._notices else None

    def _show(self) -> None:
        notice = self.shown
        self.setVisible(notice is not None)
        if notice is not None:
            self._words.setText(notice.text)
            self.setAccessibleName(notice.text)
            self.action_button.setVisible(notice.callback is not None)
            self.action_button.show_words("play", notice.action or tr("Show"))
            fit_button(self.action_button, self._theme)
