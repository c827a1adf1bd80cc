"""Runs a function outside the Qt thread and returns its result by a signal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from coach.errors import CoachError, find_low_memory
from coach.message import Message

ReportProgress = Callable[[object], None]
"""Called with a part of the result."""
IsCancelled = Callable[[], bool]
"""Returns True once the work should end early."""
Work = Callable[[ReportProgress, IsCancelled], Any]


class UnexpectedError(CoachError):
    """A bug in coach ended a background task."""

    def __init__(self, bug: BaseException) -> None:
        super().__init__(
            Message("{kind}: {reason}", kind=type(bug).__name__, reason=str(bug)),
            Message("This is a fault in coach, not yours. Please report it."),
        )


class BackgroundTask(QObject):
    """Runs one function at a time.

    A new function takes the place of the current one, whose result is then ignored. With
    `latest_only` the current one is finished first, and of those that wait only the newest runs.

    Every function that is not cancelled ends with `finished` or `failed`. An exception that is
    not a `CoachError` is a bug: after `failed` it is raised again, in the Qt thread.
    """

    progressed = Signal(object)
    """A part of the result."""
    finished = Signal(object)
    """What the function returned."""
    failed = Signal(CoachError)
    idle = Signal()
    """Every thread has ended, also those of cancelled functions."""
    _part_arrived = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None, *, latest_only: bool = False) -> None:
        super().__init__(parent)
        self._latest_only = latest_only
        self._waiting: Work | None = None
        self._executor: ThreadPoolExecutor | None = None
        self._cancelled: dict[Future[Any], ThreadPoolExecutor] = {}
        """What was cancelled and may not have ended yet."""
        self._future: Future[Any] | None = None
        self._stop = threading.Event()
        self._part_arrived.connect(self._take_part, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._take_result, Qt.ConnectionType.QueuedConnection)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.cancel_and_wait)

    @property
    def busy(self) -> bool:
        """True while a function runs whose result is wanted."""
        return self._future is not None

    @property
    def is_idle(self) -> bool:
        """True if no thread is left, not even one of a cancelled function."""
        return self._future is None and not self._cancelled

    def run(self, function: Callable[[], Any]) -> None:
        """Run a function that cannot end early."""
        self.run_with_progress(lambda *_: function())

    def run_with_progress(self, work: Work) -> None:
        """Run a function that reports parts of its result and ends early if it is cancelled."""
        if self._latest_only and self.busy:
            self._waiting = work
            return
        self.cancel()
        self._start(work)

    def cancel(self) -> None:
        """Cancel the current function without waiting for it; no signal follows.

        Unless it looks whether it is cancelled it is carried out; one that still waits is not.
        """
        self._stop.set()
        self._waiting = None
        executor, self._executor = self._executor, None
        future, self._future = self._future, None
        if executor is not None and future is not None:
            self._cancelled[future] = executor
            executor.shutdown(wait=False)

    def cancel_and_wait(self) -> None:
        """Cancel the current function and wait until every thread has ended; no signal follows."""
        self.cancel()
        cancelled, self._cancelled = self._cancelled, {}
        for executor in cancelled.values():
            executor.shutdown(wait=True)

    def _start(self, work: Work) -> None:
        self._stop = stop = threading.Event()
        self._executor = ThreadPoolExecutor(1, "coach-task")
        self._future = self._executor.submit(
            lambda: work(lambda part: self._part_arrived.emit(stop, part), stop.is_set)
        )
        self._future.add_done_callback(self._ended.emit)

    def _take_part(self, stop: threading.Event, part: object) -> None:
        if stop is self._stop and not stop.is_set():
            self.progressed.emit(part)

    def _take_result(self, future: Future[Any]) -> None:
        if future is not self._future:
            self._forget(future)
            return
        waiting = self._waiting
        self.cancel()
        if waiting is not None:
            self._start(waiting)
        self._forget(future)
        error = future.exception()
        if error is None:
            self.finished.emit(future.result())
        else:
            known = error if isinstance(error, CoachError) else find_low_memory(error)
            self.failed.emit(known or UnexpectedError(error))
            if known is None:
                raise error

    def _forget(self, future: Future[Any]) -> None:
        """Join the thread of a cancelled function that has ended."""
        executor = self._cancelled.pop(future, None)
        if executor is not None:
            executor.shutdown(wait=True)
            if self.is_idle:
                self.idle.emit()
