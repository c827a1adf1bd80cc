"""Raised arms during a run: one pauses or resumes it.

Both pause it, too. Then one says that it hurts, and both again end it. After the run any goes on.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.window.run.controller import RunController
from coach.window.run.state import RunState, Step

CONFIRM_MS: Final = 10_000
"""Time within which arms must be raised again after both, in milliseconds."""


class ArmControl(QObject):
    """Follows the arms that a run reports, unless the user has turned this off."""

    begin_requested = Signal()
    """One arm was raised before a run."""
    end_requested = Signal()
    """Both arms were raised twice before a run."""
    confirmation_requested = Signal()
    """Both arms were raised once before a run."""
    pain_requested = Signal()
    """One arm was raised after both: it hurts."""
    chosen = Signal()
    """Arms were raised while another page is in front of the run."""
    go_on_requested = Signal()
    """Arms were raised in front of the summary of the run."""

    def __init__(self, runs: RunController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.enabled = True
        self._ended = False
        """True once arms ended a run, until another one begins."""
        self._runs = runs
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CONFIRM_MS)
        self._timer.timeout.connect(self.give_up)
        runs.arms_raised.connect(self.follow)
        runs.state_changed.connect(self._follow_leaving)

    def follow(self, arms: int) -> None:
        """Begin, pause, resume or end."""
        if not self.enabled:
            return
        again = self._timer.isActive()
        self._timer.stop()
        if self._runs.state.watches_arms:
            (self.go_on_requested if self._runs.page_shown else self.chosen).emit()
        elif self._runs.state.active and not self._runs.page_shown:
            self.chosen.emit()
        elif self._runs.state.active:
            self._control(arms)
        elif self._runs.state.step is Step.INTRODUCING:
            self._lead(arms, again=again)

    def _follow_leaving(self, state: RunState) -> None:
        """Pause an exercise that no arm pauses once the person has left the picture."""
        if self.enabled and state.is_left:
            self._runs.toggle_pause()

    def give_up(self) -> None:
        """Go on: both arms were raised once, which may have been a stretch."""
        if self._runs.state.confirms_end and self._runs.page_shown:
            self._runs.toggle_pause()
        else:
            self._runs.stay_paused()

    def _lead(self, arms: int, *, again: bool) -> None:
        """Begin the exercise that is introduced, or leave it."""
        if arms == 1:
            self._ended = False
            self.begin_requested.emit()
        elif again or self._ended:
            self._ended = False
            self.end_requested.emit()
        else:
            self._timer.start()
            self.confirmation_requested.emit()

    def _control(self, arms: int) -> None:
        """Pause or end the run, or say that it hurts."""
        runs = self._runs
        if arms == 1 and runs.state.confirms_end:
            runs.stay_paused()
            self.pain_requested.emit()
        elif arms == 1:
            runs.toggle_pause()
        elif runs.state.confirms_end:
            self._ended = True
            runs.stop(ended_by="arms")
        else:
            runs.confirm_end()
            self._timer.start()
