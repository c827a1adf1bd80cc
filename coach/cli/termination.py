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


@contextmanager
def exiting_on_termination() -> Iterator[None]:
    """Raise `SystemExit` in the main thread on SIGTERM and SIGHUP, so that files are closed.

    A signal that the process ignores, as after `nohup`, or handles otherwise is left alone.
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


def _exit(number: int, frame: FrameType | None) -> None:
    del frame
    raise SystemExit(CODE + number)
