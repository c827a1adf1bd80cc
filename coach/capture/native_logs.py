"""Keep the notes of MediaPipe's C++ code off the terminal, and nothing else.

It writes them to file descriptor 2 by itself, and no environment variable stops it (GLOG_minloglevel and TF_CPP_MIN_LOG_LEVEL were
tried). So what is written there during a call is kept back, read, and all but the notes is passed on right after it.
"""

from __future__ import annotations

import os
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

STDERR: Final = 2
NOTE: Final = re.compile(rb"INFO: |WARNING: All log messages before absl|[IW]\d{4} \d\d:\d\d:")
"""How a line begins that is a note or a warning of the library to itself; errors begin otherwise."""

_one_at_a_time = (
    threading.Lock()
)  # two that redirect the same descriptor would restore each other's


@contextmanager
def silence_native_logs() -> Iterator[None]:
    """Drop notes of native code written to standard error meanwhile; every other line appears afterwards, also when this raises."""
    with _one_at_a_time, tempfile.TemporaryFile() as kept:
        terminal = _duplicate(STDERR)
        if terminal is None:
            yield
            return
        os.dup2(kept.fileno(), STDERR)
        try:
            yield
        finally:
            os.dup2(terminal, STDERR)
            os.close(terminal)
            kept.seek(0)
            os.write(STDERR, b"".join(line for line in kept if not NOTE.match(line)))


def _duplicate(descriptor: int) -> int | None:
    try:
        return os.dup(descriptor)
    except OSError:  # there is none where a program was started without a terminal, as on Windows with only a window
        return None
