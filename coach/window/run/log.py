"""Writes the steps and the errors of runs into the log."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coach.errors import CoachError
from coach.store.run_log import LOGGER, log_bug
from coach.window.run.controller import RunController
from coach.window.run.state import RunState, Step


class RunLogger(QObject):
    """Logs each change of the step, and each error once."""

    def __init__(self, runs: RunController, parent: QObject | None = None) -> None:
        """Follow the runs of a controller."""
        super().__init__(parent)
        self._step: Step | None = None
        self._error: CoachError | None = None
        runs.state_changed.connect(self.note)
        runs.crashed.connect(log_bug)

    def note(self, state: RunState) -> None:
        """Log what has changed."""
        if state.error is not None and state.error is not self._error:
            LOGGER.error("%s %s", state.error.message, state.error.hint)
        self._error = state.error
        if state.step is not self._step:
            self._step = state.step
            LOGGER.info("%s: %s", state.request.exercise, state.step.value)
