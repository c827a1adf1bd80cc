"""Decide which repetitions count by the rise of the hips, beside those that count by angles."""

from __future__ import annotations

import math
from typing import Final

from coach.body.body_tracker import Observation
from coach.body.hip_height import measure_hip_height
from coach.body.landmarks import SIDES
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.hip_rise_counter import HipRiseCounter
from coach.exercise.tracking.repetition_counter import Repetition

WAIT_S: Final = 1.0
"""Time for which a repetition waits for its angles, in seconds."""
TIMEOUT_S: Final = 1.0
"""Time without the body in the side view after which what is in progress is dropped."""


class HipRiseMeasure:
    """Counts the repetitions whose angles are not known."""

    def __init__(self, exercise: Exercise) -> None:
        self._counter = HipRiseCounter(exercise)
        self._seen_s = -math.inf
        """When the body was last seen, in seconds."""
        self._risen: Repetition | None = None
        """A repetition that is complete and may yet count by its angles."""
        self._counted_s = -math.inf
        """End of the last repetition that counted here, in seconds..."""
        self._measured_s = -math.inf
        """...and of the last one whose angles are known."""

    def note_body(self, observation: Observation) -> None:
        """Process the body in one instant in which it is in position."""
        view = observation.view
        if view.kind != "side" or view.cut_off:
            return
        time_s = observation.pose.time_s
        if time_s - self._seen_s > TIMEOUT_S:
            self._counter.reset()
        self._seen_s = time_s
        height = measure_hip_height(observation.pose, observation.hips[1])
        left, right = (observation.angles[f"knee_bend_{side}"] for side in SIDES)
        risen = self._counter.update(time_s, height, (left, right), observation.turned_deg)
        self._risen = risen or self._risen

    def allows(self, repetition: Repetition) -> bool:
        """Return True if a repetition with angles may count: it was not yet counted without."""
        self._measured_s = repetition.end_s
        return repetition.peak_s > self._counted_s

    def take(self, time_s: float, in_progress: bool) -> Repetition | None:
        """Return the repetition that counts now without angles, if any.

        in_progress: whether one is in progress whose angles are known.
        """
        risen = self._risen
        if risen is not None and risen.peak_s <= self._measured_s:
            risen = self._risen = None
        if risen is None or (in_progress and time_s - risen.end_s < WAIT_S):
            return None
        self._risen, self._counted_s = None, risen.end_s
        return risen

    def reset(self) -> None:
        """Drop the repetition in progress: the body was lost."""
        self._counter.reset()
        self._risen = None
