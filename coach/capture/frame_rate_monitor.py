"""Whether this computer keeps up: how many pictures a second are analysed, by the pictures' own times."""

from __future__ import annotations

from collections import deque
from typing import Final

MIN_RATE: Final = 12.0
"""So many analysed pictures a second are enough; down to 8 the counts are still right (docs/scale.md)."""
WINDOW_S: Final = 5.0
"""The rate is that of the last seconds, and is told when it was too low for as long."""
MIN_SPAN_S: Final = 2.5
"""After so much of it a rate can be told..."""
WARNING_DELAY_S: Final = WINDOW_S - MIN_SPAN_S
"""...and must then be too low for so long."""


class FrameRateMonitor:
    """The rate of the pictures that were analysed. Times in, words out; it reads no clock."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._slow_since: float | None = None

    @property
    def rate(self) -> float:
        """Pictures a second over the last `WINDOW_S`; NaN before `MIN_SPAN_S`."""
        if len(self._times) < 2 or self._times[-1] - self._times[0] < MIN_SPAN_S:
            return float("nan")
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])

    def update(self, time_s: float, camera_rate: float | None = None) -> str:
        """Take the time of an analysed picture, seconds; times must rise. Returns what to tell the user, empty where all is well.

        offered: pictures a second that the camera gives, where known: a slow camera is not a slow computer.
        """
        self._times.append(time_s)
        while time_s - self._times[0] > WINDOW_S:
            self._times.popleft()
        slow = self.rate < MIN_RATE and (camera_rate is None or self.rate < 0.9 * camera_rate)
        self._slow_since = (
            (time_s if self._slow_since is None else self._slow_since) if slow else None
        )
        if self._slow_since is None or time_s - self._slow_since < WARNING_DELAY_S:
            return ""
        return f"This computer analyses about {self.rate:.0f} pictures a second"

    def reset(self) -> None:
        """After a pause: start anew."""
        self._times.clear()
        self._slow_since = None
