"""Writes a recording in a thread of its own: a drive that does not answer delays no picture."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from contextvars import copy_context
from functools import partial
from typing import Final

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.closing import Closeable
from coach.errors import RecordingError
from coach.exercise.tracking.events import Event
from coach.message import Message
from coach.store.recordings.writer import Recorder

MAX_WAITING: Final = 20_000
"""Maximum number of poses that wait for the drive, those of about ten minutes."""
MAX_OPENING_S: Final = 1.0
"""Maximum time for which the first picture waits for the files to be created, in seconds."""

Action = Callable[[Recorder], object]


class QueuedRecorder(Closeable):
    """Has the methods of a `Recorder`; only `close` waits for the drive.

    An error of the recorder is raised by the next call. Every method but `close` may be called
    while the recording is still being created.
    """

    def __init__(
        self,
        open_recorder: Callable[[], Recorder],
        *,
        max_opening_s: float = MAX_OPENING_S,
        max_waiting: int = MAX_WAITING,
    ) -> None:
        """Start the thread, and wait a moment for the recording to be created.

        Args:
            open_recorder: Creates the recording; called in the thread, for the profile that is
                current here, see `coach.store.settings.profiles.using_profile`.
            max_opening_s: Maximum time to wait for it, in seconds.
            max_waiting: Maximum number of poses that wait for the drive.

        Raises:
            RecordingError: It cannot be created.

        """
        self._open = open_recorder
        self._max_waiting = max_waiting
        self._actions: deque[Action] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._lost = False
        self._recorder: Recorder | None = None
        self._error: Exception | None = None
        work = partial(copy_context().run, self._work)
        self._thread = threading.Thread(target=work, name="coach-recorder")
        self._thread.start()
        with self._changed:
            self._changed.wait_for(lambda: self._recorder or self._has_failed, max_opening_s)
        if self._has_failed:
            self.close()

    @property
    def problem(self) -> RecordingError | None:
        """Why the recording is not whole; None if all is well so far."""
        if self._lost:
            return RecordingError(
                Message("The drive of the recording did not answer. The end is missing."),
                Message("Choose another folder for recordings in the settings."),
            )
        return self._recorder.problem if self._recorder is not None else None

    @property
    def _has_failed(self) -> bool:
        return self._error is not None

    def write(self, pose: Pose, events: tuple[Event, ...] = ()) -> None:
        """Write a pose and its events later. Raises what an earlier call led to."""
        self._put(lambda recorder: recorder.write(pose, events))

    def write_events(self, events: Iterable[Event]) -> None:
        """Write events that belong to no pose later. Raises what an earlier call led to."""
        known = tuple(events)
        self._put(lambda recorder: recorder.write_events(known))

    def note_events(
        self, events: Iterable[Event], on_written: Callable[[], object] = lambda: None
    ) -> None:
        """Write events later, from any thread. An error is raised by the next other call.

        Args:
            events: The events.
            on_written: Called in the thread that writes once the operating system has them.

        """
        known = tuple(events)

        def note(recorder: Recorder) -> None:
            recorder.write_events(known)
            if not recorder.failed:
                on_written()

        with self._changed:
            if not self._has_failed:
                self._append(note)

    def film(self, frames: Iterable[Frame]) -> Iterator[Frame]:
        """Yield the frames unchanged, and store their pictures if requested."""
        for frame in frames:
            recorder = self._recorder
            if recorder is not None:
                recorder.keep(frame)
            yield frame

    def close(self) -> None:
        """Wait until everything is written. May be called twice.

        Raises:
            RecordingError: The recording cannot be written.

        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()
        self._raise_error()

    def _put(self, action: Action) -> None:
        with self._changed:
            self._raise_error()
            self._append(action)

    def _append(self, action: Action) -> None:
        if len(self._actions) >= self._max_waiting:
            self._lost = True
        if not self._lost:
            self._actions.append(action)
            self._changed.notify_all()

    def _raise_error(self) -> None:
        """Raise the error of the recorder, once."""
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _work(self) -> None:
        try:
            with closing(self._open()) as recorder:
                with self._changed:
                    self._recorder = recorder
                    self._changed.notify_all()
                for action in self._take():
                    action(recorder)
        except Exception as error:  # noqa: BLE001 - raised again in the other thread
            with self._changed:
                self._error = error
                self._actions.clear()
                self._changed.notify_all()

    def _take(self) -> Iterator[Action]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._actions or self._closing)
                if not self._actions:
                    return
                action = self._actions.popleft()
            yield action
