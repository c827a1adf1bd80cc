"""Whether this computer keeps up: how many pictures a second are analysed, by the pictures' own times."""

from __future__ import annotations

from collections import deque
from typing import Final

from coach.message import Message

ENOUGH: Final = 12.0
"""So many analysed pictures a second are enough; down to 8 the counts are still right (docs/scale.md)."""
OVER_S: Final = 5.0
"""The rate is that of the last seconds, and is told when it was too low for as long."""
KNOWN_AFTER_S: Final = 2.5
"""After so much of it a rate can be told..."""
SURE_AFTER_S: Final = OVER_S - KNOWN_AFTER_S
"""...and must then be too low for so long."""


class FrameRateMonitor:
    """The rate of the pictures that were analysed. Times in, words out; it reads no clock."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._slow_since: float | None = None

    @property
    def rate(self) -> float:
        """Pictures a second over the last `OVER_S`; NaN before `KNOWN_AFTER_S`."""
        if len(self._times) < 2 or self._times[-1] - self._times[0] < KNOWN_AFTER_S:
            return float("nan")
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])

    def update(self, time_s: float, offered: float | None = None) -> str:
        """Take the time of an analysed picture, seconds; times must rise. Returns what to tell the user, empty where all is well.

        offered: pictures a second that the camera gives, where known: a slow camera is not a slow computer.
        """
        self._times.append(time_s)
        while time_s - self._times[0] > OVER_S:
            self._times.popleft()
        slow = self.rate < ENOUGH and (offered is None or self.rate < 0.9 * offered)
        self._slow_since = (
            (time_s if self._slow_since is None else self._slow_since) if slow else None
        )
        if self._slow_since is None or time_s - self._slow_since < SURE_AFTER_S:
            return ""
        return Message("This computer analyses about {rate:.0f} pictures a second", rate=self.rate)

    def reset(self) -> None:
        """After a pause: start anew."""
        self._times.clear()
        self._slow_since = None
