"""A source without pictures: it keeps the time of exercises that nobody watches."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from coach.capture.frame import Frame
from coach.closing import Closeable

INTERVAL_S: Final = 0.1
SIZE: Final = (120, 160, 3)
DARK: Final = 24
"""Brightness of the empty picture, 0 to 255."""


class BlankSource(Closeable):
    """Gives an empty picture ten times a second, until it is closed."""

    live = True
    duration_s: float | None = None
    problem = ""
    dropped = 0

    def __init__(self, name: str, clock: Callable[[], float] = time.perf_counter) -> None:
        """Create the source; `clock` returns seconds."""
        self.name = name
        self._clock = clock
        self._closed = threading.Event()

    def frames(self) -> Iterator[Frame]:
        """Yield empty pictures with their time."""
        empty = np.full(SIZE, DARK, np.uint8)
        start_s = self._clock()
        number = 0
        while True:
            due_s = start_s + number * INTERVAL_S
            if self._closed.wait(max(0.0, due_s - self._clock())):
                return
            now_s = max(due_s, self._clock())
            yield Frame(now_s - start_s, empty, now_s)
            number = int((now_s - start_s) / INTERVAL_S) + 1

    def close(self) -> None:
        """End the pictures."""
        self._closed.set()
