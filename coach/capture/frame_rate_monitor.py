"""Monitors whether this computer keeps up: how many pictures a second are analysed."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
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
MAX_DROPPED_SHARE: Final = 0.1
"""Dropped pictures as a share of the analysed ones, above which pictures come faster than they are
analysed."""


class FrameRateMonitor:
    """Measures the rate of analysed pictures from their times; it reads no clock."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._dropped: deque[int] = deque()
        """Number of pictures that were dropped before each of these times."""
        self._slow_since: float | None = None

    @property
    def rate(self) -> float:
        """Pictures a second over the last `WINDOW_S`; NaN before `MIN_SPAN_S`.

        The longest gap is left out: it may be a pause.
        """
        gaps = sorted(later - earlier for earlier, later in pairwise(self._times))[:-1]
        return len(gaps) / sum(gaps) if sum(gaps) >= MIN_SPAN_S else float("nan")

    def update(self, time_s: float, dropped: int, *, looked_twice: bool = False) -> str:
        """Add the time of an analysed picture and return a warning for the user, or an empty text.

        Args:
            time_s: Time of the picture, in seconds; must increase.
            dropped: Number of pictures that were dropped so far because later ones had come. If
                these are few in the last `WINDOW_S`, the camera or the file is slow, not this
                computer.
            looked_twice: Whether this picture was analysed twice, which is slow on any computer.

        """
        self._times.append(time_s)
        self._dropped.append(dropped)
        while time_s - self._times[0] > WINDOW_S:
            self._times.popleft()
            self._dropped.popleft()
        dropping = dropped - self._dropped[0] > MAX_DROPPED_SHARE * len(self._times)
        if looked_twice or not dropping or not self.rate < MIN_RATE:
            self._slow_since = None
            return ""
        if self._slow_since is None:
            self._slow_since = time_s
        if time_s - self._slow_since < WARNING_DELAY_S:
            return ""
        return Message("This computer analyses about {rate:.0f} pictures a second", rate=self.rate)
