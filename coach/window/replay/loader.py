"""Reads and evaluates a recording in a background thread, with its marks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask, IsCancelled, ReportProgress
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
    """Holds a recording, its evaluation and its marks, as far as they are ready."""

    opened = Signal()
    """The poses are ready: those of the beginning, or all."""
    evaluated = Signal()
    """More of the recording is evaluated, or all."""
    failed = Signal(CoachError)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.request: ReplayRequest | None = None
        self.task = BackgroundTask(self)
        self.task.progressed.connect(self._take)
        self.task.finished.connect(self._take)
        self.task.failed.connect(self.failed)
        self._clear()

    def _clear(self) -> None:
        self.recording: LoadedRecording | None = None
        self.evaluation: Evaluation | None = None
        self.then: tuple[TimelineMark, ...] = ()
        """Marks of the recorded events."""
        self.today: tuple[TimelineMark, ...] = ()
        """Marks of the events of the evaluation."""
        self.differences: tuple[Difference, ...] = ()
        self.done = False
        """True once all of the recording is evaluated."""
        self._event_count = -1

    def open(self, request: ReplayRequest) -> None:
        """Read and evaluate this recording instead of the current one."""
        self._clear()
        self.request = request

        def work(report: ReportProgress, is_cancelled: IsCancelled) -> Evaluation:
            """Read the recording, report it, and evaluate it."""
            recording = load_recording(request, report, is_cancelled)
            report(recording)
            return evaluate(recording, report, is_cancelled)

        self.task.run_with_progress(work)

    def open_again(self) -> None:
        """Read and evaluate the same recording again."""
        if self.request is not None:
            self.open(self.request)

    def reset(self) -> None:
        """Close the recording."""
        self.task.cancel()
        self._clear()

    def close(self) -> None:
        """Cancel the work and wait for its thread."""
        self.task.cancel_and_wait()

    @property
    def ready_s(self) -> float:
        """Time up to which the recording is evaluated, in seconds."""
        if self.recording is None or self.evaluation is None or not self.evaluation.count:
            return 0.0
        return float(self.recording.times[self.evaluation.count - 1])

    def _take(self, part: LoadedRecording | Evaluation) -> None:
        match part:
            case LoadedRecording():
                self.recording = part
                self.then = list_marks(part.recorded_events, part.exercise, part.duration_s)
                self.opened.emit()
            case Evaluation() if self.recording is not None:
                self._take_evaluation(self.recording, part)
                self.evaluated.emit()

    def _take_evaluation(self, recording: LoadedRecording, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.done = evaluation.done
        if len(evaluation.events) != self._event_count or self.done:
            self._event_count = len(evaluation.events)
            self.today = list_marks(tuple(evaluation.events), recording.exercise, self.ready_s)
            self.differences = compare(self.then, self.today) if self.done else ()
