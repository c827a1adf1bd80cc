"""The base class of the pages of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.window.background.frame_stream import FrameStream
from coach.window.background.task import BackgroundTask
from coach.window.theme.theme import Theme

CAMERA_ROOM: Final = 220
"""Width in the upper right corner for what says if a camera is on, in pixels of the 1280 x 720
window; it grows as texts that are read from afar."""


class Page(QWidget):
    """A page of the window. The window calls its methods; the page asks for things by signals."""

    back_requested = Signal()
    exercise_requested = Signal(str)
    """The user wants to do the exercise of this name, or with ``lunge:left`` one side of it."""
    routine_requested = Signal()
    """The user wants to do what is left of today."""
    opens_camera = False
    """True if a camera may be open behind it: it always says whether one is."""
    tells_camera_below = False
    """True if it says so in its lower right corner, because the upper one has no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes, also in every part of the page."""
        raise NotImplementedError

    @property
    def camera_edge(self) -> int | None:
        """Width to the right of where the window says so, in pixels; None if the page does."""
        return 0

    def on_shown(self) -> None:
        """Take the keyboard. Called whenever the window shows this page."""
        self.setFocus()

    def may_leave(self) -> bool:
        """Return True if nothing is lost when the user leaves the page, or if they insist.

        Otherwise the page says what would be lost.
        """
        return True

    def save_state(self) -> object:
        """Return what the same page in another language goes on with; None for nothing."""
        return None

    def restore_state(self, state: object) -> None:
        """Go on with the state of the page that this one replaces."""

    @property
    def tasks(self) -> list[BackgroundTask]:
        """What the page and its parts do in the background."""
        return self.findChildren(BackgroundTask)

    @property
    def is_idle(self) -> bool:
        """True if nothing of it runs in the background, not even what was cancelled."""
        return all(task.is_idle for task in self.tasks)

    def watch_idle(self, slot: Callable[[], object]) -> None:
        """Call this whenever `is_idle` may have become true."""
        for task in self.tasks:
            task.idle.connect(slot)

    def cancel_tasks(self) -> None:
        """Cancel what the page does in the background, without waiting for it.

        This covers every task and stream that is a child of the page or of one of its parts.
        """
        for stream in self.findChildren(FrameStream):
            stream.close()
        for task in self.tasks:
            task.cancel()

    def stop_tasks(self) -> None:
        """Cancel what the page does in the background, and wait until it has ended.

        Only for the end of the program, which has a time limit: a device may never answer.
        """
        self.cancel_tasks()
        for task in self.tasks:
            task.cancel_and_wait()
