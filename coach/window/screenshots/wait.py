"""Waits for the background tasks of a page."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, Qt

from coach.window.background.task import BackgroundTask


def wait(task: BackgroundTask) -> None:
    """Process events until the task has finished or failed."""
    loop = QEventLoop()
    for signal in (task.finished, task.failed):
        signal.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    if task.busy:
        loop.exec()
