"""The pictures of a recording, looked up in a thread of their own: the newest wish counts, those that it overtook are forgotten."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from coach.capture.frame import Frame
from coach.capture.seekable_video import SeekableVideo
from coach.errors import SourceError


class VideoFrameLoader(QObject):
    """One video at a time."""

    found = Signal(int, object)
    """Instant that was asked for, Frame."""
    failed = Signal(object)
    """SourceError: there are no pictures."""
    _arrived = Signal(object, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._request: tuple[int, float] | None = None
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path) -> None:
        """Look pictures up in this video."""
        self.close()
        self._closed, self._request = threading.Event(), None
        self._thread = threading.Thread(
            target=self._work, args=(path, self._closed), name="coach-pictures"
        )
        self._thread.start()

    def ask(self, index: int, time_s: float) -> None:
        """The picture of this instant; `found` follows, unless another one is asked for before."""
        with self._changed:
            self._request = (index, time_s)
            self._changed.notify()

    def close(self) -> None:
        """Close the video, and wait for the thread."""
        with self._changed:
            self._closed.set()
            self._changed.notify()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _work(self, path: Path, closed: threading.Event) -> None:
        try:
            with SeekableVideo(path) as video:
                while (request := self._take(closed)) is not None:
                    self._arrived.emit(closed, request[0], video.find(request[1]))
        except SourceError as error:
            self._arrived.emit(closed, -1, error)

    def _take(self, closed: threading.Event) -> tuple[int, float] | None:
        """The next wish; None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._request is not None or closed.is_set())
            request, self._request = self._request, None
            return None if closed.is_set() else request

    def _tell(self, closed: threading.Event, index: int, found: Frame | SourceError) -> None:
        if closed.is_set():
            return
        if isinstance(found, SourceError):
            self.failed.emit(found)
        else:
            self.found.emit(index, found)
