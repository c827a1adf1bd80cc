"""An X server without a monitor, for tests of the real screen."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = (1280, 720)


@contextmanager
def start_server() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start an X server, and return its name for DISPLAY and its process."""
    read, write = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{SIZE[0]}x{SIZE[1]}x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}", server
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def open_screen() -> Iterator[str]:
    """Start an X server and return its name for DISPLAY."""
    with start_server() as (display, _):
        yield display
