"""Opens a larger pose model when it is first needed, and rests if it is too slow."""

from __future__ import annotations

import math
import statistics
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from coach.body.limits import MAX_STEP_S
from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.capture.landmarker import Landmarker
from coach.closing import Closeable
from coach.errors import CoachError, find_low_memory

MAX_LOOK_S: Final = 0.09
"""Maximum time for a picture, in seconds. With the first model, which takes a bit more than a third
of that, eight pictures a second remain; counts stay right down to 8 (docs/scale.md)."""
COUNTED_LOOKS: Final = 5
"""Number of looks over which the time is measured: their median. A single look that takes more than
`MAX_STEP_S` is too slow as well: what happens meanwhile does not count as observed."""
FIRST_REST_S: Final = 30.0
"""Time without a look after the model was too slow, in seconds; each rest is twice the last one."""


class OnDemandLandmarker(Closeable):
    """A landmarker that live pictures can do without.

    The first picture opens it, in a thread, because that takes about a second. If it cannot be
    opened, or later lacks memory, it is not used any more. If it is too slow, it rests: other
    programs may have taken the processor for a moment. Call it from one thread.

    Args:
        open_landmarker: Opens the model. Raises CoachError if that is not possible.
        clock: Monotonic time in seconds.
        active: False if no picture is to be looked at.

    """

    def __init__(
        self,
        open_landmarker: Callable[[], Landmarker],
        clock: Callable[[], float] = time.perf_counter,
        *,
        active: bool = True,
    ) -> None:
        self._open = open_landmarker
        self._clock = clock
        self._executor = ThreadPoolExecutor(1, "coach-larger-model")
        self._opening: Future[Landmarker] | None = None
        self._looks_s: deque[float] = deque(maxlen=COUNTED_LOOKS)
        self._rest_s, self._rests_until_s = FIRST_REST_S, -math.inf
        self.active = active
        """False if no picture is looked at any more."""

    def detect(self, frame: Frame) -> Pose | None:
        """Return the pose in a frame; None if the model is not open, rests, or lacks memory.

        The frame must be later than the last one.
        """
        landmarker = self._find_landmarker()
        if landmarker is None or frame.time_s < self._rests_until_s:
            return None
        began_s = self._clock()
        try:
            pose = landmarker.detect(frame)
        except Exception as error:
            if not _tells_of_computer(error):
                raise
            self.close()
            return None
        self._note_duration(self._clock() - began_s, frame.time_s)
        return pose

    def close(self) -> None:
        """Release the model; wait until it is open if it is being opened.

        A bug while it was opened is raised, unless `detect` has raised it.
        """
        self.active = False
        self._executor.shutdown()
        opening, self._opening = self._opening, None
        if opening is None:
            return
        error = opening.exception()
        if error is None:
            opening.result().close()
        elif not _tells_of_computer(error):
            raise error

    def _find_landmarker(self) -> Landmarker | None:
        """Return the open model; None if there is none, or none yet."""
        if not self.active:
            return None
        if self._opening is None:
            self._opening = self._executor.submit(self._open)
        if not self._opening.done():
            return None
        if self._opening.exception() is None:
            return self._opening.result()
        self.close()
        return None

    def _note_duration(self, look_s: float, time_s: float) -> None:
        """Rest if the model is too slow.

        Args:
            look_s: Duration of the last look, in seconds.
            time_s: Time of its picture, in seconds.
        """
        self._looks_s.append(look_s)
        measured = len(self._looks_s) == COUNTED_LOOKS
        if look_s > MAX_STEP_S or (measured and statistics.median(self._looks_s) > MAX_LOOK_S):
            self._rests_until_s = time_s + self._rest_s
            self._rest_s *= 2
            self._looks_s.clear()


def _tells_of_computer(error: BaseException) -> bool:
    """Return True if an error is no bug: the model is missing, or memory is."""
    return isinstance(error, CoachError) or find_low_memory(error) is not None
