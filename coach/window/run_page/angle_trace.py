"""The last seconds of the main angle, as the live plot shows them: pure, newest last, with gaps where nothing was measured."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.exercise.tracking.feedback import Feedback

SHOWN_S: Final = 15.0
MARGIN_DEG: Final = 8.0
"""Free above and below what is shown, degrees."""
STEP_DEG: Final = 10.0
"""The limits move in steps of this, so that the plot does not breathe, degrees."""
LEAST_DEG: Final = 60.0
"""The plot never shows less than this, degrees: the tremor of somebody who stands still must not look like movement."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One instant of the trace."""

    time_s: float
    value: float
    """The main angle in degrees, NaN where not measured."""
    phase: str
    """Empty where there is none."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in one phase, seconds."""

    start_s: float
    end_s: float
    phase: str


@dataclass(frozen=True, slots=True)
class FaultMark:
    """Where a fault began to be shown."""

    time_s: float
    value: float
    name: str


class AngleTrace:
    """Takes one feedback after the other; keeps what is younger than `SHOWN_S`."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._moments: deque[Sample] = deque()
        self._marks: deque[FaultMark] = deque()
        self._faults: frozenset[str] = frozenset()
        self._angle = ""
        self.target = (-math.inf, math.inf)
        """The zone in which the main angle is good, degrees."""

    def update(self, feedback: Feedback) -> bool:
        """Take one instant. Returns whether it was a new one; the same one again changes nothing, an earlier one begins anew."""
        now = feedback.time_s
        if self._moments and now == self._moments[-1].time_s:
            return False
        if self._moments and now < self._moments[-1].time_s:
            self._begin()
        value = feedback.main_value if feedback.view.ok and feedback.present else math.nan
        if feedback.main_angle != self._angle:  # another leg: its line begins anew
            self._angle, value = feedback.main_angle, math.nan
        self.target = feedback.target
        self._moments.append(Sample(now, value, feedback.phase or ""))
        for name in feedback.faults:
            if name not in self._faults and math.isfinite(value):
                self._marks.append(FaultMark(now, value, name))
        self._faults = frozenset(feedback.faults)
        while self._moments[0].time_s < now - SHOWN_S:
            self._moments.popleft()
        while self._marks and self._marks[0].time_s < now - SHOWN_S:
            self._marks.popleft()
        return True

    @property
    def now_s(self) -> float:
        """The newest instant, seconds; 0 before the first."""
        return self._moments[-1].time_s if self._moments else 0.0

    def list_points(self) -> tuple[list[float], list[float]]:
        """Times in seconds before now (0 and less), and values in degrees."""
        now = self.now_s
        return [moment.time_s - now for moment in self._moments], [
            moment.value for moment in self._moments
        ]

    def list_marks(self) -> list[FaultMark]:
        """Where faults began; times as `list_points` gives them."""
        return [FaultMark(mark.time_s - self.now_s, mark.value, mark.name) for mark in self._marks]

    def list_spans(self) -> Iterator[Span]:
        """The phases, one after the other; times as `list_points` gives them."""
        start: Sample | None = None
        for moment in self._moments:
            if start is not None and moment.phase != start.phase:
                yield Span(start.time_s - self.now_s, moment.time_s - self.now_s, start.phase)
                start = moment
            start = start or moment
        if start is not None and start.time_s < self.now_s:
            yield Span(start.time_s - self.now_s, 0.0, start.phase)

    def find_limits(self, rest: float) -> tuple[float, float]:
        """Lowest and highest degree to show: what was measured, rest, and the near end of the target, at least `LEAST_DEG` of it."""
        known = [moment.value for moment in self._moments if math.isfinite(moment.value)]
        values = [
            rest,
            *known,
            *(bound for bound in self.target if math.isfinite(bound) and abs(bound) < 180.0),
        ]
        low, high = min(values) - MARGIN_DEG, max(values) + MARGIN_DEG
        missing = max(0.0, LEAST_DEG - (high - low)) / 2
        return math.floor((low - missing) / STEP_DEG) * STEP_DEG, math.ceil(
            (high + missing) / STEP_DEG
        ) * STEP_DEG
