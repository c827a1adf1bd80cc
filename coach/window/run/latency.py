"""Latency."""

from __future__ import annotations

from typing import Final

CATCH_UP_S: Final = 0.25
"""A file that is later than this plays slower from then on; its frames do not count as older."""


class CaptureClock:
    """Tells when a frame was captured on this process's clock, from the frame's own time and the times at which frames arrived.

    The frame that arrived soonest after its own time tells how both clocks lie. Only for measuring how quick the window is.
    """

    def __init__(self, live: bool) -> None:
        self._live = live
        self._offset: float | None = None

    def date(self, time_s: float, now_s: float) -> float:
        """When the frame of `time_s` was captured, seconds of the clock that says `now_s`."""
        late = now_s - time_s
        offset = late if self._offset is None else min(self._offset, late)
        self._offset = offset if self._live else max(offset, late - CATCH_UP_S)
        return self._offset + time_s
