"""Holds the theme that the window uses now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.window.theme.theme import Theme


class ThemeProvider(QObject):
    """The current theme; whatever is created takes it from here."""

    changed = Signal(Theme)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = theme

    def use(self, theme: Theme) -> None:
        """Use another theme; `changed` follows unless it is the same."""
        if theme != self.current:
            self.current = theme
            self.changed.emit(theme)
