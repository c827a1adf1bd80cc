"""Evenly spaced samples without gaps, as motion files need them.

A recording has the times of its camera and gaps where nothing was measured. Programs for motion can
read neither, so a file holds the longest stretch in which everything is known: gaps of up to
`GAP_S` are bridged by a straight line, and longer ones end a stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.pose import Array

GAP_S: Final = 0.25
"""Maximum distance of samples that are joined, in seconds."""
SHORTEST_S: Final = 1.0
"""Minimum length of a stretch, in seconds."""
FASTEST_HZ: Final = 240.0


@dataclass(frozen=True, slots=True)
class UniformSamples:
    """Evenly spaced samples."""

    times_s: Array
    """(m,) seconds since the recording began."""
    values: Array
    """(m, k) all finite."""
    rate_hz: float
    first: int
    """Index of the frame of the recording with which it begins."""


def measure_rate(times_s: Array) -> float:
    """Return the median frame rate, at most `FASTEST_HZ`; 0 for fewer than two frames."""
    steps = np.diff(times_s)
    steps = steps[steps > 0]
    return float(min(1.0 / np.median(steps), FASTEST_HZ)) if len(steps) else 0.0


def find_longest(times_s: Array, known: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the indices of the longest stretch of known samples; empty if none is known.

    Neighbours are at most `GAP_S` apart.

    Args:
        times_s: (n,) rising.
        known: (n,).
    """
    indices = np.flatnonzero(known)
    runs = np.split(indices, np.flatnonzero(np.diff(times_s[indices]) > GAP_S) + 1)
    return max(runs, key=lambda run: times_s[run[-1]] - times_s[run[0]] if len(run) else -1.0)


def sample_evenly(times_s: Array, values: Array) -> UniformSamples | None:
    """Sample the longest stretch in which all columns are known at the recording's own rate.

    Return None if no stretch is as long as `SHORTEST_S`.

    Args:
        times_s: (n,) seconds.
        values: (n, k), NaN if unknown.
    """
    rising = (
        np.r_[True, times_s[1:] > np.maximum.accumulate(times_s)[:-1]]
        if len(times_s)
        else np.zeros(0, dtype=bool)
    )
    chosen = find_longest(times_s, rising & np.isfinite(values).all(axis=1))
    if not len(chosen) or times_s[chosen[-1]] - times_s[chosen[0]] < SHORTEST_S:
        return None
    rate_hz, known_s = measure_rate(times_s), times_s[chosen]
    count = int((known_s[-1] - known_s[0]) * rate_hz + 1e-6) + 1
    even_s = known_s[0] + np.arange(count) / rate_hz
    columns = [np.interp(even_s, known_s, column) for column in values[chosen].T]
    return UniformSamples(even_s, np.stack(columns, axis=1), rate_hz, int(chosen[0]))
