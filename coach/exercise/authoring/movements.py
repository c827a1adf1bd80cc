"""Find movements in one column of angles: away from rest and back, or away and held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.limits import MAX_GAP_S, MAX_STEP_S, ROUNDING_S
from coach.body.pose import Array

AWAY_SHARE: Final = 0.55
"""Minimum share of the range that counts as away from rest..."""
BACK_SHARE: Final = 0.35
"""...and the share below which it is at rest again."""
MIN_CYCLE_S: Final = 0.4
REST_PREFERENCE: Final = 0.1
"""How much less closeness to rest weighs than keeping still."""
ALIKE: Final = 0.01
"""Maximum difference of two instants, as a share of the range, that rest alike."""
STILL_SHARE: Final = 0.85
"""Minimum share of its own height at which a movement is at its turning point."""


@dataclass(frozen=True, slots=True)
class MovementCycle:
    """One cycle: away from rest and back."""

    settled: int
    """Index of the first instant at rest before it."""
    rest: int
    """Index of the instant at which it rested most: closest to rest, and still."""
    start: int
    """Index of the last instant at rest before it."""
    peak: int
    """Index of the turning point."""
    end: int
    """Index of the first instant at rest after it, or of the last one before it was not seen."""
    complete: bool
    """Whether rest was seen after it."""
    dwell_s: float
    """Time in which it was seen close to the turning point, in seconds."""
    close: tuple[int, int]
    """First and last index close to the turning point."""


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """A column of angles that moves away from rest in one direction."""

    values: Array
    """(n,) degrees, gaps filled."""
    rising: bool
    """Whether the angle increases away from rest."""
    low: float
    """The usual lowest value, in degrees."""
    high: float
    """The usual highest value, in degrees."""
    cycles: tuple[MovementCycle, ...]

    @property
    def range_deg(self) -> float:
        """Range of the movement in degrees."""
        return self.high - self.low

    def regularity(self, times: Array) -> float:
        """Return 0 to 1: how similar the cycles are in height and duration.

        Fewer than two have 0.
        """
        whole = [one for one in self.cycles if one.complete]
        if len(whole) < 2:
            return 0.0
        lasting = np.array([times[one.end] - times[one.start] for one in whole])
        heights = np.array([self.values[one.peak] for one in whole])
        return float(
            (1 - min(1.0, heights.std() / self.range_deg)) / (1 + lasting.std() / lasting.mean())
        )


def find_movement(times: Array, values: Array, rising: bool) -> Movement | None:
    """Return the movement of a column (n,) in degrees; None if most of it was not measured.

    Only measured instants make a cycle. A gap of more than `MAX_GAP_S` ends it, and what was not
    seen is no time at the turning point.
    """
    known = np.flatnonzero(np.isfinite(values))
    if len(values) < 10 or len(known) < 0.5 * len(values):
        return None
    measured = values[known]
    low, high = (float(bound) for bound in np.percentile(measured, [4, 96]))
    share = (measured - low) / max(high - low, 1e-6)
    found = _find(times[known], share if rising else 1 - share)
    cycles = tuple(_place(cycle, known) for cycle in found)
    return Movement(np.interp(times, times[known], measured), rising, low, high, cycles)


def measure_seen(times: Array) -> float:
    """Return the time in seconds that these instants (n,) cover, without what was not seen."""
    steps = np.diff(times)
    return float(steps[steps <= MAX_STEP_S + ROUNDING_S].sum())


def _find(times: Array, share: Array) -> list[MovementCycle]:
    """Return the cycles. share: (n,) 0 at rest, 1 away."""
    found: list[MovementCycle] = []
    rested: int | None = None
    settled = 0
    started = False
    for index, value in enumerate(share):
        if index and times[index] - times[index - 1] > MAX_GAP_S + ROUNDING_S:
            if started and rested is not None:
                found += _make(times, share, (settled, rested, index - 1), False)
            rested, started = None, False
        if value < BACK_SHARE:
            if started and rested is not None:
                found += _make(times, share, (settled, rested, index), True)
            if started or rested is None:
                settled = index
            rested, started = index, False
        elif value > AWAY_SHARE and rested is not None:
            started = True
    if started and rested is not None:
        found += _make(times, share, (settled, rested, len(share) - 1), False)
    return found


def _make(
    times: Array, share: Array, place: tuple[int, int, int], complete: bool
) -> list[MovementCycle]:
    settled, start, end = place
    if times[end] - times[start] < MIN_CYCLE_S:
        return []
    part = share[start : end + 1]
    peak = start + int(np.argmax(part))
    close = np.flatnonzero(part > STILL_SHARE * share[peak]) + start
    first, last = int(close[0]), int(close[-1])
    dwell_s = measure_seen(times[first : last + 1])
    rest = settled + _find_rest(share[settled : start + 1])
    return [MovementCycle(settled, rest, start, peak, end, complete, dwell_s, (first, last))]


def _find_rest(share: Array) -> int:
    """Return the index closest to rest (n,) that does not move; of many, the middle one.

    An angle that wraps, as that of a leg stretched out behind, is lowest on its way.
    """
    around = np.pad(share, 1, mode="edge")
    score = np.abs(around[2:] - around[:-2]) + REST_PREFERENCE * share
    alike = np.flatnonzero(score <= score.min() + ALIKE)
    return int(alike[len(alike) // 2])


def _place(cycle: MovementCycle, known: NDArray[np.intp]) -> MovementCycle:
    """Return a cycle of measured instants as one of all instants. known: the measured ones."""
    indices = (cycle.settled, cycle.rest, cycle.start, cycle.peak, cycle.end, *cycle.close)
    settled, rest, start, peak, end, first, last = (int(known[index]) for index in indices)
    return MovementCycle(
        settled, rest, start, peak, end, cycle.complete, cycle.dwell_s, (first, last)
    )
