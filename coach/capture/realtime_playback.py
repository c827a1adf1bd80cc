"""A file's frames at their own pace, as if they were filmed now."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from coach.capture.frame import Frame

CATCH_UP_S: Final = 0.25
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
    began: float | None = None
    for frame in frames:
        now = clock()
        if began is None:
            began = now - frame.time_s
        began = max(began, now - frame.time_s - CATCH_UP_S)
        if stopped.wait(max(0.0, began + frame.time_s - now)):
            return
        yield frame
