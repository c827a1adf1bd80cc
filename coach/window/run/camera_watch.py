"""Brings to the Qt thread whether a camera is on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from coach.window.background.open_cameras import OPEN_CAMERAS
from coach.window.run.state import RunState


class CameraWatch(QObject):
    """Tells when a camera was opened or released, whoever did it."""

    changed = Signal()
    """Emitted in the thread that opened or released it."""

    def __init__(self, on_change: Callable[[], object], parent: QObject) -> None:
        """Begin.

        Args:
            on_change: Called in the Qt thread, later.
            parent: Parent object.

        """
        super().__init__(parent)
        self._on_change = on_change
        self.changed.connect(self._report, Qt.ConnectionType.QueuedConnection)
        OPEN_CAMERAS.follow(self._tell)

    def apply(self, state: RunState) -> RunState:
        """Return the state with whether a camera is on, or being opened."""
        on, opening = OPEN_CAMERAS.on, OPEN_CAMERAS.opening
        if (state.camera_on, state.camera_opening) == (on, opening):
            return state
        return dataclasses.replace(state, camera_on=on, camera_opening=opening)

    def close(self) -> None:
        """Tell no more."""
        OPEN_CAMERAS.unfollow(self._tell)

    def _tell(self) -> None:
        self.changed.emit()

    def _report(self) -> None:
        self._on_change()
