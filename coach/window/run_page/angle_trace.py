"""The last seconds of the main angle, for the live plot. No Qt."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.exercise.tracking.feedback import Feedback

SHOWN_S: Final = 15.0
"""Time span of the plot, in seconds."""
MARGIN_DEG: Final = 8.0
"""Margin above and below the values, in degrees."""
STEP_DEG: Final = 10.0
"""Step in which the limits change so that the plot does not rescale all the time, in degrees."""
MIN_RANGE_DEG: Final = 60.0
"""Minimum range of the plot, in degrees. Otherwise tremor would look like movement."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The main angle at one instant."""

    time_s: float
    value: float
    """The main angle in degrees; NaN if not measured."""
    phase: str
    """Name of the phase; empty if there is none."""


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A time span in one phase, in seconds."""

    start_s: float
    end_s: float
    phase: str


@dataclass(frozen=True, slots=True)
class FaultMark:
    """The instant at which a fault was first shown."""

    time_s: float
    value: float
    name: str


class AngleTrace:
    """Collects feedback and drops what is older than `SHOWN_S`.

    The newest sample is last. If nothing was measured, the line has a gap (NaN).
    """

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        self._samples: deque[Sample] = deque()
        self._marks: deque[FaultMark] = deque()
        self._faults: frozenset[str] = frozenset()
        self._angle = ""
        self.target = (-math.inf, math.inf)
        """The target zone of the main angle, in degrees."""

    def update(self, feedback: Feedback) -> bool:
        """Add the feedback of one instant and return True if it was a new one.

        The same instant again changes nothing. An earlier instant resets the trace.
        """
        now = feedback.time_s
        if self._samples and now == self._samples[-1].time_s:
            return False
        if self._samples and now < self._samples[-1].time_s:
            self._reset()
        value = feedback.main_value if feedback.view.ok and feedback.present else math.nan
        if feedback.main_angle != self._angle:  # another leg: start a new line
            self._angle, value = feedback.main_angle, math.nan
        self.target = feedback.target
        self._samples.append(Sample(now, value, feedback.phase or ""))
        for name in feedback.faults:
            if name not in self._faults and math.isfinite(value):
                self._marks.append(FaultMark(now, value, name))
        self._faults = frozenset(feedback.faults)
        while self._samples[0].time_s < now - SHOWN_S:
            self._samples.popleft()
        while self._marks and self._marks[0].time_s < now - SHOWN_S:
            self._marks.popleft()
        return True

    @property
    def now_s(self) -> float:
        """Time of the newest sample, in seconds; 0 if there is none."""
        return self._samples[-1].time_s if self._samples else 0.0

    def list_points(self) -> tuple[list[float], list[float]]:
        """Return times relative to now in seconds (0 or negative), and values in degrees."""
        now = self.now_s
        return [sample.time_s - now for sample in self._samples], [
            sample.value for sample in self._samples
        ]

    def list_marks(self) -> list[FaultMark]:
        """List the marks of faults, with times relative to now."""
        return [FaultMark(mark.time_s - self.now_s, mark.value, mark.name) for mark in self._marks]

    def list_spans(self) -> Iterator[PhaseSpan]:
        """Iterate over the phases in order, with times relative to now."""
        start: Sample | None = None
        for sample in self._samples:
            if start is not None and sample.phase != start.phase:
                yield PhaseSpan(start.time_s - self.now_s, sample.time_s - self.now_s, start.phase)
                start = sample
            start = start or sample
        if start is not None and start.time_s < self.now_s:
            yield PhaseSpan(start.time_s - self.now_s, 0.0, start.phase)

    def find_limits(self, rest: float) -> tuple[float, float]:
        """Return the lowest and highest angle to show, in degrees.

        The range includes the samples, the angle at rest and the ends of the target. It is at
        least `MIN_RANGE_DEG`.
        """
        known = [sample.value for sample in self._samples if math.isfinite(sample.value)]
        values = [
            rest,
            *known,
            *(bound for bound in self.target if math.isfinite(bound) and abs(bound) < 180.0),
        ]
        low, high = min(values) - MARGIN_DEG, max(values) + MARGIN_DEG
        missing = max(0.0, MIN_RANGE_DEG - (high - low)) / 2
        return math.floor((low - missing) / STEP_DEG) * STEP_DEG, math.ceil(
            (high + missing) / STEP_DEG
        ) * STEP_DEG
