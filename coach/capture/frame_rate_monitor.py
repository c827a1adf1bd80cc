"""Monitors whether this computer keeps up: how many pictures a second are analysed."""

from __future__ import annotations

from collections import deque
from typing import Final

from coach.message import Message

MIN_RATE: Final = 12.0
"""Minimum rate of analysed pictures a second; counts stay right down to 8 (docs/scale.md)."""
WINDOW_S: Final = 5.0
"""Length of the window over which the rate is measured, in seconds."""
MIN_SPAN_S: Final = 2.5
"""Minimum time span from which a rate is computed, in seconds."""
WARNING_DELAY_S: Final = WINDOW_S - MIN_SPAN_S
"""Minimum time that the rate must be too low before the user is warned, in seconds."""


class FrameRateMonitor:
    """Measures the rate of analysed pictures from their times; it reads no clock."""

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
        """Add the time of an analysed picture and return a warning for the user, or an empty text.

        Args:
            time_s: Time of the picture, in seconds; must increase.
            camera_rate: Pictures a second from the camera, if known: a slow camera is not a slow
                computer.

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
        return Message("This computer analyses about {rate:.0f} pictures a second", rate=self.rate)

    def reset(self) -> None:
        """Reset after a pause."""
        self._times.clear()
        self._slow_since = None
