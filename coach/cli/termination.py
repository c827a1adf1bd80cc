"""Ends a command on SIGTERM and SIGHUP as Ctrl-C does: what is in progress is cleaned up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

SIGNALS: Final = tuple(
    signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if name in dir(signal)
)
"""The end of a session, `systemctl` and `kill`; a terminal that closes (not in Windows)."""
CODE: Final = 128
"""Added to the number of the signal it is the exit code, as in a shell."""
MAX_ENDING_S: Final = 10
"""Maximum time for cleaning up, in seconds; then the system ends this process (not in Windows)."""


@contextmanager
def exiting_on_termination() -> Iterator[None]:
    """Raise `SystemExit` in the main thread on SIGTERM and SIGHUP, so that files are closed.

    A signal that the process ignores, as after `nohup`, or handles otherwise is left alone. The
    exception may be lost, as it comes in the middle of anything: also in an import, or where
    exceptions are ignored. So there is a limit of time.
    """
    changed = [
        number
        for number in SIGNALS
        if threading.current_thread() is threading.main_thread()
        and signal.getsignal(number) is signal.SIG_DFL
    ]
    for number in changed:
        signal.signal(number, _exit)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)
        if changed and hasattr(signal, "alarm"):
            signal.alarm(0)


def _exit(number: int, frame: FrameType | None) -> None:
    del frame
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(MAX_ENDING_S)
    raise SystemExit(CODE + number)
