"""Waits until it is known whether a camera gives pictures, but not for long."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.window.run.state import RunState, Step

PATIENCE_MS: Final = 4000
"""Time after which nobody waits for the camera any longer, in milliseconds."""


class CameraWait(QObject):
    """Emits `over` once for each `start`, unless it is stopped before."""

    over = Signal()
    """There are pictures, or there is no camera, or it took too long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self.over)

    def start(self, state: RunState | None) -> None:
        """Wait from now on, beginning with this state of the run; None if there is none."""
        self._timer.start()
        if state is not None:
            self.follow(state)

    def follow(self, state: RunState) -> None:
        """Take a newer state."""
        if self._timer.isActive() and knows_camera(state):
            self._timer.stop()
            self.over.emit()

    def stop(self) -> None:
        """Wait no longer, and emit nothing."""
        self._timer.stop()


def knows_camera(state: RunState) -> bool:
    """Return True if it is known whether a camera gives pictures."""
    if state.step is Step.FAILED or state.live_frame is not None:
        return True
    return state.opened is not None and (state.opened.blank or not state.opened.live)
