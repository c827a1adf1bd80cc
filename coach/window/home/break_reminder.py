"""Reminds the user to stand up after some minutes: by the system, else in the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.store.settings.settings import Settings
from coach.window.background.service_process import ServiceProcess, make_command
from coach.window.run.controller import RunController
from coach.window.run.state import RunState
from coach.window.translation.translate import tr

NOTIFIER: Final = "coach.window.home.notifier:Notifier"
MINUTE_MS: Final = 60_000


class BreakReminder(QObject):
    """Counts the minutes since the last reminder or exercise. Off unless the settings say so."""

    due = Signal(str)
    """Text to show in the window; emitted only if the system shows no notification."""

    def __init__(
        self,
        settings: Settings,
        runs: RunController,
        parent: QObject | None = None,
        *,
        notifier: ServiceProcess | None = None,
    ) -> None:
        """Create a reminder that is off unless the settings say otherwise.

        Args:
            settings: The user's settings.
            runs: Says when the user exercises.
            parent: The owner in Qt.
            notifier: Shows notifications instead of the system.

        """
        super().__init__(parent)
        self.minutes = 0
        self._active = False
        self._notifier = notifier or ServiceProcess(make_command(NOTIFIER, "widgets"), self)
        self._notifier.answered.connect(self._on_answered)
        self._notifier.failed.connect(self._show_here)
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
        """Start counting again after an exercise: a user who exercises does not sit."""
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
        request = {"title": tr("Time to stand up"), "text": text}
        if not self._notifier.send(request):
            self._show_here(request)
        self._restart()

    def close(self) -> None:
        """Remind no more."""
        self._timer.stop()
        self._notifier.close()

    def _restart(self) -> None:
        self._timer.stop()
        if self.minutes and not self._active:
            self._timer.start(self.minutes * MINUTE_MS)

    def _on_answered(self, request: dict[str, str], seen: bool) -> None:
        if not seen:
            self._show_here(request)

    def _show_here(self, request: dict[str, str]) -> None:
        self.due.emit(request["text"])
