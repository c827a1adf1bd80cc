"""Keeps the log messages of MediaPipe's C++ code off the terminal, and nothing else.

The code writes them to file descriptor 2, and no environment variable stops it (GLOG_minloglevel
and TF_CPP_MIN_LOG_LEVEL were tried). So what is written there during a call is captured, and
everything but the log messages is passed on afterwards.
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
LOG_LINE: Final = re.compile(rb"INFO: |WARNING: All log messages before absl|[IW]\d{4} \d\d:\d\d:")
"""Start of a line with an informational message or a warning; errors start differently."""

_redirect_lock = threading.Lock()  # two redirections at once would restore each other's


@contextmanager
def silence_native_logs() -> Iterator[None]:
    """Drop log messages that native code writes to standard error during the block.

    All other lines are written after the block, even if it raises.
    """
    with _redirect_lock, tempfile.TemporaryFile() as captured:
        terminal = _duplicate(STDERR)
        if terminal is None:
            yield
            return
        os.dup2(captured.fileno(), STDERR)
        try:
            yield
        finally:
            os.dup2(terminal, STDERR)
            os.close(terminal)
            captured.seek(0)
            os.write(STDERR, b"".join(line for line in captured if not LOG_LINE.match(line)))


def _duplicate(descriptor: int) -> int | None:
    try:
        return os.dup(descriptor)
    except OSError:  # a program without a terminal has none, as on Windows
        return None
