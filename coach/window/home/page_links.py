"""The row of the home page that leads to the other pages, each by its key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.message import translatable
from coach.window.navigation import HOME_KEYS, Page
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton

WORDS: Final[dict[Page, tuple[str, str]]] = translatable(
    {
        "programme": ("check", "Programme"),
        "history": ("record", "History"),
        "recordings": ("play", "Recordings"),
        "author": ("step", "Own exercises"),
        "profiles": ("view", "Profiles"),
    }
)
"""Page -> symbol and words."""


class HomeLinks(QWidget):
    """A button a page."""

    wished = Signal(str)
    """Page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        keys = {page: key for key, page in HOME_KEYS.items()}
        self.buttons: dict[Page, KeyButton] = {}
        for page, (icon, words) in WORDS.items():
            button = self.buttons[page] = KeyButton(theme, keys[page], self)
            button.show_words(icon, tr(words))
            button.clicked.connect(lambda _=False, page=page: self.wished.emit(page))
            self._row.addWidget(button)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colours and size."""
        self._row.setContentsMargins(0, 0, theme.px(16), 0)
        self._row.setSpacing(theme.px(12))
        for button in self.buttons.values():
            button.set_theme(theme)

    def show_person(self, name: str) -> None:
        """Who is exercising; empty where there is nobody else, and so nobody to be told apart."""
        icon, words = WORDS["profiles"]
        self.buttons["profiles"].show_words(
            icon, name or tr(words), f"{tr('Who is exercising?')} {name}" if name else ""
        )
