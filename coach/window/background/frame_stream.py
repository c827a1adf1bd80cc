"""Reads frames in a background thread and hands the newest result to the Qt thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from coach.capture.cameras.ffmpeg_timeout import abort_waits_when, wake_waits
from coach.capture.frame import Frame
from coach.errors import CoachError
from coach.window.background.closing_devices import CLOSING
from coach.window.background.mailbox import Mailbox
from coach.window.background.open_cameras import OPEN_CAMERAS
from coach.window.background.task import BackgroundTask


class FrameSource(Protocol):
    """Where the frames come from; a `coach.capture.frame.Source`, for example."""

    @property
    def live(self) -> bool:
        """True for a camera."""

    def frames(self) -> Iterator[Frame]:
        """Yield every frame in order; end soon after `close`."""

    def close(self) -> None:
        """End the frames. From any thread, any number of times."""


OpenSource = Callable[[], FrameSource]
ProcessFrame = Callable[[Frame], Any]
OpenProcess = Callable[[], AbstractContextManager[ProcessFrame]]


class _Reading:
    """What the two threads share while one source is read."""

    def __init__(self, device: str = "") -> None:
        self.stop = threading.Event()
        self.results: Mailbox[Any] = Mailbox()
        self._device = device
        self._lock = threading.Lock()
        self._source: FrameSource | None = None
        self._closer: threading.Thread | None = None
        self._active = False
        """True from `begin` to `end`."""

    def begin(self) -> bool:
        """Wait until the source can be opened. Return False if it was closed before."""
        with self._lock:
            if self.stop.is_set():
                return False
            self._active = True
        if self._device:
            CLOSING.wait(self._device, self.stop.is_set)
            OPEN_CAMERAS.begin(self, self._device)
        return not self.stop.is_set()

    def use(self, source: FrameSource) -> None:
        """Close this source with `close`, at once if that was called before."""
        with self._lock:
            self._source = source
            stopped = self.stop.is_set()
        if stopped:
            source.close()
        else:
            OPEN_CAMERAS.add(self, source)

    def end(self) -> None:
        """Note that the source is closed."""
        with self._lock:
            self._active = False
            closer = self._closer
        if closer is not None:
            closer.join()
        CLOSING.remove(self)
        OPEN_CAMERAS.remove(self)

    def close(self) -> None:
        """End the reading, also while it waits for a frame that never comes. Wait for nothing."""
        with self._lock:
            if self.stop.is_set():
                return
            self.stop.set()
            if not self._active:
                return
            wake_waits()
            if self._device:
                CLOSING.add(self, self._device)
            if self._source is not None:  # a device may take seconds to close
                self._closer = threading.Thread(target=self._source.close, name="coach-close")
                self._closer.start()


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
            app.aboutToQuit.connect(self.close_and_wait)
        self._task = BackgroundTask(self)
        self._task.finished.connect(self.ended)
        self._task.failed.connect(self.failed)
        self._ready.connect(self._take_result, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """True while frames are read."""
        return self._task.busy

    def start(self, open_source: OpenSource, open_process: OpenProcess, device: str = "") -> None:
        """Read another source; the current one is closed without waiting for it.

        Args:
            open_source: Opens the source; called in the background thread, as the function is.
            open_process: Opens a context whose value is called with each frame. Its result
                arrives in the Qt thread unless a newer one overtakes it.
            device: What opens the source if it is a camera. It is opened once those that are
                just being closed are released, in the background.

        """
        self.close()
        self._reading = reading = _Reading(device)
        self._task.run(lambda: self._read(reading, open_source, open_process))

    def close(self) -> None:
        """Close the source without waiting for it; no signal follows."""
        self._reading.close()
        self._task.cancel()

    def close_and_wait(self) -> None:
        """Close the source and wait until every thread has ended; no signal follows."""
        self.close()
        self._task.cancel_and_wait()

    def _read(self, reading: _Reading, open_source: OpenSource, open_process: OpenProcess) -> None:
        try:
            if reading.begin():
                self._read_opened(reading, open_source, open_process)
        finally:
            reading.end()

    def _read_opened(
        self, reading: _Reading, open_source: OpenSource, open_process: OpenProcess
    ) -> None:
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
