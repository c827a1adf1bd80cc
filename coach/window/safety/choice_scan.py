"""Moves from one choice to the next, for who can only raise an arm."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.window.translation.reading_time import measure_speech

EACH_MS: Final = 3000
"""Time for each choice, in milliseconds; an arm takes half of it to be seen."""
PAUSE_MS: Final = 1500
"""Time between the question and the first choice, in milliseconds: some voices are slow."""


class ChoiceScan(QObject):
    """Reaches each choice once. It waits while an arm is raised, and ends after the last one."""

    reached = Signal(int)
    """The number of a choice, from 0."""
    over = Signal()
    """No choice was taken."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.advance)
        self.running = False

    def start(self, count: int, question: str) -> None:
        """Go through this number of choices, once the question is heard."""
        self._count, self._next, self.running = count, 0, True
        self._timer.start(round(1000 * measure_speech(question)) + PAUSE_MS)

    def stop(self) -> None:
        """Reach no other choice."""
        self.running = False
        self._timer.stop()

    def advance(self) -> None:
        """Reach the next choice, or the end."""
        if not self.running:
            return
        if self._next == self._count:
            self.stop()
            self.over.emit()
            return
        self._next += 1
        self._timer.start(EACH_MS)
        self.reached.emit(self._next - 1)

    def wait(self, *, raised: bool) -> None:
        """Stay at the choice while an arm is raised, and for its whole time after it."""
        if raised:
            self._timer.stop()
        elif self.running and not self._timer.isActive():
            self._timer.start(EACH_MS)
