"""The row of the home page that leads to the other pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.message import translatable
from coach.store.settings.settings import Settings
from coach.window.navigation import PageName
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.buttons import KeyButton, count_columns

LINKS: Final[dict[PageName, tuple[str, str]]] = translatable(
    {
        "programme": ("check", "Programme"),
        "history": ("calendar", "History"),
        "recordings": ("play", "Recordings"),
        "own_exercises": ("edit", "Own exercises"),
        "profiles": ("person", "Profiles"),
        "clinic": ("people", "Clinic"),
    }
)
"""Page -> symbol and text."""


class HomeLinks(QWidget):
    """One button for each page."""

    page_requested = Signal(str)
    """Name of the page."""

    def __init__(
        self, theme: Theme, keys: Mapping[PageName, str], parent: QWidget | None = None
    ) -> None:
        """Create the buttons; keys: page -> key that opens it."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self.buttons: dict[PageName, KeyButton] = {}
        for page, (icon, text) in LINKS.items():
            button = self.buttons[page] = KeyButton(theme, keys[page], self)
            button.show_words(icon, tr(text))
            button.clicked.connect(lambda _=False, page=page: self.page_requested.emit(page))
        self.show_clinic(Settings())
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._grid.setContentsMargins(0, 0, theme.px(16), 0)
        self._grid.setSpacing(theme.px(12))
        for button in self.buttons.values():
            button.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many rows as the texts need."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        columns = count_columns(self._grid, self.width(), shown)
        for index, button in enumerate(shown):
            self._grid.addWidget(button, index // columns, index % columns)
        for column in range(len(self.buttons)):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_clinic(self, settings: Settings) -> None:
        """Show the button of the clinic if there is a folder of one; only few users need it."""
        self.buttons["clinic"].setVisible(bool(settings.clinic_folder))
        self._arrange()

    def show_profile(self, name: str) -> None:
        """Show whose profile is in use; an empty name if there is only one profile."""
        icon, text = LINKS["profiles"]
        self.buttons["profiles"].show_words(
            icon, name or tr(text), f"{tr('Who is exercising?')} {name}" if name else ""
        )
        self._arrange()
