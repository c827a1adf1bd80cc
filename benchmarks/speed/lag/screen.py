"""A screen without a monitor, and a process that reads numbers off it.

`screen.py FILE LOG` reads the file in which Xvfb keeps its screen, until it is terminated, and
writes when each number was first seen.
"""

from __future__ import annotations

import csv
import mmap
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.speed.lag.frame_code import Picture, Place, find_code, read_code

SIZE: Final = (1280, 720)
POLL_S: Final = 0.002
"""Time between two looks at the screen, in seconds: much less than a picture's."""
LOST_S: Final = 0.2
"""Time without a number after which the whole screen is searched, in seconds."""
FIELDS: Final = 25
"""Numbers in the header of the file, see X11/XWDFile.h."""


@contextmanager
def open_screen(folder: Path) -> Iterator[tuple[str, Path]]:
    """Start Xvfb; yield the name for DISPLAY, and the file of its screen.

    Raises:
        SystemExit: Xvfb is not installed.

    """
    if shutil.which("Xvfb") is None:
        raise SystemExit("Xvfb is missing. Run: apt-get install -y xvfb")
    read, write = os.pipe()
    command = [
        "Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24",
        "-fbdir", str(folder), "-nolisten", "tcp", "-noreset",
    ]  # fmt: skip
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            name = f":{pipe.readline().strip()}"
        yield name, folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait(10)


def map_screen(path: Path) -> Picture:
    """Return the screen as it is at any time, (height, width, 3) RGB."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    header = struct.unpack_from(f">{FIELDS}I", data)
    size, height, width, line, colours = header[0], header[5], header[4], header[12], header[19]
    pixels = np.frombuffer(data, np.uint8, height * line, size + 12 * colours)
    return pixels.reshape(height, line // 4, 4)[:, :width, 2::-1]


def watch(screen: Picture, log: Path) -> None:
    """Write each new number and when it was seen first."""
    place: Place | None = None
    newest, candidate, candidate_s, read_s = -1, -1, 0.0, 0.0
    with log.open("w", newline="", buffering=1) as file:
        rows = csv.writer(file)
        while True:
            now_s = time.monotonic()
            number = read_code(screen, place) if place is not None else None
            if number is not None:
                read_s = now_s
            elif now_s - read_s > LOST_S:
                place, read_s = find_code(screen), now_s
            if number is not None and number > newest:
                if number == candidate:  # seen twice: the screen was not just being painted
                    newest = number
                    rows.writerow((number, f"{candidate_s:.6f}"))
                else:
                    candidate, candidate_s = number, now_s
            time.sleep(POLL_S)


def stop(*_: object) -> None:
    """End the process so that the log is written."""
    raise SystemExit


def main() -> None:
    """Read the numbers off the screen into a log until the process is terminated."""
    signal.signal(signal.SIGTERM, stop)
    watch(map_screen(Path(sys.argv[1])), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
