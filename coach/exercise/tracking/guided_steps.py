"""Timed steps of a guided exercise, driven by the times of the poses alone."""

from __future__ import annotations

from itertools import accumulate

from coach.body.limits import ROUNDING_S
from coach.body.sides import Angles, Roles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.guide_times import time_guide
from coach.exercise.tracking.conditions import NO_RANGES, Ranges
from coach.exercise.tracking.events import Event, ExerciseDone, GuidedStepBegan, GuidedStepDone
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.feedback import HoldClock
from coach.exercise.tracking.measures import Measure


class GuidedSteps(Measure):
    """Announces the steps of an exercise that the camera does not watch, from the first pose on."""

    watches_body = False

    def __init__(self, exercise: Exercise, faults: FaultDetectors) -> None:
        super().__init__(exercise, faults)
        self._steps = time_guide(exercise)
        self._ends_s = tuple(accumulate(step.seconds for step in self._steps))
        """End of each step, in seconds from the beginning."""
        self._began_s: float | None = None
        self._index = -1
        """Index of the current step; -1 before the first, the number of steps after the last."""
        self._elapsed_s = 0.0
        """Time from the beginning to the last pose, in seconds."""

    @property
    def finished(self) -> bool:
        """Whether all steps have ended."""
        return self._index == len(self._steps)

    @property
    def started(self) -> bool:
        """Whether the first step has begun."""
        return self._began_s is not None

    @property
    def phase(self) -> str | None:
        """``step_1``, ``step_2``, ...; the last one stays. None before the first pose."""
        return f"step_{min(self._index + 1, len(self._steps))}" if self.started else None

    @property
    def clock(self) -> HoldClock | None:
        """The clock of the current step, with the number of steps that have ended."""
        if not self.started:
            return None
        index = min(self._index, len(self._steps) - 1)
        seconds = self._steps[index].seconds
        elapsed_s = seconds if self.finished else self._elapsed_s - self._start(index)
        return HoldClock(elapsed_s, seconds, not self.finished, done=max(0, self._index))

    @property
    def instruction(self) -> str:
        """What the current step asks for; praise after the last."""
        if not self.started:
            return self.exercise.start
        return self.exercise.praise if self.finished else self._steps[self._index].text

    def progress(self, main_deg: float) -> float:  # noqa: ARG002
        """Return 0 to 1: the elapsed share of the whole time."""
        return min(1.0, self._elapsed_s / self._ends_s[-1])

    def update(
        self,
        time_s: float,
        angles: Angles,  # noqa: ARG002
        roles: Roles,  # noqa: ARG002
        possible: Ranges = NO_RANGES,  # noqa: ARG002
    ) -> tuple[Event, ...]:
        """Return the steps that ended and began since the last instant, each at its own time."""
        if self.finished:
            return ()
        events: list[Event] = []
        if self._began_s is None:
            self._began_s, self._index = time_s, 0
            events.append(GuidedStepBegan(time_s, 1, self._steps[0].text))
        self._elapsed_s = time_s - self._began_s
        while (
            self._index < len(self._steps)
            and self._elapsed_s >= self._ends_s[self._index] - ROUNDING_S
        ):
            events += self._end_step(self._began_s + self._ends_s[self._index])
        return tuple(events)

    def skip(self, time_s: float, why: str) -> tuple[Event, ...]:  # noqa: ARG002
        """Process one instant; what is seen does not matter."""
        return self.update(time_s, {}, Roles())

    def _start(self, index: int) -> float:
        return self._ends_s[index - 1] if index else 0.0

    def _end_step(self, time_s: float) -> tuple[Event, ...]:
        done = GuidedStepDone(time_s, self._index + 1, self._steps[self._index].seconds)
        self._index += 1
        if self.finished:
            return done, ExerciseDone(time_s)
        return done, GuidedStepBegan(time_s, self._index + 1, self._steps[self._index].text)
