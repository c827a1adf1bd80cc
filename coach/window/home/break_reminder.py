"""Reminds the user to stand up after some minutes: by the system, else in the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from coach.store.settings.settings import Settings
from coach.window.run.controller import RunController
from coach.window.run.state import RunState
from coach.window.translation.translate import tr

MINUTE_MS: Final = 60_000


class BreakReminder(QObject):
    """Counts the minutes since the last reminder or exercise. Off unless the settings say so."""

    due = Signal(str)
    """Text to show in the window; emitted only if the system shows no notifications."""

    def __init__(
        self, settings: Settings, runs: RunController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.minutes = 0
        self._active = False
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.remind)
        self.apply(settings)
        runs.state_changed.connect(self.set_state)

    @property
    def waiting(self) -> bool:
        """True if a reminder is to come."""
        return self._timer.isActive()

    def apply(self, settings: Settings) -> None:
        """Follow changed settings."""
        if settings.sitting_reminder_minutes != self.minutes:
            self.minutes = settings.sitting_reminder_minutes
            self._restart()

    def set_state(self, state: RunState) -> None:
        """Count anew after an exercise: a user who exercises does not sit."""
        if state.active != self._active:
            self._active = state.active
            self._restart()

    def remind(self) -> None:
        """Remind now, and again after the same time."""
        text = tr(
            "You have been sitting for {minutes} minutes. Stand up for a moment; a "
            "short stretch takes half a minute.",
            minutes=self.minutes,
        )
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._notify(text)
        else:
            self.due.emit(text)
        self._restart()

    def close(self) -> None:
        """Remind no more."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()

    def _restart(self) -> None:
        self._timer.stop()
        if self.minutes and not self._active:
            self._timer.start(self.minutes * MINUTE_MS)

    def _notify(self, text: str) -> None:
        if self._tray is None:
            icon = QPixmap(32, 32)
            icon.fill("#4CD3A5")
            self._tray = QSystemTrayIcon(QIcon(icon), self)
            self._tray.setToolTip("coach")
        self._tray.show()
        self._tray.showMessage(tr("Time to stand up"), text)
