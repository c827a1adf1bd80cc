"""What every page with buttons under it has in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.window.theme.theme import Theme, render_stylesheet
from coach.window.widgets.buttons import KeyButton, fit_button
from coach.window.widgets.page import Page


class ButtonPage(Page):
    """A page whose lowest row are buttons; who derives from it fills `_whole` and puts `buttons` at its end. Escape goes back."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self._theme = theme
        self.buttons, self._whole = QHBoxLayout(), QVBoxLayout(self)
        self._buttons: list[KeyButton] = []

    def add_button(self, key: str, icon: str, words: str) -> KeyButton:
        """One more button, to the right of those that are there."""
        button = KeyButton(self._theme, key, self)
        button.show_words(icon, words)
        self.buttons.addWidget(button)
        self._buttons.append(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._theme = theme
        self.setStyleSheet(render_stylesheet(theme))
        for button in self._buttons:
            fit_button(button, theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)
