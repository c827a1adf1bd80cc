"""Reads frames in a background thread and hands the newest result to the Qt thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from coach.capture.cameras.ffmpeg_timeout import abort_waits_when
from coach.capture.frame import Frame
from coach.errors import CoachError
from coach.window.background.mailbox import Mailbox
from coach.window.background.task import BackgroundTask


class FrameSource(Protocol):
    """Where the frames come from; a `coach.capture.frame.Source`, for example."""

    def frames(self) -> Iterator[Frame]:
        """Yield every frame in order; end soon after `close`."""

    def close(self) -> None:
        """End the frames. From any thread, any number of times."""


OpenSource = Callable[[], FrameSource]
ProcessFrame = Callable[[Frame], Any]
OpenProcess = Callable[[], AbstractContextManager[ProcessFrame]]


class _Reading:
    """What the two threads share while one source is read."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.results: Mailbox[Any] = Mailbox()
        self._lock = threading.Lock()
        self._source: FrameSource | None = None

    def use(self, source: FrameSource) -> None:
        """Close this source with `close`, at once if that was called before."""
        with self._lock:
            self._source = source
            stopped = self.stop.is_set()
        if stopped:
            source.close()

    def close(self) -> None:
        """End the reading, also while it waits for a frame that never comes."""
        with self._lock:
            self.stop.set()
            source = self._source
        if source is not None:
            source.close()


class FrameStream(QObject):
    """Reads one source at a time and calls a function with each frame, in a background thread."""

    arrived = Signal(object)
    """The newest result of the function."""
    ended = Signal()
    """There are no more frames."""
    failed = Signal(CoachError)
    _ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = _Reading()
        app = QCoreApplication.instance()
        if app is not None:  # before the task, which would wait for a source that is still open
            app.aboutToQuit.connect(self.close)
        self._task = BackgroundTask(self)
        self._task.finished.connect(self.ended)
        self._task.failed.connect(self.failed)
        self._ready.connect(self._take_result, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """True while frames are read."""
        return self._task.busy

    def start(self, open_source: OpenSource, open_process: OpenProcess) -> None:
        """Read another source.

        Args:
            open_source: Opens the source; called in the background thread, as the function is.
            open_process: Opens a context whose value is called with each frame. Its result
                arrives in the Qt thread unless a newer one overtakes it.

        """
        self.close()
        self._reading = reading = _Reading()
        self._task.run(lambda: self._read(reading, open_source, open_process))

    def close(self) -> None:
        """Close the source and wait until the thread has ended; no signal follows."""
        self._reading.close()
        self._task.cancel_and_wait()

    def _read(self, reading: _Reading, open_source: OpenSource, open_process: OpenProcess) -> None:
        with (
            abort_waits_when(reading.stop.is_set),
            open_process() as process,
            closing(open_source()) as source,
        ):
            reading.use(source)
            for frame in source.frames():
                if reading.stop.is_set():
                    return
                if reading.results.put(process(frame)):
                    self._ready.emit(reading)

    def _take_result(self, reading: _Reading) -> None:
        if reading is self._reading and not reading.stop.is_set():
            self.arrived.emit(reading.results.take())
