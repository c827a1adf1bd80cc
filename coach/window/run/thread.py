"""Gives a run its thread, and brings its events to the Qt thread."""

from __future__ import annotations

import dataclasses
import threading
from contextlib import ExitStack, suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.errors import CoachError, find_low_memory
from coach.exercise.tracking.events import Pain, PainPlace
from coach.store.settings.profiles import using_profile
from coach.window.background.mailbox import Mailbox
from coach.window.background.qt_types import make_all_types
from coach.window.run.backend import Backend
from coach.window.run.events import Finished, NewFrame, RunEvent, merge_frames
from coach.window.run.run import Run
from coach.window.run.state import RunRequest, RunResult


class RunThread(QObject):
    """One run in one thread, from `start` to the event `Finished`."""

    run_event = Signal(object)
    """A `RunEvent`, in the Qt thread. A frame that is overtaken by a newer one is skipped."""
    _arrived = Signal(object)

    def __init__(
        self, request: RunRequest, backend: Backend, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unrecorded: tuple[Pain, ...] = ()
        self._frames: Mailbox[NewFrame] = Mailbox(merge_frames)
        self._profile, self._backend = request.profile, backend
        self._run = Run(request, backend, self._send)
        self._thread = threading.Thread(target=self._work, name="coach-run")
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        # A timer and not a direct call: between two frames Qt handles keys, mouse and painting,
        # however fast frames come.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take_frame)

    def start(self) -> None:
        """Begin. The types of Qt are made before, as the thread imports the plotting library."""
        make_all_types()
        self._thread.start()

    def pause(self) -> None:
        """Stop evaluating until `resume`."""
        self._run.pause()

    def resume(self) -> None:
        """Evaluate again."""
        self._run.resume()

    def begin(self) -> None:
        """Begin to evaluate and to record, if the request was to introduce the exercise."""
        self._run.begin()

    def end(self) -> None:
        """End the exercise; the camera stays open for raised arms if pain is asked after it."""
        self._run.end()

    def stop(self) -> None:
        """End soon; `Finished` follows."""
        self._run.stop()

    def note_pain(self, pain: Pain) -> bool:
        """Take the user's pain during the run; return False if the run is over."""
        return self._run.pain.note(pain)

    def take_unrecorded_pain(self) -> tuple[Pain, ...]:
        """Return the pain during the run that no recording has yet; none will have it."""
        return self._run.pain.take_unrecorded()

    def answer(self, score: int | None, place: PainPlace = "", *, stopped: bool = False) -> None:
        """Take the user's pain after the run, None for no answer."""
        self._run.answer(score, place, stopped=stopped)

    def leave(self) -> tuple[Pain, ...]:
        """Do as `join`, send no more events, and return the pain that no recording has."""
        self.join()
        self.blockSignals(True)
        return self._unrecorded

    def join(self) -> None:
        """Stop and wait until the thread has ended; the recording is then closed."""
        self._run.answer(None)
        self._run.stop()
        if self._thread.ident is not None:
            self._thread.join()
        self._timer.stop()

    def _work(self) -> None:
        try:
            result = RunResult(problem=self._work_for_profile())
        except Exception as error:  # noqa: BLE001 - nothing is above a thread; the window raises it again
            result = RunResult(find_low_memory(error) or error)
        unrecorded = self._unrecorded = self._run.pain.end()
        self._arrived.emit(Finished(dataclasses.replace(result, unrecorded=unrecorded)))

    def _work_for_profile(self) -> str:
        """Do the run; also what it writes late is of the profile for which it began."""
        with ExitStack() as stack:
            with suppress(CoachError):  # the run tells what it cannot read or write
                profile = self._profile or self._backend.find_profile()
                stack.enter_context(using_profile(profile))
            return self._run.work()

    def _send(self, event: RunEvent) -> None:
        if not isinstance(event, NewFrame):
            self._arrived.emit(event)
        elif self._frames.put(event):
            self._arrived.emit(None)

    def _receive(self, event: RunEvent | None) -> None:
        if event is None:
            self._timer.start()
            return
        # Only a frame that was sent before this event: a newer one must not overtake it.
        if self._timer.isActive():
            self._timer.stop()
            self._take_frame()
        self.run_event.emit(event)

    def _take_frame(self) -> None:
        frame = self._frames.take()
        if frame is not None:
            self.run_event.emit(frame)
