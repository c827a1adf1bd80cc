"""A test of how far a joint goes: each trial is the median of a plateau, never one maximum."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coach.body.landmarks import Side
from coach.body.sides import Roles, list_sides, resolve
from coach.exercise.definition.range_test import RangeOfMotion
from coach.exercise.tracking.conditions import ConditionGroup
from coach.exercise.tracking.events import TrialDone
from coach.message import Message

PLATEAU_SPREAD_DEG: Final = 6.0
"""Within a plateau the angle stays within this many degrees."""
ROUNDING_S: Final = 1e-6
"""Times are sums of fractions; a wait is over this much before its end."""
LONGEST_GAP_S: Final = 0.5
"""Between two values further apart than this nothing was seen: no plateau goes across, seconds."""


@dataclass(frozen=True, slots=True)
class _Sample:
    time_s: float
    value: float
    also: float
    """The second angle; NaN where there is none or it is not measured."""
    failed: str
    """Why this instant would get no credit; empty where it does."""


class TrialDetector:
    """Follows one trial after the other. One pose's angles in, the trial that it completes out."""

    def __init__(self, rule: RangeOfMotion) -> None:
        self.rule = rule
        self._credit = ConditionGroup(rule.credit)
        self._samples: list[_Sample] = []
        self._sign = -1.0 if rule.downward else 1.0
        self._rest_deg, self._begun_deg = (self._sign * bound for bound in rule.bounds)
        self._rested: set[str] = set()
        """Full names of the angles that were seen at rest since somebody is there: a trial is a way from rest, not a way to lie."""
        self.is_ready = rule.baseline_s == 0
        """Whether both sides have rested for so long that a trial may begin."""
        self._resting: tuple[float, float] | None = None
        """Since when both limbs rest, and when they were last seen to, seconds."""
        self._early = False
        """Whether the trial under way began before both limbs had rested for long enough."""
        self.side: Side | None = None
        """The side of the trial under way; None while there is none."""

    @property
    def under_way(self) -> bool:
        """Whether a limb is raised."""
        return bool(self._samples)

    @property
    def has_rested(self) -> bool:
        """Whether both sides were seen at rest."""
        return self._rested.issuperset(list_sides(self.rule.angle))

    def update(self, time_s: float, angles: Mapping[str, float], roles: Roles) -> TrialDone | None:
        """Take one instant; the trial that it completes, or None."""
        self._note_rest(time_s, angles)
        name = resolve(self.rule.angle, roles)
        value = math.nan if name is None else angles.get(name, math.nan)
        if math.isnan(value):
            return None
        if not self._samples and (
            self._sign * value <= self._begun_deg or name not in self._rested
        ):
            return None
        if not self._samples:
            self.side, self._early = roles.working, not self.is_ready
        if self._sign * value < self._rest_deg:
            return self.finish(time_s)
        also = resolve(self.rule.also, roles) if self.rule.also else None
        second = math.nan if also is None else angles.get(also, math.nan)
        self._samples.append(_Sample(time_s, value, second, self._find_failure(angles, roles)))
        return None

    def finish(self, time_s: float) -> TrialDone | None:
        """End the trial under way; None where there is none. Its faults are for others to know."""
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
        if self._early:
            why = Message(
                "Both legs must first rest for {seconds:g} s.", seconds=self.rule.baseline_s
            )
            return TrialDone(time_s, start_s, end_s, side, None, (), why)
        if len(failures) * 2 > len(held):
            return TrialDone(time_s, start_s, end_s, side, None, (), statistics.mode(failures))
        seconds = [sample.also for sample in held if not math.isnan(sample.also)]
        also_deg = statistics.median(seconds) if len(seconds) * 2 > len(held) else None
        return TrialDone(
            time_s,
            start_s,
            end_s,
            side,
            statistics.median(sample.value for sample in held),
            (),
            also_deg=also_deg,
        )

    def reset(self) -> None:
        """The body was lost: what was under way is no trial."""
        self._samples, self.side = [], None
        self._rested.clear()
        self.is_ready, self._resting = self.rule.baseline_s == 0, None
        self._credit.reset()

    def _note_rest(self, time_s: float, angles: Mapping[str, float]) -> None:
        resting = [
            name
            for name in list_sides(self.rule.angle)
            if self._sign * angles.get(name, math.nan) < self._rest_deg
        ]
        self._rested.update(resting)
        if len(resting) < len(list_sides(self.rule.angle)):
            self._resting = None
            return
        since_s, last_s = self._resting or (time_s, time_s)
        self._resting = (since_s if time_s - last_s <= LONGEST_GAP_S else time_s), time_s
        self.is_ready = (
            self.is_ready or time_s - self._resting[0] >= self.rule.baseline_s - ROUNDING_S
        )

    def _find_failure(self, angles: Mapping[str, float], roles: Roles) -> str:
        return "" if self._credit.update(angles, roles) else self._credit.explain()


def find_plateau(
    times_s: list[float], values_deg: list[float], length_s: float
) -> tuple[int, int] | None:
    """First and last index of the highest plateau: at least `length_s` long, within `PLATEAU_SPREAD_DEG`; None if there is none.

    Of all stretches that are just long enough and steady, the one with the highest median is taken and then lengthened while the
    values stay within half the spread around that median. No stretch has a gap of more than `LONGEST_GAP_S`. Times must rise.
    """
    seen = [later - earlier <= LONGEST_GAP_S for earlier, later in pairwise(times_s)]
    best: tuple[float, int, int] | None = None
    last = 0
    for first in range(len(times_s)):
        while last < len(times_s) and times_s[last] - times_s[first] < length_s:
            last += 1
        if last == len(times_s):
            break
        window = values_deg[first : last + 1]
        if max(window) - min(window) <= PLATEAU_SPREAD_DEG and all(seen[first:last]):
            median = statistics.median(window)
            if best is None or median > best[0]:
                best = (median, first, last)
    if best is None:
        return None
    median, first, last = best
    steady = [abs(value - median) <= PLATEAU_SPREAD_DEG / 2 for value in values_deg]
    while first > 0 and steady[first - 1] and seen[first - 1]:
        first -= 1
    while last < len(seen) and steady[last + 1] and seen[last]:
        last += 1
    return first, last
