"""A recording that is being looked at: read and judged in a thread of its own, with its marks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask, IsCancelled, ReportProgress
from coach.window.replay.compare import Difference, compare
from coach.window.replay.marks import Mark, list_marks
from coach.window.replay.recording import (
    Evaluation,
    LoadedRecording,
    ReplayRequest,
    judge,
    read_film,
)


class ReplayLoader(QObject):
    """Film, judgement and marks, as far as they are there."""

    opened = Signal()
    """The poses are there, those of the beginning or all."""
    judged = Signal()
    """More of it is judged, or all."""
    failed = Signal(object)
    """CoachError."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.request: ReplayRequest | None = None
        self.task = BackgroundTask(self)
        self.task.progressed.connect(self._take)
        self.task.finished.connect(self._take)
        self.task.failed.connect(self._fail)
        self._empty()

    def _empty(self) -> None:
        self.film: LoadedRecording | None = None
        self.judgement: Evaluation | None = None
        self.then: tuple[Mark, ...] = ()
        self.today: tuple[Mark, ...] = ()
        self.differences: tuple[Difference, ...] = ()
        self.done = False
        """Whether all of it is judged."""
        self._events = -1

    def open(self, request: ReplayRequest) -> None:
        """Read this recording, in place of the one before."""
        self._empty()
        self.request = request

        def work(tell: ReportProgress, stopped: IsCancelled) -> Evaluation:
            film = read_film(request, tell, stopped)
            tell(film)
            return judge(film, tell, stopped)

        self.task.run_with_progress(work)

    def reset(self) -> None:
        """Show nothing any more."""
        self.task.cancel()
        self._empty()

    def close(self) -> None:
        """Leave off, and wait for the thread."""
        self.task.cancel_and_wait()

    @property
    def ready_s(self) -> float:
        """So far it is judged, seconds."""
        if self.film is None or self.judgement is None or not self.judgement.count:
            return 0.0
        return float(self.film.times[self.judgement.count - 1])

    def _take(self, part: LoadedRecording | Evaluation) -> None:
        if isinstance(part, LoadedRecording):
            self.film = part
            self.then = list_marks(part.told, part.exercise, part.duration_s)
            self.opened.emit()
            return
        if self.film is None:
            return
        self.judgement = part
        self.done = part.done
        if len(part.events) != self._events or self.done:
            self._events = len(part.events)
            self.today = list_marks(tuple(part.events), self.film.exercise, self.ready_s)
            self.differences = compare(self.then, self.today) if self.done else ()
        self.judged.emit()

    def _fail(self, error: CoachError) -> None:
        self.failed.emit(error)
