"""Gives a run its thread, and brings what it finds to the Qt thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from coach.errors import find_low_memory
from coach.exercise.tracking.events import Event
from coach.window.background.mailbox import Mailbox
from coach.window.run.backend import Backend
from coach.window.run.run import Run
from coach.window.run.state import LiveFrame, RunRequest, RunResult


class RunThread(QObject):
    """One run in one thread, from `start` to `ended`. All signals come in the thread of the one who made the worker."""

    opened = Signal(object)
    """Opened: exercise and source are open, pictures follow."""
    progressed = Signal(object)
    """What is being opened, in words."""
    asked = Signal()
    """The recording waits for `answer`."""
    troubled = Signal(object)
    """Why the camera gives nothing just now, in words; empty when it is back."""
    arrived = Signal()
    """Something lies in the tray; take it with `take`."""
    ended = Signal(object)
    """Ended: the run is over. Nothing follows; the thread is about to end."""

    def __init__(
        self, request: RunRequest, backend: Backend, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tray: Mailbox[LiveFrame] = Mailbox()
        self._run = Run(
            request, backend, self.opened.emit, self._hand_over,
            on_progress=self.progressed.emit, on_question=self.asked.emit, on_trouble=self.troubled.emit,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._work, name="coach-worker")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def pause(self) -> None:
        """Judge nothing until `resume`."""
        self._run.pause()

    def resume(self) -> None:
        """Go on."""
        self._run.resume()

    def stop(self) -> None:
        """End soon; `ended` follows."""
        self._run.stop()

    def answer(self, score: int | None) -> None:
        """What the user says of their pain after it, None for nothing."""
        self._run.answer(score)

    def join(self) -> None:
        """Stop and wait until the thread has ended: what was recorded is closed then. Nothing is asked any more."""
        self._run.answer(None)
        self._run.stop()
        if self._thread.ident is not None:
            self._thread.join()

    def take(self) -> tuple[LiveFrame | None, tuple[Event, ...]]:
        """The newest picture, None if there is none, and every event since the last call."""
        return self._tray.take()

    def _hand_over(self, sight: LiveFrame | None, events: tuple[Event, ...]) -> None:
        if self._tray.put(sight, events):
            self.arrived.emit()

    def _work(self) -> None:
        try:
            ended = RunResult(problem=self._run.work())
        except Exception as error:  # noqa: BLE001 - one of two catch-alls: a thread has nobody above it; the window raises it again
            ended = RunResult(find_low_memory(error) or error)
        self.ended.emit(ended)
