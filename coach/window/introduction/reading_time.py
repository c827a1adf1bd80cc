"""The time for reading an introduction, in which keeping still does not begin."""

from __future__ import annotations

import dataclasses

from coach.exercise.tracking.readiness import Readiness
from coach.window.run.state import RunState, Step
from coach.window.translation.reading_time import measure_reading


class ReadingTime:
    """Counts from the first picture that is shown with an introduction.

    The time of pictures begins anew with another camera; what was counted stays.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        """0 if the user knows the exercise."""
        self._passed_s = 0.0
        """Time since the first picture, in seconds."""
        self._now_s: float | None = None
        """Time of the newest picture, in seconds."""

    def begin(self, text: str, *, known: bool) -> None:
        """Count again, for this text; `known` is True if it need not be read."""
        self.seconds = 0.0 if known else measure_reading(text)
        self._passed_s, self._now_s = 0.0, None

    def let_read(self, state: RunState) -> Readiness | None:
        """Return whether the user is ready, without the time in which the user reads.

        None without pictures, and while the camera of the exercise before is being closed.
        """
        shown = state.live_frame
        if shown is None or shown.readiness is None or state.step is not Step.INTRODUCING:
            return None
        time_s = shown.frame.time_s
        if self._now_s is not None:
            self._passed_s += max(0.0, time_s - self._now_s)
        self._now_s = time_s
        if not self.seconds:
            return shown.readiness
        since_s = max(0.0, self._passed_s - self.seconds)
        return dataclasses.replace(shown.readiness, ready_s=min(shown.readiness.ready_s, since_s))
