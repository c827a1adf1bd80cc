"""Reads all exercises in a thread of its own, so that the window is there before they are."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal

from coach.window.exercise_list import ExerciseLibrary
from coach.window.run.backend import Backend


class Shelf(QObject):
    """Holds the library. `loaded` tells when it was read, in the thread of the one who made the shelf."""

    loaded = Signal(object)
    """Library."""
    _read = Signal(object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = ExerciseLibrary()
        self._backend = backend
        self._thread: threading.Thread | None = None
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def load(self) -> None:
        """Read all exercises anew; nothing happens while that is under way."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="coach-shelf")
            self._thread.start()

    def close(self) -> None:
        """Wait for the thread, if there is one."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        self._read.emit(self._backend.load_library())

    def _take(self, library: ExerciseLibrary) -> None:
        self.close()
        self.library = library
        self.loaded.emit(library)
