"""A file's frames at their own pace, as if they were filmed now."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from coach.capture.frame import Frame

MAX_LAG_S: Final = 0.25
"""A consumer that is later than this (it was paused, or is too slow) is not hurried: the rest is shown that much later."""


def play_in_real_time(
    frames: Iterable[Frame],
    stopped: threading.Event,
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[Frame]:
    """Yield each frame when its time has come, counted from the first; none is dropped. Ends as soon as `stopped` is set.

    `clock` gives seconds. The frames' own times are not touched, so that what is computed from them does not depend on the pace.
    """
    start_s: float | None = None
    for frame in frames:
        now_s = clock()
        if start_s is None:
            start_s = now_s - frame.time_s
        start_s = max(start_s, now_s - frame.time_s - MAX_LAG_S)
        if stopped.wait(max(0.0, start_s + frame.time_s - now_s)):
            return
        yield frame
