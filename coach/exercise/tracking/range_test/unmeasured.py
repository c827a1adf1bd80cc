"""Trials that are surely seen, although their angle is not measured.

In a view that is turned a little too far no result may be given, but the ranges in which the angles
must be can show that the limb left its rest, was held raised as the test asks, and came back. Such
a trial has no number. It says that it was seen, and why it was not measured.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from coach.body.landmarks import Side
from coach.body.sides import Angles, Roles
from coach.body.view import describe_turn_problem
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.tracking.conditions import NO_RANGES, Ranges
from coach.exercise.tracking.events import TrialDone
from coach.exercise.tracking.range_test.trials import TrialDetector
from coach.message import Message

MIN_REST_S: Final = 0.4
"""Minimum time that both limbs rest before the first trial is surely seen, in seconds. A result
needs the rest that the exercise file asks for."""
SEEN_ONLY: Final = Message("Seen, not measured: turn the camera")
REST_TURNED: Final = Message(
    "Both legs rested before the camera saw you from the side. Let them rest once more."
)
"""Why a trial in a good view has no number if none of the rest before it was measured."""


class UnmeasuredTrialDetector:
    """Detects what was done as the test asks, measured or not. One instant in, the trial out."""

    def __init__(self, rule: RangeOfMotion) -> None:
        rest_s = min(rule.baseline_s, MIN_REST_S)
        self._detector = TrialDetector(rule.model_copy(update={"baseline_s": rest_s}))
        self._turned_deg = math.nan
        """Turn from the side view in the trial in progress, in degrees; NaN if it was measured."""

    @property
    def side(self) -> Side | None:
        """The side of the trial in progress; None without one."""
        return self._detector.side

    def update(
        self, time_s: float, angles: Angles, roles: Roles, possible: Ranges, turned_deg: float
    ) -> TrialDone | None:
        """Process one instant; return the trial that it completes if it was done as asked.

        Args:
            time_s: The time.
            angles: The angles that are measured.
            roles: The roles of the legs.
            possible: The ranges of the others in a turned view.
            turned_deg: Turn from the side view, NaN if the view is good enough to measure.
        """
        in_view = math.isnan(turned_deg)
        if not in_view and possible:
            self._turned_deg = turned_deg
        trial = self._detector.update(time_s, angles, roles, NO_RANGES if in_view else possible)
        return self._tell(trial)

    def finish(self, time_s: float) -> TrialDone | None:
        """End the trial in progress; return it if it was done as asked."""
        return self._tell(self._detector.finish(time_s))

    def reset(self) -> None:
        """Drop the trial in progress: the body was lost."""
        self._detector.reset()
        self._turned_deg = math.nan

    def _tell(self, trial: TrialDone | None) -> TrialDone | None:
        """Return a trial without its number if it was done as asked, else None."""
        turned_deg = self._turned_deg
        if not self._detector.in_progress:
            self._turned_deg = math.nan
        if trial is None or trial.peak_deg is None:
            return None
        why = "" if math.isnan(turned_deg) else _explain(turned_deg)
        return TrialDone(
            trial.time_s, trial.start_s, trial.end_s, trial.side, None, (), why, only_counted=True
        )


def choose_trial(measured: TrialDone | None, seen: TrialDone | None) -> TrialDone | None:
    """Return the one trial of a movement that was followed by its angles and by their ranges.

    Args:
        measured: The trial by the measured angles.
        seen: The trial that was done as asked, measured or not.
    """
    if seen is None or (measured is not None and measured.peak_deg is not None):
        return measured
    why = REST_TURNED if measured is None else measured.why_not
    return replace(seen, why_not=seen.why_not or why)


def _explain(turned_deg: float) -> Message:
    """Return why a trial that was seen was not measured."""
    why = describe_turn_problem(turned_deg)
    return Message(why.template, short=SEEN_ONLY, **why.values)
