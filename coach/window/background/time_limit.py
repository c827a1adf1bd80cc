"""Ends the program if closing the window takes too long, because a device never answers."""

from __future__ import annotations

import os
import threading


class TimeLimit:
    """Ends the process after some time unless it is cancelled before."""

    def __init__(self) -> None:
        self._timer: threading.Timer | None = None

    def start(self, seconds: float) -> None:
        """End the process after this time; a second call changes nothing."""
        if self._timer is None:
            self._timer = threading.Timer(seconds, lambda: end_process())  # noqa: PLW0108 - found when it ends
            self._timer.name = "coach-close-limit"
            self._timer.daemon = True
            self._timer.start()

    def cancel(self) -> None:
        """Let the process go on, and end the thread of the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()


def end_process() -> None:
    """End the process at once; a recording that is still open can be repaired."""
    os._exit(0)
