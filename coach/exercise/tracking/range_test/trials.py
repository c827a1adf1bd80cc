"""Detect trials of a range-of-motion test: each result is the median of a plateau."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coach.body.landmarks import Side
from coach.body.limits import MAX_STEP_S, ROUNDING_S
from coach.body.sides import Roles, list_sides, resolve, split_angle
from coach.exercise.definition.range_of_motion import RangeOfMotion
from coach.exercise.tracking.conditions import (
    NO_RANGES,
    ConditionGroup,
    Ranges,
    describe_angle,
)
from coach.exercise.tracking.events import TrialDone
from coach.message import Message

PLATEAU_SPREAD_DEG: Final = 6.0
"""Maximum spread of the angle within a plateau."""


@dataclass(frozen=True, slots=True)
class _Sample:
    time_s: float
    value: float
    also: float
    """The second angle; NaN if there is none or it is not measured."""
    error_deg: float
    """How wrong the angle may be; NaN if that is not known."""
    also_error_deg: float
    """The same of the second angle."""
    failed: str
    """Why this instant would get no credit; empty if it would."""


class TrialDetector:
    """Detects one trial after the other. One pose's angles in, the completed trial out."""

    def __init__(self, rule: RangeOfMotion) -> None:
        self.rule = rule
        self._credit = ConditionGroup(
            [each for each in rule.credit if split_angle(each.angle)[1] != "other"]
        )
        self._other_credit = ConditionGroup(
            [each for each in rule.credit if split_angle(each.angle)[1] == "other"]
        )
        """Conditions of the limb that is not tested. They fail only if that limb is seen to be
        wrong: the result of the tested limb does not depend on it. In a turned view the middle of
        a range decides."""
        self._samples: list[_Sample] = []
        self._sign = -1.0 if rule.downward else 1.0
        self._rest_deg, self._start_deg = (self._sign * bound for bound in rule.bounds)
        self._rested: set[str] = set()
        """Full names of the angles that were seen at rest since the person was found. A trial
        starts from rest."""
        self.is_ready = rule.baseline_s == 0
        """Whether both sides have rested for long enough for a trial to begin."""
        self._resting: tuple[float, float] | None = None
        """Since when both limbs rest, and when that was last seen, in seconds."""
        self._is_early = False
        """Whether the trial in progress began before both limbs had rested for long enough."""
        self.errors: Mapping[str, float] = {}
        """How wrong the angles of the next instant may be, by full name."""
        self.side: Side | None = None
        """The side of the trial in progress; None without one."""

    @property
    def in_progress(self) -> bool:
        """Whether a trial is in progress."""
        return bool(self._samples)

    @property
    def has_rested(self) -> bool:
        """Whether both sides were seen at rest."""
        return self._rested.issuperset(list_sides(self.rule.angle))

    def update(
        self,
        time_s: float,
        angles: Mapping[str, float],
        roles: Roles,
        possible: Ranges = NO_RANGES,
    ) -> TrialDone | None:
        """Process one instant; return the trial that it completes, or None.

        possible: the ranges of angles that are not measured. What is true of a whole range is
            certain, and the middle of the range takes the place of the angle.
        """
        self._note_rest(time_s, angles, possible)
        name = resolve(self.rule.angle, roles)
        if name is None:
            return None
        nearest, furthest = self._find_reach(name, angles, possible)
        if math.isnan(nearest):
            return None
        if not self._samples and (nearest <= self._start_deg or name not in self._rested):
            return None
        if not self._samples:
            self.side, self._is_early = roles.working, not self.is_ready
        if furthest < self._rest_deg:
            return self.finish(time_s)
        also = resolve(self.rule.also, roles) if self.rule.also else None
        second = math.nan if also is None else angles.get(also, math.nan)
        error_deg, also_error_deg = (self.errors.get(each or "", math.nan) for each in (name, also))
        failed = self._find_failure(angles, roles, possible)
        if nearest <= self._start_deg and nearest < furthest:
            failed = Message(
                "{angle} is not seen well enough", angle=describe_angle(self.rule.angle)
            )
        value = self._sign * (nearest + furthest) / 2
        self._samples.append(_Sample(time_s, value, second, error_deg, also_error_deg, failed))
        return None

    def finish(self, time_s: float) -> TrialDone | None:
        """End the trial in progress and return it without its faults, or None."""
        if not self._samples:
            return None
        samples, side = self._samples, self.side
        self._samples, self.side = [], None
        plateau = find_plateau(
            [s.time_s for s in samples],
            [self._sign * s.value for s in samples],
            self.rule.plateau_s,
        )
        if plateau is None:
            why = Message(
                "The leg was never held still for {seconds:g} s.", seconds=self.rule.plateau_s
            )
            return TrialDone(time_s, samples[0].time_s, samples[-1].time_s, side, None, (), why)
        first, last = plateau
        held = samples[first : last + 1]
        failures = [sample.failed for sample in held if sample.failed]
        start_s, end_s = held[0].time_s, held[-1].time_s
        if self._is_early:
            why = Message(
                "Both legs must first rest for {seconds:g} s.", seconds=self.rule.baseline_s
            )
            return TrialDone(time_s, start_s, end_s, side, None, (), why)
        if len(failures) * 2 > len(held):
            return TrialDone(time_s, start_s, end_s, side, None, (), statistics.mode(failures))
        also_deg, also_error_deg = _measure_second(held)
        return TrialDone(
            time_s,
            start_s,
            end_s,
            side,
            statistics.median(sample.value for sample in held),
            (),
            error_deg=_find_usual([sample.error_deg for sample in held]),
            also_deg=also_deg,
            also_error_deg=also_error_deg,
        )

    def reset(self) -> None:
        """Drop the trial in progress: the body was lost."""
        self._samples, self.side = [], None
        self._rested.clear()
        self.is_ready, self._resting = self.rule.baseline_s == 0, None
        self._credit.reset()
        self._other_credit.reset()

    def _find_reach(
        self, name: str, angles: Mapping[str, float], possible: Ranges
    ) -> tuple[float, float]:
        """Return how far from rest a limb is at least and at most; NaN if that is not known."""
        value = angles.get(name, math.nan)
        low, high = possible.get(name, (value, value)) if math.isnan(value) else (value, value)
        return min(self._sign * low, self._sign * high), max(self._sign * low, self._sign * high)

    def _note_rest(self, time_s: float, angles: Mapping[str, float], possible: Ranges) -> None:
        resting = [
            name
            for name in list_sides(self.rule.angle)
            if self._find_reach(name, angles, possible)[1] < self._rest_deg
        ]
        self._rested.update(resting)
        if len(resting) < len(list_sides(self.rule.angle)):
            self._resting = None
            return
        since_s, last_s = self._resting or (time_s, time_s)
        self._resting = (since_s if time_s - last_s <= MAX_STEP_S else time_s), time_s
        self.is_ready = (
            self.is_ready or time_s - self._resting[0] >= self.rule.baseline_s - ROUNDING_S
        )

    def _find_failure(self, angles: Mapping[str, float], roles: Roles, possible: Ranges) -> str:
        known = self._credit.update(angles, roles, possible)
        middle = {name: (low + high) / 2 for name, (low, high) in possible.items()}
        other = self._other_credit.update({**angles, **middle} if middle else angles, roles)
        if other is False:
            return self._other_credit.explain()
        return "" if known else self._credit.explain()


def _measure_second(held: list[_Sample]) -> tuple[float | None, float | None]:
    """Return the second angle over a plateau and its error, if it was measured for most of it."""
    known = [sample for sample in held if not math.isnan(sample.also)]
    if len(known) * 2 <= len(held):
        return None, None
    usual = statistics.median(sample.also for sample in known)
    return usual, _find_usual([sample.also_error_deg for sample in known])


def _find_usual(errors_deg: list[float]) -> float | None:
    """Return the median of the errors that are known; None if none is."""
    known = [error for error in errors_deg if not math.isnan(error)]
    return round(statistics.median(known), 1) if known else None


def find_plateau(
    times_s: list[float], values_deg: list[float], length_s: float
) -> tuple[int, int] | None:
    """Return the first and the last index of the highest plateau, or None.

    A plateau is at least `length_s` long and within `PLATEAU_SPREAD_DEG`. Of all stretches that are
    just long enough and steady, take the one with the highest median, then lengthen it while the
    values stay within half the spread around that median. No stretch has a gap of more than
    `MAX_STEP_S`. Times must rise.
    """
    adjacent = [later - earlier <= MAX_STEP_S for earlier, later in pairwise(times_s)]
    best: tuple[float, int, int] | None = None
    last = 0
    for first in range(len(times_s)):
        while last < len(times_s) and times_s[last] - times_s[first] < length_s:
            last += 1
        if last == len(times_s):
            break
        window = values_deg[first : last + 1]
        if max(window) - min(window) <= PLATEAU_SPREAD_DEG and all(adjacent[first:last]):
            median = statistics.median(window)
            if best is None or median > best[0]:
                best = (median, first, last)
    if best is None:
        return None
    median, first, last = best
    steady = [abs(value - median) <= PLATEAU_SPREAD_DEG / 2 for value in values_deg]
    while first > 0 and steady[first - 1] and adjacent[first - 1]:
        first -= 1
    while last < len(adjacent) and steady[last + 1] and adjacent[last]:
        last += 1
    return first, last
