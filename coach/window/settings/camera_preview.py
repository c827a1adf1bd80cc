"""Pictures of a camera, to see which one it is: nothing is judged, nothing is kept."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from coach.capture.ffmpeg_timeout import abort_waits_when
from coach.capture.frame import Source
from coach.errors import SourceError
from coach.window.run.backend import Backend
from coach.window.theme.painting import make_image


class CameraPreview(QObject):
    """One camera at a time, in a thread of its own."""

    seen = Signal(object)
    """QImage, or None where the camera gives nothing."""
    _arrived = Signal(object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._source: Source | None = None
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def open(self, source: str) -> None:
        """Show this camera from now on."""
        self.close()
        self._stopped = threading.Event()
        self._thread = threading.Thread(
            target=self._work, args=(source or "0", self._stopped), name="coach-preview"
        )
        self._thread.start()

    def close(self) -> None:
        """Let the camera go, and wait for that; one in the network that does not answer is not waited for."""
        self._stopped.set()
        source = self._source
        if source is not None:
            source.close()  # it may wait for a picture that never comes
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _work(self, text: str, stopped: threading.Event) -> None:
        try:
            with abort_waits_when(stopped.is_set), self._backend.open_source(text) as source:
                self._source = source
                self._update(source, stopped)
        except SourceError:
            self._arrived.emit((stopped, None))
        finally:
            self._source = None

    def _update(self, source: Source, stopped: threading.Event) -> None:
        if stopped.is_set():
            return
        for frame in source.frames():
            if stopped.is_set():
                return
            self._arrived.emit((stopped, make_image(frame.image)))

    def _show(self, arrived: tuple[threading.Event, QImage | None]) -> None:
        if not arrived[0].is_set():
            self.seen.emit(arrived[1])
