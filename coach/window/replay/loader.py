"""A recording that is being looked at: read and judged in a thread of its own, with its marks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask, Stopped, Tell
from coach.window.replay.compare import Difference, compare
from coach.window.replay.marks import TimelineMark, list_marks
from coach.window.replay.recording import (
    Evaluation,
    LoadedRecording,
    ReplayRequest,
    evaluate,
    load_recording,
)


class ReplayLoader(QObject):
    """Film, judgement and marks, as far as they are there."""

    opened = Signal()
    """The poses are there, those of the beginning or all."""
    evaluated = Signal()
    """More of it is judged, or all."""
    failed = Signal(object)
    """CoachError."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.request: ReplayRequest | None = None
        self.task = BackgroundTask(self)
        self.task.told.connect(self._take)
        self.task.done.connect(self._take)
        self.task.failed.connect(self._fail)
        self._empty()

    def _empty(self) -> None:
        self.recording: LoadedRecording | None = None
        self.evaluation: Evaluation | None = None
        self.then: tuple[TimelineMark, ...] = ()
        self.today: tuple[TimelineMark, ...] = ()
        self.differences: tuple[Difference, ...] = ()
        self.done = False
        """Whether all of it is judged."""
        self._events = -1

    def open(self, request: ReplayRequest) -> None:
        """Read this recording, in place of the one before."""
        self._empty()
        self.request = request

        def work(tell: Tell, stopped: Stopped) -> Evaluation:
            recording = load_recording(request, tell, stopped)
            tell(recording)
            return evaluate(recording, tell, stopped)

        self.task.start(work)

    def reset(self) -> None:
        """Show nothing any more."""
        self.task.leave()
        self._empty()

    def close(self) -> None:
        """Leave off, and wait for the thread."""
        self.task.close()

    @property
    def ready_s(self) -> float:
        """So far it is judged, seconds."""
        if self.recording is None or self.evaluation is None or not self.evaluation.count:
            return 0.0
        return float(self.recording.times[self.evaluation.count - 1])

    def _take(self, part: LoadedRecording | Evaluation) -> None:
        if isinstance(part, LoadedRecording):
            self.recording = part
            self.then = list_marks(part.recorded_events, part.exercise, part.duration_s)
            self.opened.emit()
            return
        if self.recording is None:
            return
        self.evaluation = part
        self.done = part.done
        if len(part.events) != self._events or self.done:
            self._events = len(part.events)
            self.today = list_marks(tuple(part.events), self.recording.exercise, self.ready_s)
            self.differences = compare(self.then, self.today) if self.done else ()
        self.evaluated.emit()

    def _fail(self, error: CoachError) -> None:
        self.failed.emit(error)
