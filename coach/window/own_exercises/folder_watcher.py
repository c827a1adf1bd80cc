"""Tells when files, or the folder that they are in, change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS: Final = 150
"""Delay between a change and reading, in milliseconds, as editors save in several steps."""


class FolderWatcher(QObject):
    """Watches files and the folder of the first one."""

    settled = Signal()
    """Something changed, and nothing more for a moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher, self._timer = QFileSystemWatcher(self), QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.settled)
        self._watcher.fileChanged.connect(lambda _: self._timer.start())
        self._watcher.directoryChanged.connect(lambda _: self._timer.start())

    def watch(self, paths: Sequence[Path]) -> None:
        """Watch these files instead of those before."""
        targets = {str(path) for path in (*paths, *(path.parent for path in paths[:1]))}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if removed := sorted(watched - targets):
            self._watcher.removePaths(removed)
        if new := sorted(targets - watched):
            self._watcher.addPaths(new)

    def stop(self) -> None:
        """Watch nothing, and forget a change that has not settled."""
        self.watch(())
        self._timer.stop()
