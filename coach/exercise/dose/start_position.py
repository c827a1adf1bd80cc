"""Detect that a person holds the start position still, and is ready to begin."""

from __future__ import annotations

import math
from collections import deque
from typing import Final

from coach.exercise.tracking.feedback import Feedback

MIN_READY_S: Final = 2.0
"""Minimum time that the start position must be held before the countdown, in seconds."""
INTERRUPTION_DELAY_S: Final = 0.5
"""Minimum time that a check must fail to interrupt, in seconds."""
START_STILLNESS_DEG: Final = 12.0
"""Maximum movement of the main angle of a person who keeps still."""


class StartPositionDetector:
    """Detects that the start position was held still for `MIN_READY_S`, ignoring flicker."""

    def __init__(self) -> None:
        self._held_s = self._missed_s = 0.0
        self._values: deque[tuple[float, float]] = deque()

    def update(self, feedback: Feedback, ready: bool, step_s: float) -> bool:
        """Process one instant; return True if the person is ready.

        Args:
            feedback: The feedback of the instant.
            ready: Whether the start position is visible in it.
            step_s: Seconds since the last instant, 0 across a pause.
        """
        if not ready:
            self._missed_s += step_s
            if self._missed_s > INTERRUPTION_DELAY_S:
                self._held_s = 0.0
            return False
        self._missed_s = 0.0
        self._held_s += step_s
        value = feedback.angles.get(feedback.main_angle, math.nan)  # known in any view
        if feedback.hold is None and math.isfinite(value):
            self._values.append((feedback.time_s, value))
        while self._values and feedback.time_s - self._values[0][0] > MIN_READY_S:
            self._values.popleft()
        values = [value for _, value in self._values]
        still = not values or max(values) - min(values) <= START_STILLNESS_DEG
        return still and self._held_s >= MIN_READY_S - 1e-6


def sees_well(feedback: Feedback) -> bool:
    """Return True if the camera sees the person well, as far as that can be told."""
    view = feedback.view
    return (
        feedback.present
        and view.ok
        and not view.problems
        and all(check.ok is not False for check in view.checks)
    )
