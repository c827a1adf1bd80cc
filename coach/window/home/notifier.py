"""Shows a notification of the system, in a process of its own: the desktop may never answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon


class Notifier:
    """Shows the ``title`` and ``text`` of requests."""

    def __init__(self) -> None:
        self._icon: QSystemTrayIcon | None = None

    def play(self, request: dict[str, Any]) -> bool:
        """Show the notification. Return False if the desktop shows none."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            picture = QPixmap(32, 32)
            picture.fill("#4CD3A5")
            self._icon = QSystemTrayIcon(QIcon(picture))
            self._icon.setToolTip("coach")
        self._icon.show()
        self._icon.showMessage(request["title"], request["text"])
        return True
