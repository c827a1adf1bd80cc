"""Finds the pictures of a recorded video in a background thread; the newest request wins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.capture.frame import Frame
from coach.capture.videos.seekable import SeekableVideo
from coach.errors import CoachError
from coach.window.background.task import BackgroundTask


class VideoFrameLoader(QObject):
    """Reads one video at a time."""

    found = Signal(int, Frame)
    """Index of the instant that was requested, and its picture."""
    failed = Signal(CoachError)
    """There are no pictures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._video: SeekableVideo | None = None
        self._task = BackgroundTask(self, latest_only=True)
        self._task.finished.connect(lambda found: self.found.emit(*found))
        self._task.failed.connect(self._fail)

    def open(self, path: Path) -> None:
        """Read this video from now on."""
        self.close()
        self._path = path

    def request(self, index: int, time_s: float) -> None:
        """Find the picture at a time in seconds; `found` follows unless a newer request does."""
        path = self._path
        if path is not None:
            self._task.run(lambda: (index, self._find(path, time_s)))

    def close(self) -> None:
        """Cancel the requests, wait for the background thread, and close the video."""
        self._task.cancel_and_wait()
        self._path = None
        video, self._video = self._video, None
        if video is not None:
            video.close()

    def _fail(self, error: CoachError) -> None:
        self.close()
        self.failed.emit(error)

    def _find(self, path: Path, time_s: float) -> Frame:
        """Find a picture; in the background thread, of which there is only one at a time."""
        if self._video is None:
            self._video = SeekableVideo(path)
        return self._video.find(time_s)
