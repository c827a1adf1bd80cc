"""One thread that reads frames from a device or file and hands them over."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Protocol, Self

from coach.capture.frame import Frame


class FrameBuffer(Protocol):
    """Where the reading thread leaves frames: `Latest` for what is live, `Ahead` for a file."""

    @property
    def dropped(self) -> int:
        """Frames that nobody took in time."""

    def put(self, item: Frame) -> bool:
        """Leave a frame; False once the box is closed."""

    def take(self, timeout: float | None = None) -> Frame | None:
        """The next frame; None once the box is closed and empty."""

    def close(self) -> None:
        """End `put` and `take`."""


class Reader:
    """Runs an iterable of frames in a thread of its own, from `frames` until it ends, fails or is closed.

    What the iterable raises is raised in the consumer, after the frames that came before it.
    """

    def __init__(self, name: str, source_frames: Iterable[Frame], buffer: FrameBuffer) -> None:
        self._source_frames = source_frames
        self._buffer = buffer
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._lock = threading.Lock()
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether `close` was called."""
        return self._stopped

    @property
    def dropped(self) -> int:
        """Frames that came while nobody took them."""
        return self._buffer.dropped

    def frames(self) -> Iterator[Frame]:
        """The frames, in the consumer's thread; once they end, the reading thread has ended too.

        Time is 0 at the first that is given: of what is live, one that came before it may have been dropped.
        """
        work = self._start()
        start_s: float | None = None
        try:
            while (frame := self._buffer.take()) is not None and not self._stopped:
                start_s = frame.time_s if start_s is None else start_s
                yield Frame(frame.time_s - start_s, frame.image)
            if work and not self._stopped:
                work.result()
        finally:
            self.close()

    def close(self) -> None:
        """End the frames, and wait until the reading thread has ended: as soon as the device gives or refuses its next frame."""
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
                if not self._buffer.put(frame):
                    break
        finally:
            self._buffer.close()
            if isinstance(self._source_frames, Generator):
                self._source_frames.close()  # what it holds, as threads of FFmpeg, goes now and not when Python looks for rubbish


class ReadSource(ABC):
    """A source that a reader reads. Who derives from it opens the device or file, and makes `_reader` of it at the end."""

    _reader: Reader

    @property
    def dropped(self) -> int:
        """Frames that came while nobody took them; 0 for a file."""
        return self._reader.dropped

    def frames(self) -> Iterator[Frame]:
        """The newest frame each time of what is live, every frame of a file, in order of time. Raises SourceError where reading fails."""
        return self._reader.frames()

    def close(self) -> None:
        """End the frames and free the device or file. From any thread, any number of times."""
        self._reader.close()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @abstractmethod
    def _release(self) -> None:
        """Free the device or file; nobody reads it any more."""
