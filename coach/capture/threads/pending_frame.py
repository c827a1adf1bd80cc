"""Pictures of a camera that are decoded only if they are used.

A camera may send more pictures than this computer evaluates. Those that are dropped are not
decoded. A picture that is likely to be used is decoded before anyone asks for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from coach.capture.frame import Picture

SMOOTHING: Final = 0.3
"""Weight of the newest interval in the mean of intervals."""

MARGIN: Final = 2.0
"""Intervals between frames by which the next one may be taken earlier than predicted."""


class PendingFrame:
    """A frame whose picture is decoded when it is first needed. One thread has it at a time."""

    def __init__(self, time_s: float, decode: Callable[[], Picture | None]) -> None:
        """Create a frame.

        Args:
            time_s: Seconds since the first frame of the source.
            decode: Returns the picture, (height, width, 3) uint8 RGB; None if it is damaged.

        """
        self.time_s = time_s
        self._decode: Callable[[], Picture | None] | None = decode
        self._image: Picture | None = None

    def decode(self) -> Picture | None:
        """Return the picture, (height, width, 3); None if it is damaged."""
        if self._decode is not None:
            self._image, self._decode = self._decode(), None
        return self._image


class FrameUsePredictor:
    """Predicts whether a frame will be used: no newer one arrives before the next is taken.

    `arrive` is called in the thread that reads, `take` in the one that takes frames.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Create a predictor that has seen no frame.

        Args:
            clock: Monotonic time in seconds.

        """
        self._clock = clock
        self._arrived = _Interval()
        self._taken = _Interval()

    def arrive(self) -> bool:
        """Note that a frame arrived. Return True if it is likely to be used, or if unknown."""
        now_s = self._clock()
        self._arrived.add(now_s)
        last_s, between_s = self._taken.last_s, self._taken.mean_s
        if last_s is None or between_s is None or self._arrived.mean_s is None:
            return True
        return now_s + MARGIN * self._arrived.mean_s >= last_s + between_s

    def take(self) -> None:
        """Note that a frame was taken."""
        self._taken.add(self._clock())


class _Interval:
    """The mean time between two calls of `add`, the newest ones weighing most."""

    def __init__(self) -> None:
        self.last_s: float | None = None
        self.mean_s: float | None = None

    def add(self, now_s: float) -> None:
        """Add the time of a call, in seconds."""
        if self.last_s is not None:
            newest_s = now_s - self.last_s
            mean_s = newest_s if self.mean_s is None else self.mean_s
            self.mean_s = mean_s + SMOOTHING * (newest_s - mean_s)
        self.last_s = now_s
