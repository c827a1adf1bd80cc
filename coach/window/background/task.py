"""Work that is too heavy for the thread of the window: it is done in a thread of its own, and its result comes back by a signal.

A bug in the work is raised in the thread of the window, by the future that carries it; what the user can mend comes as `failed`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from coach.errors import CoachError

Tell = Callable[[object], None]
Stopped = Callable[[], bool]
Work = Callable[[Tell, Stopped], Any]
"""Given: what to call with parts of the result, and what to ask every now and then whether to leave off."""


class BackgroundTask(QObject):
    """One piece of work at a time; a new one takes the place of the old one, whose result is then not told."""

    told = Signal(object)
    """A part of the result."""
    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """CoachError."""
    _arrived = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._left: list[ThreadPoolExecutor] = []
        """Those whose work was left off, and may not have ended yet."""
        self._future: Future[Any] | None = None
        self._stopped = threading.Event()
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._take, Qt.ConnectionType.QueuedConnection)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether something is being worked on."""
        return self._future is not None

    def start(self, work: Work) -> None:
        """Begin at once; what is under way is left off."""
        self.leave()
        self._stopped = stopped = threading.Event()
        self._pool = ThreadPoolExecutor(1, "coach-errand")
        self._future = self._pool.submit(
            lambda: work(lambda part: self._arrived.emit(stopped, part), stopped.is_set)
        )
        self._future.add_done_callback(self._ended.emit)

    def fetch(self, work: Callable[[], Any]) -> None:
        """Begin something that is done in one go and cannot be left off."""
        self.start(lambda *_: work())

    def close(self) -> None:
        """Leave off and wait for every thread; nothing is told any more."""
        self.leave()
        left, self._left = self._left, []
        for pool in left:
            pool.shutdown(wait=True)

    def leave(self) -> None:
        """Leave off, without waiting; nothing is told any more."""
        self._stopped.set()
        pool, self._pool, self._future = self._pool, None, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
            self._left.append(pool)

    def _tell(self, stopped: threading.Event, part: object) -> None:
        if stopped is self._stopped and not stopped.is_set():
            self.told.emit(part)

    def _take(self, future: Future[Any]) -> None:
        if future is not self._future:
            return
        self.leave()
        self._left.pop().shutdown(wait=True)  # it is about to end
        try:
            result = future.result()
        except CoachError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)
