"""A thread that reads frames from a device or file and hands them over."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, Protocol

from coach.capture.frame import Frame
from coach.capture.threads.pending_frame import FrameUsePredictor, PendingFrame
from coach.closing import Closeable


class FrameBuffer(Protocol):
    """Buffer of the reading thread: `LatestFrame` for a live source, `BoundedQueue` for a file."""

    @property
    def dropped(self) -> int:
        """Number of frames that were not taken in time."""

    def put(self, item: Frame | PendingFrame) -> bool:
        """Add a frame. Return False if the buffer is closed."""

    def take(self, timeout: float | None = None) -> Frame | PendingFrame | None:
        """Return the next frame; None if the buffer is closed and empty."""

    def close(self) -> None:
        """End `put` and `take`."""


class Reader:
    """Reads an iterable of frames in its own thread, until it ends, fails or is closed.

    If the iterable raises an exception, the consumer gets it after the frames before it.
    """

    def __init__(
        self, name: str, source_frames: Iterable[Frame | PendingFrame], buffer: FrameBuffer
    ) -> None:
        self._source_frames = source_frames
        self._predictor = FrameUsePredictor()
        self._buffer = buffer
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._lock = threading.Lock()
        self.releasing = threading.Lock()
        """Held by the one thread that releases the device or file: FFmpeg would free it twice."""
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """True if `close` was called."""
        return self._stopped

    @property
    def dropped(self) -> int:
        """Number of frames that were not taken in time."""
        return self._buffer.dropped

    def frames(self) -> Iterator[Frame]:
        """Yield the frames in the consumer's thread; when they end, the reading thread has ended.

        Time 0 is the first frame yielded: of a live source, earlier ones may have been dropped.
        """
        work = self._start()
        start_s: float | None = None
        try:
            while (frame := self._buffer.take()) is not None and not self._stopped:
                self._predictor.take()
                image = frame.decode() if isinstance(frame, PendingFrame) else frame.image
                if image is None:
                    continue
                start_s = frame.time_s if start_s is None else start_s
                yield Frame(frame.time_s - start_s, image)
            if work and not self._stopped:
                work.result()
        finally:
            self.close()

    def close(self) -> None:
        """End the frames and wait for the thread, until the device returns its next frame."""
        with self._lock:
            self._stopped = True
        self._buffer.close()
        self._thread.shutdown(wait=True)

    def _start(self) -> Future[None] | None:
        with self._lock:
            return None if self._stopped else self._thread.submit(self._read)

    def _read(self) -> None:
        try:
            for frame in self._source_frames:
                if isinstance(frame, PendingFrame) and self._predictor.arrive():
                    frame.decode()
                if not self._buffer.put(frame):
                    break
        finally:
            self._buffer.close()
            if isinstance(self._source_frames, Generator):
                self._source_frames.close()  # frees FFmpeg's threads now, not at garbage collection


class ReadSource(Closeable):
    """Base class of sources that are read by a `Reader`.

    A subclass opens the device or file, and sets `_reader` at the end of its constructor.
    """

    _reader: Reader

    @property
    def dropped(self) -> int:
        """Number of frames that were not taken in time; 0 for a file."""
        return self._reader.dropped

    def frames(self) -> Iterator[Frame]:
        """Yield every frame of a file, or the newest frames of a live source, in order of time.

        Raises:
            SourceError: Reading fails.

        """
        return self._reader.frames()

    def close(self) -> None:
        """End the frames and release the device or file. Any thread may call it, repeatedly."""
        self._reader.close()
        with self._reader.releasing:
            self._release()

    @abstractmethod
    def _release(self) -> None:
        """Release the device or file, if that was not done yet; it is no longer read."""


class LiveSource(ReadSource):
    """Base class of cameras: their pictures arrive in real time, and have no end."""

    live: Final = True
    duration_s: Final = None
    problem: Final = ""
