"""Opens the source and the pose model of a run, and closes the source from any thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from coach.capture.blank_source import BlankSource
from coach.capture.cameras.ffmpeg_timeout import abort_waits_when, wake_waits
from coach.capture.frame import Source
from coach.capture.landmarker import Landmarker
from coach.capture.reconnecting_source import ReconnectingSource
from coach.capture.rotation import RotatedSource
from coach.errors import SourceError
from coach.exercise.definition.exercise import Exercise
from coach.message import Message
from coach.window.background.closing_devices import CLOSING
from coach.window.background.open_cameras import OPEN_CAMERAS
from coach.window.run.backend import Backend
from coach.window.run.events import Opening, RunEvent, SourceProblem
from coach.window.run.state import RunRequest

NO_CAMERA: Final = "no camera"
OPENING: Final = Message("Opening the camera")


class SourceOpener:
    """Holds the source of one run."""

    def __init__(
        self,
        request: RunRequest,
        backend: Backend,
        on_event: Callable[[RunEvent], object],
        changed: threading.Condition,
        is_over: Callable[[], bool],
        is_left: Callable[[], bool],
    ) -> None:
        """Open nothing yet.

        Args:
            request: Names the source.
            backend: Opens the source and the model.
            on_event: Called with what is being opened, and with problems of the source.
            changed: Locked while the source is changed.
            is_over: Returns True once the exercise is over: a camera that is lost then is not
                waited for.
            is_left: Returns True if no picture is waited for any more.

        """
        self._request, self._backend, self._on_event = request, backend, on_event
        self._changed, self._is_over, self._is_left = changed, is_over, is_left
        self._opening_failed = threading.Event()
        self._source: Source | None = None
        self._closer: threading.Thread | None = None
        self._opens = False
        """True from before the source is opened until it is closed."""

    @contextlib.contextmanager
    def open(self, exercise: Exercise) -> Iterator[tuple[Landmarker, Source]]:
        """Open the pose model and, in a thread of its own, the source; close both at the end."""
        with self._changed:
            self._opens = True
        with contextlib.ExitStack() as stack:
            executor = stack.enter_context(ThreadPoolExecutor(1, "coach-open"))
            opening = executor.submit(self._open_source, exercise)
            stack.callback(self._close_opened, opening)
            try:
                landmarker = stack.enter_context(
                    contextlib.closing(self._backend.make_landmarker())
                )
                self._backend.load_rest()
            except BaseException:
                self._opening_failed.set()
                wake_waits()
                CLOSING.add(self, self._request.source)
                raise
            self._on_event(Opening(OPENING))
            source = opening.result()
            with abort_waits_when(self._is_left):
                yield landmarker, source

    def close(self, source: Source) -> None:
        """Close the source now, before `open` ends; who opens it meanwhile waits.

        One that is being closed already is not waited for.
        """
        with self._changed:
            is_closing = self._closer is not None
        if not is_closing:
            with CLOSING.closing(self, self._request.source):
                self._release(source)

    def _release(self, source: Source) -> None:
        source.close()
        OPEN_CAMERAS.remove(self)

    def begin_to_close(self) -> None:
        """Close the source in a thread of its own, and wait for no device any more.

        `changed` must be locked.
        """
        wake_waits()
        if self._source is not None and self._closer is None:
            # A device may take seconds to close; the caller must not wait for it.
            self._closer = threading.Thread(
                target=self._release, args=(self._source,), name="coach-close"
            )
            self._closer.start()
        if self._opens:
            CLOSING.add(self, self._request.source)

    def _open_source(self, exercise: Exercise) -> Source:
        source: Source
        try:
            CLOSING.wait(self._request.source, self._is_given_up)
            OPEN_CAMERAS.begin(self, self._request.source)
            with abort_waits_when(self._is_given_up):
                source = self._backend.open_source(self._request.source, self._request.rotation)
        except SourceError:
            if exercise.kind != "guided":
                raise
            source = BlankSource(NO_CAMERA)  # nobody watches it: the steps need only the time
        camera = source.source if isinstance(source, RotatedSource) else source
        if isinstance(camera, ReconnectingSource):
            camera.on_problem = self._note_problem
        OPEN_CAMERAS.add(self, source)
        with self._changed:
            self._source = source
        return source

    def close_if_lost(self) -> None:
        """Begin to close a camera that gives no pictures; `changed` must be locked."""
        if self._source is not None and self._source.problem:
            self.begin_to_close()

    def _note_problem(self, text: str) -> None:
        """Tell that the camera is lost, or with an empty text that it is back."""
        if self._is_over():
            with self._changed:
                self.close_if_lost()
        self._on_event(SourceProblem(text))

    def _is_given_up(self) -> bool:
        return self._is_left() or self._opening_failed.is_set()

    def _close_opened(self, opening: Future[Source]) -> None:
        with CLOSING.closing(self, self._request.source):
            if opening.exception() is None:
                opening.result().close()
            with self._changed:
                self._source, self._opens = None, False
            if self._closer is not None:
                self._closer.join()
        OPEN_CAMERAS.remove(self)
