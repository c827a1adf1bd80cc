"""Ends the program if closing the window takes too long, because a device never answers."""

from __future__ import annotations

import os
import threading
from typing import Final

from coach.store.run_log import log_and_wait

EXIT_CODE: Final = 3
"""Exit code of a program that did not end by itself after its window was closed."""
MAX_LOG_S: Final = 0.3
"""Maximum time to wait for the log, in seconds: its drive may be what does not answer."""


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
    """Log which threads hang and end the process at once, with `EXIT_CODE`.

    A recording that is still open can be repaired.
    """
    names = sorted(thread.name for thread in threading.enumerate())
    log_and_wait(f"closing took too long; still running: {', '.join(names)}", MAX_LOG_S)
    os._exit(EXIT_CODE)
