"""Tells when files, or the folder that they are in, change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QFileSystemWatcher,
    QObject,
    Qt,
    QThread,
    QTimer,
    Signal,
)

from coach.window.background.mailbox import Mailbox
from coach.window.background.task import BackgroundTask, IsCancelled, ReportProgress

Targets = Mailbox[frozenset[str]]
"""The newest files and folders to watch."""
SETTLE_MS: Final = 150
"""Delay between a change and reading, in milliseconds, as editors save in several steps."""


class FolderWatcher(QObject):
    """Watches files and the folder of the first one, in a background thread.

    The system is asked there: a drive may never answer.
    """

    settled = Signal()
    """Something changed, and nothing more for a moment."""
    _targets_changed = Signal()
    _ending = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._targets: Targets = Mailbox()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.settled)
        app = QCoreApplication.instance()
        if app is not None:  # before the task, which would wait for the loop of its thread
            app.aboutToQuit.connect(self.stop)
        self._task = BackgroundTask(self)
        self._task.progressed.connect(lambda _: self._timer.start())

    def watch(self, paths: Sequence[Path]) -> None:
        """Watch these files instead of those before."""
        targets = frozenset(map(str, (*paths, *(path.parent for path in paths[:1]))))
        if not (targets or self._task.busy):
            return
        if self._task.busy:
            self._targets.put(targets)
            self._targets_changed.emit()
        else:
            self._targets = Mailbox()  # a thread that has not ended takes nothing of it
            self._targets.put(targets)
            self._task.run_with_progress(partial(self._watch, self._make_watcher()))

    def _make_watcher(self) -> _Watcher:
        """Return a watcher that belongs to no thread yet."""
        watcher = _Watcher(self._targets)
        self._targets_changed.connect(watcher.update, Qt.ConnectionType.QueuedConnection)
        self._ending.connect(watcher.end, Qt.ConnectionType.QueuedConnection)
        watcher.moveToThread(None)  # type: ignore[arg-type]  # Qt allows it
        return watcher

    def stop(self) -> None:
        """Watch nothing, and forget a change that has not settled."""
        self._task.cancel()
        self._ending.emit()
        self._timer.stop()

    def _watch(self, watcher: _Watcher, report: ReportProgress, is_cancelled: IsCancelled) -> None:
        """Watch until `stop`; in the background thread, with an event loop of its own."""
        watcher.report, watcher.loop = report, QEventLoop()
        watcher.moveToThread(QThread.currentThread())
        watcher.update()
        if not is_cancelled():
            watcher.loop.exec()


class _Watcher(QObject):
    """Is made in the window's thread, and belongs to the background thread from `_watch` on.

    Its signals are connected before: to connect in another thread while the window's thread
    disconnects can block both for ever, each with a lock that the other one needs.
    """

    def __init__(self, targets: Targets) -> None:
        super().__init__()
        self.report: ReportProgress = lambda _: None
        self.loop: QEventLoop | None = None
        self.system = QFileSystemWatcher(self)
        self.system.fileChanged.connect(self._tell)
        self.system.directoryChanged.connect(self._tell)
        self._targets = targets

    def update(self) -> None:
        """Watch the newest targets."""
        targets = self._targets.take()
        if targets is None:
            return
        watched = {*self.system.files(), *self.system.directories()}
        if removed := sorted(watched - targets):
            self.system.removePaths(removed)
        if new := sorted(targets - watched):
            self.system.addPaths(new)

    def end(self) -> None:
        """End the loop of the background thread."""
        if self.loop is not None:
            self.loop.quit()

    def _tell(self, path: str) -> None:
        self.report(path)
