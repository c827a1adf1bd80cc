"""Finds the pictures of a recorded video in a background thread; the newest request wins."""

from __future__ import annotations

import threading
from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.capture.frame import Frame
from coach.capture.videos.seekable import SeekableVideo
from coach.errors import CoachError
from coach.window.background.task import BackgroundTask


class _Video:
    """A video that is opened at its first use; one thread at a time uses it, and others wait."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._video: SeekableVideo | None = None

    def find(self, time_s: float) -> Frame:
        """Find the picture at a time in seconds. Raises SourceError."""
        with self._lock:
            if self._video is None:
                self._video = SeekableVideo(self._path)
            return self._video.find(time_s)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._video is not None:
                self._video.close()


class VideoFrameLoader(QObject):
    """Reads one video at a time."""

    found = Signal(int, Frame)
    """Index of the instant that was requested, and its picture."""
    failed = Signal(CoachError)
    """There are no pictures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._video: _Video | None = None
        self._unused: deque[_Video] = deque()
        """Videos to close; a drive may never answer."""
        self._closing = BackgroundTask(self, latest_only=True)
        self._task = BackgroundTask(self, latest_only=True)
        self._task.finished.connect(lambda found: self.found.emit(*found))
        self._task.failed.connect(self._fail)

    def open(self, path: Path) -> None:
        """Read this video from now on."""
        self.close()
        self._video = _Video(path)

    def request(self, index: int, time_s: float) -> None:
        """Find the picture at a time in seconds; `found` follows unless a newer request does."""
        video = self._video
        if video is not None:
            self._task.run(lambda: (index, video.find(time_s)))

    def close(self) -> None:
        """Cancel the requests, and close the video in the background."""
        self._task.cancel()
        video, self._video = self._video, None
        if video is not None:
            self._unused.append(video)
            self._closing.run(self._close_unused)

    def _fail(self, error: CoachError) -> None:
        self.close()
        self.failed.emit(error)

    def _close_unused(self) -> None:
        while self._unused:
            self._unused.popleft().close()
