"""A camera that is opened again after it was unplugged, switched off or used by another program."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from coach.capture.cameras.ffmpeg_timeout import abort_waits_when, wake_waits
from coach.capture.frame import Frame, Source
from coach.capture.frame_times import MIN_STEP_S
from coach.capture.source import open_source
from coach.closing import Closeable
from coach.errors import SourceError

RETRY_DELAY_S: Final = 1.0
"""Delay before the next attempt to open the camera, in seconds."""


def open_reconnecting(text: str) -> Source:
    """Open a source as `open_source` does; a live source reconnects if it is lost.

    Raises:
        SourceError: The source cannot be opened.

    """
    source = open_source(text)
    return ReconnectingSource(source, lambda: _open_again(text, source)) if source.live else source


def _open_again(text: str, lost: Source) -> Source:
    """Open the same source; a camera may have another number, but keeps its name."""
    from coach.capture.cameras.errors import explain_missing
    from coach.capture.cameras.replugged import find_replugged
    from coach.capture.cameras.webcam import Camera, list_cameras

    if not isinstance(lost, Camera):
        return open_source(text)
    known = list_cameras()
    index = find_replugged(lost.index, lost.known, known)
    if index is None:
        raise explain_missing(lost.index, known)
    return Camera(index)


class ReconnectingSource(Closeable):
    """A live source that is opened again whenever it stops, until it is closed.

    Times follow the clock, so an interruption is a gap. A camera that never delivered a picture is
    not waited for: `frames` raises its SourceError.
    """

    duration_s: Final = None

    def __init__(
        self,
        opened: Source,
        open_again: Callable[[], Source],
        *,
        clock: Callable[[], float] = time.perf_counter,
        retry_delay_s: float = RETRY_DELAY_S,
    ) -> None:
        """Take over an open source.

        Args:
            opened: The source as it was opened first.
            open_again: Opens the source again; raises SourceError while it is not available.
            clock: Returns seconds.
            retry_delay_s: Delay between two attempts, in seconds.

        """
        self.name = opened.name
        self.live = opened.live
        self.problem = ""
        """The current problem in words; empty while pictures arrive."""
        self.on_problem: Callable[[str], object] | None = None
        """Called in the consumer's thread: with the problem, or an empty text once it is solved."""
        self.on_connection: Callable[[bool], object] | None = None
        """Called in the consumer's thread: with False once a lost camera is released, with True
        once it is open again."""
        self._open_again = open_again
        self._clock = clock
        self._retry_delay_s = retry_delay_s
        self._changed = threading.Condition()
        self._closed = False
        self._source: Source | None = opened
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """Number of frames that were not taken in time, since the first."""
        source = self._source
        return self._dropped + (source.dropped if source else 0)

    def frames(self) -> Iterator[Frame]:
        """Yield the frames of every connection."""
        start_s: float | None = None
        last_s = -MIN_STEP_S
        source = self._source
        while source is not None:
            offset_s: float | None = None
            try:
                for frame in source.frames():
                    if offset_s is None:
                        now_s = self._clock()
                        start_s = now_s - frame.time_s if start_s is None else start_s
                        # The clock is read a little late; times must still increase.
                        offset_s = max(now_s - start_s, last_s + MIN_STEP_S) - frame.time_s
                        self._report("")
                    last_s = frame.time_s + offset_s
                    yield Frame(last_s, frame.image)
            except SourceError as error:
                if start_s is None and not self._closed:
                    raise
                self._report("" if self._closed else error.message)
                source = self._reopen(source)
            else:
                return

    def close(self) -> None:
        """End the frames and release the camera."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            source = self._source
        wake_waits()
        if source is not None:
            source.close()

    def _report(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            if self.on_problem is not None:
                self.on_problem(problem)

    def _reopen(self, lost: Source) -> Source | None:
        """Open the source again and return it; None if this one is closed."""
        self._dropped += lost.dropped
        self._source = None
        lost.close()
        self._report_connection(is_open=False)
        while True:
            with self._changed:
                if self._changed.wait_for(lambda: self._closed, self._retry_delay_s):
                    return None
            try:
                with abort_waits_when(lambda: self._closed):
                    source = self._open_again()
            except SourceError:
                continue
            with self._changed:
                self._source = None if self._closed else source
            if self._source is None:
                source.close()
            else:
                self._report_connection(is_open=True)
            return self._source

    def _report_connection(self, *, is_open: bool) -> None:
        if self.on_connection is not None:
            self.on_connection(is_open)
