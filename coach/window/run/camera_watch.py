"""Brings to the Qt thread whether a camera is on."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal

from coach.window.background.open_cameras import OPEN_CAMERAS
from coach.window.run.state import RunState


class CameraWatch(QObject):
    """Tells when a camera was opened or released, whoever did it."""

    changed = Signal()
    """Emitted in the thread that opened or released it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        OPEN_CAMERAS.follow(self._tell)

    def apply(self, state: RunState) -> RunState:
        """Return the state with whether a camera is on."""
        on = OPEN_CAMERAS.on
        return state if state.camera_on == on else dataclasses.replace(state, camera_on=on)

    def close(self) -> None:
        """Tell no more."""
        OPEN_CAMERAS.unfollow(self._tell)

    def _tell(self) -> None:
        self.changed.emit()
