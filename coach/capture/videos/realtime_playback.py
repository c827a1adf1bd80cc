"""Plays the frames of a file in real time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from coach.capture.frame import Frame

MAX_LAG_S: Final = 0.25
"""Maximum lag of a consumer, in seconds.

If the consumer is later (it was paused or is too slow), the remaining frames are delayed by the
excess.
"""


def play_in_real_time(
    frames: Iterable[Frame],
    stopped: threading.Event,
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[Frame]:
    """Yield each frame when its time has come, counted from the first; none is dropped.

    The frames' own times do not change, so results do not depend on the speed of playback.

    Args:
        frames: Frames in order of time.
        stopped: Ends the iterator as soon as it is set.
        clock: Returns seconds.

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
