"""Measure a range of motion, trial by trial and side by side, with instructions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Final

from coach.body.body_tracker import Observation
from coach.body.landmarks import SIDES, Side
from coach.body.sides import Angles, Roles
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.conditions import NO_RANGES, Ranges
from coach.exercise.tracking.events import Event, TrialDone
from coach.exercise.tracking.faults import FaultDetectors
from coach.exercise.tracking.measures import Measure
from coach.exercise.tracking.range_test.trials import TrialDetector
from coach.exercise.tracking.range_test.unmeasured import (
    SEEN_ONLY,
    UnmeasuredTrialDetector,
    choose_trial,
)
from coach.message import shorten

REASON_SHOWN_S: Final = 4.0
"""Time that the reason for a trial without credit is shown, in seconds."""


class RangeMeasure(Measure):
    """Measures a range of motion."""

    def __init__(self, exercise: Exercise, faults: FaultDetectors) -> None:
        super().__init__(exercise, faults)
        assert exercise.range_of_motion is not None
        self._rule = exercise.range_of_motion
        self._detector = TrialDetector(exercise.range_of_motion)
        self._unmeasured = UnmeasuredTrialDetector(exercise.range_of_motion)
        self._turned_deg = math.nan
        """Turn from the side view in this instant in degrees; NaN if the view is good enough."""
        self._results: dict[Side, tuple[float | None, ...]] = {}
        self._errors: dict[Side, tuple[float, ...]] = {}
        self._last_side: Side | None = None
        """The side of the last trial."""
        self._why_not, self._reason_until_s = "", 0.0
        """Why the last trial was not credited, and until when that is shown."""

    @property
    def phase(self) -> str | None:
        """``raised`` (or ``lowered``) during a trial, otherwise ``rest``."""
        return (
            ("lowered" if self._rule.downward else "raised")
            if self._detector.in_progress
            else "rest"
        )

    @property
    def side_locked(self) -> Side | None:
        """The side of the trial in progress, measured or not."""
        return self._detector.side or self._unmeasured.side

    @property
    def trials(self) -> Mapping[Side, tuple[float | None, ...]]:
        """Results so far, None for a trial without credit."""
        return dict(self._results)

    @property
    def trial_errors(self) -> Mapping[Side, tuple[float, ...]]:
        """How wrong the credited trials so far may be, in degrees."""
        return dict(self._errors)

    @property
    def started(self) -> bool:
        """Whether a trial is in progress or complete."""
        return self._detector.in_progress or bool(self._results)

    @property
    def in_progress(self) -> bool:
        """Whether a trial is in progress."""
        return self._detector.in_progress

    @property
    def seen(self) -> str:
        """Why the last trial was seen and not measured, for a while and until the view is good."""
        told = shorten(self._why_not) == SEEN_ONLY and not math.isnan(self._turned_deg)
        return self._why_not if told else ""

    @property
    def instruction(self) -> str:
        """The next step of the test; for a while, why the last trial was not credited."""
        rule = self._rule
        credited = {
            side: sum(peak is not None for peak in self._results.get(side, ())) for side in SIDES
        }
        if self._detector.in_progress:
            return ""
        if self._why_not and shorten(self._why_not) != SEEN_ONLY:
            return self._why_not
        if not self._detector.is_ready or not (self._results or self._detector.has_rested):
            return rule.baseline_cue if self._detector.has_rested else rule.rest_cue
        enough = [side for side in SIDES if credited[side] >= rule.trials]
        if len(enough) == len(SIDES):
            return rule.done_cue
        return rule.switch_cue if self._last_side in enough else rule.raise_cue

    def update(
        self, time_s: float, angles: Angles, roles: Roles, possible: Ranges = NO_RANGES
    ) -> tuple[Event, ...]:
        """Process one instant; return the trial that it completes."""
        if time_s >= self._reason_until_s:
            self._why_not = ""
        trial = self._detector.update(time_s, angles, roles)
        seen = self._unmeasured.update(time_s, angles, roles, possible, self._turned_deg)
        return self._complete(time_s, trial, seen)

    def finish(self, time_s: float) -> tuple[Event, ...]:
        """End the trial in progress and judge it by what was seen: there are no more poses."""
        trial = self._detector.finish(time_s)
        return self._complete(time_s, trial, self._unmeasured.finish(time_s))

    def note_body(
        self,
        observation: Observation,
        view_ok: bool,
        leg_unsure: bool,  # noqa: ARG002
        doubtful_legs: Set[Side],  # noqa: ARG002
    ) -> None:
        """Note the body in the instant that is processed next."""
        self._turned_deg = math.nan if view_ok else observation.turned_deg

    def note_errors(self, errors: Mapping[str, float]) -> None:
        """Note how wrong the angles of the next instant may be, by name."""
        self._detector.errors = errors

    def note_faults(self, shown: tuple[str, ...]) -> None:
        """Note the faults that are shown now, if a trial is in progress."""
        if self._detector.in_progress:
            super().note_faults(shown)

    def reset(self) -> None:
        """Drop the trial in progress: the body was lost."""
        super().reset()
        self._detector.reset()
        self._unmeasured.reset()

    def _complete(
        self, time_s: float, trial: TrialDone | None, seen: TrialDone | None
    ) -> tuple[Event, ...]:
        """Return the event of a trial that is complete by its angles or by what is seen of it."""
        if seen is not None and trial is None:  # at rest by the range of the angle
            trial = self._detector.finish(time_s)
        chosen = choose_trial(trial, seen)
        return () if chosen is None else self._record(chosen)

    def _record(self, trial: TrialDone) -> tuple[Event, ...]:
        self._why_not, self._reason_until_s = trial.why_not, trial.time_s + REASON_SHOWN_S
        if trial.side is not None:
            self._last_side = trial.side
            self._results[trial.side] = (*self._results.get(trial.side, ()), trial.peak_deg)
            if trial.peak_deg is not None and trial.error_deg is not None:
                self._errors[trial.side] = (*self._errors.get(trial.side, ()), trial.error_deg)
        return (replace(trial, faults=self._take_noted()),)
