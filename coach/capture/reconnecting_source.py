"""A camera that is waited for when it goes: pulled out, switched off, taken by another program, and then back again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Final, Self

from coach.capture.ffmpeg_timeout import abort_waits_when
from coach.capture.frame import Frame, Source
from coach.capture.frame_times import MIN_STEP_S
from coach.capture.source import open_source
from coach.errors import SourceError

RETRY_DELAY_S: Final = 1.0
"""So long after a try that failed the next one follows."""


def open_reconnecting(text: str) -> Source:
    """What the user named, as `open_source` opens it; a camera that goes later is waited for. Raises SourceError."""
    source = open_source(text)
    return (
        ReconnectingSource(source, lambda: _open_again(text, source.name))
        if source.live
        else source
    )


def _open_again(text: str, name: str) -> Source:
    """The same camera; one that is plugged in again may have got another number, and keeps its name."""
    try:
        source = open_source(text)
    except SourceError:
        if not text.strip().isdecimal():
            raise
        return open_source(name)
    return source


class ReconnectingSource:
    """A live source that is opened again whenever it stops, until it is closed. Times go on as the clock does: what was missed stays a gap.

    `on_problem` is called, in the thread that takes the frames, with what is wrong when it stops, and with an empty text when it is back.
    A camera that has never given a picture is not waited for: `frames` raises its SourceError.
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
        """opened: the source as it was opened first. open_again: opens it anew; raises SourceError while it is not back."""
        self.name = opened.name
        self.live = opened.live
        self.problem = ""
        """What is wrong right now, in words; empty while pictures come."""
        self.on_problem: Callable[[str], object] | None = None
        self._open_again = open_again
        self._clock = clock
        self._retry_delay_s = retry_delay_s
        self._changed = threading.Condition()
        self._closed = False
        self._source: Source | None = opened
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """Frames that came while nobody took them, since the first."""
        source = self._source
        return self._dropped + (source.dropped if source else 0)

    def frames(self) -> Iterator[Frame]:
        """Every frame of every time that it was there."""
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
                        # The clock is asked when a frame is taken, a moment after it came: times must rise all the same.
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
        """End the frames and free the camera."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            source = self._source
        if source is not None:
            source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _report(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            if self.on_problem is not None:
                self.on_problem(problem)

    def _reopen(self, lost: Source) -> Source | None:
        """The source, opened again; None once this one is closed."""
        self._dropped += lost.dropped
        self._source = None
        lost.close()
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
            return self._source
