"""Whether the user has read when to stop, and when to see a professional."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coach.window.background.task import BackgroundTask
from coach.window.run.backend import Backend


class RedFlagsMemory(QObject):
    """Knows it from the start, and stores it in the background."""

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        """Read it now, before the window opens: later a drive may never answer."""
        super().__init__(parent)
        self._backend = backend
        self._writing = BackgroundTask(self, latest_only=True)
        self.read = backend.knows_red_flags()

    def note(self) -> None:
        """Store that they were read."""
        self.read = True
        self._writing.run(self._backend.note_red_flags)

    def forget(self) -> None:
        """Take them as not read."""
        self.read = False

    def close(self) -> None:
        """Wait for the background thread."""
        self._writing.cancel_and_wait()
