"""Keeps the keyboard in the window when the widget that had it is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class KeyboardKeeper(QObject):
    """Gives the keyboard to the page that is shown if no widget of the window has it.

    Otherwise no key does anything until the user leaves the page: Qt gives the keyboard to nothing
    when a row that had it is deleted.
    """

    def __init__(self, window: QWidget, find_page: Callable[[], QWidget]) -> None:
        """Watch a window.

        Args:
            window: The window, which becomes the parent.
            find_page: Returns the page that is shown.

        """
        super().__init__(window)
        self._window, self._find_page = window, find_page
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None and self._window.isActiveWindow():
            QTimer.singleShot(0, self, self._give_keyboard)  # who took it away may give it on

    def _give_keyboard(self) -> None:
        if QApplication.focusWidget() is None and self._window.isActiveWindow():
            self._find_page().setFocus()
