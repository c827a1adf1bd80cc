"""Reminds to stand up after so many minutes: a notification where the system has a tray, otherwise a note in the window. Off by default.

Time in which somebody exercises is no sitting: after it the minutes begin anew.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from coach.store.settings.settings import Settings
from coach.window.run.state import RunState
from coach.window.translation.translate import tr

MINUTE_MS: Final = 60_000


class BreakReminder(QObject):
    """One timer, set anew after each reminder and after each exercise."""

    due = Signal(str)
    """What to show in the window, as there is no tray."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minutes = 0
        self._active = False
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.remind)
        self.apply(settings)

    @property
    def waiting(self) -> bool:
        """Whether a reminder is to come."""
        return self._timer.isActive()

    def apply(self, settings: Settings) -> None:
        """Follow changed settings."""
        if settings.sitting_reminder_minutes != self.minutes:
            self.minutes = settings.sitting_reminder_minutes
            self._begin()

    def update(self, state: RunState) -> None:
        """Who exercises does not sit."""
        if state.active != self._active:
            self._active = state.active
            self._begin()

    def remind(self) -> None:
        """Say it now, and again after as long."""
        words = tr(
            "You have been sitting for {minutes} minutes. Stand up for a moment; a "
            "short stretch takes half a minute.",
            minutes=self.minutes,
        )
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._show_tray(words)
        else:
            self.due.emit(words)
        self._begin()

    def close(self) -> None:
        """Remind no more."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()

    def _begin(self) -> None:
        self._timer.stop()
        if self.minutes and not self._active:
            self._timer.start(self.minutes * MINUTE_MS)

    def _show_tray(self, words: str) -> None:
        if self._tray is None:
            picture = QPixmap(32, 32)
            picture.fill("#4CD3A5")
            self._tray = QSystemTrayIcon(QIcon(picture), self)
            self._tray.setToolTip("coach")
        self._tray.show()
        self._tray.showMessage(tr("Time to stand up"), words)
