"""Estimates when a frame was captured, to measure the latency of the window."""

from __future__ import annotations

from coach.capture.videos.realtime_playback import MAX_LAG_S


class CaptureClock:
    """Computes capture times from the frames' own times and the times at which they arrived.

    The frame that arrived soonest after its own time gives the offset between the two clocks.
    """

    def __init__(self, live: bool) -> None:
        self._live = live
        self._offset: float | None = None

    def date(self, time_s: float, now_s: float) -> float:
        """Return when the frame of `time_s` was captured, on the clock of `now_s`, in seconds."""
        late = now_s - time_s
        offset = late if self._offset is None else min(self._offset, late)
        self._offset = offset if self._live else max(offset, late - MAX_LAG_S)
        return self._offset + time_s
