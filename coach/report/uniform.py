"""Evenly spaced samples without a gap, as motion files need them.

A recording has the times of its camera and leaves out what was not measured. Programs for motion can read neither, so a file holds
the longest stretch in which all of it is known: gaps of up to `GAP_S` are bridged by a straight line, and longer ones end a stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from coach.body.pose import Array

GAP_S: Final = 0.25
"""Samples that are further apart are not joined, seconds."""
SHORTEST_S: Final = 1.0
"""A shorter stretch is not worth a file, seconds."""
FASTEST_HZ: Final = 240.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Evenly spaced samples."""

    times_s: Array
    """(m,) seconds since the recording began."""
    values: Array
    """(m, k) all finite."""
    rate_hz: float
    first: int
    """Index of the recording's frame with which it begins."""


def measure_rate(times_s: Array) -> float:
    """Frames a second: of the recording's own usual distance between two frames, at most `FASTEST_HZ`; 0 for fewer than two frames."""
    steps = np.diff(times_s)
    steps = steps[steps > 0]
    return float(min(1.0 / np.median(steps), FASTEST_HZ)) if len(steps) else 0.0


def find_longest(times_s: Array, known: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Indices of the known samples of the longest stretch, of which no two neighbours are further apart than `GAP_S`.

    times_s: (n,) rising. known: (n,). Empty where nothing is known.
    """
    indices = np.flatnonzero(known)
    runs = np.split(indices, np.flatnonzero(np.diff(times_s[indices]) > GAP_S) + 1)
    return max(runs, key=lambda run: times_s[run[-1]] - times_s[run[0]] if len(run) else -1.0)


def sample_evenly(times_s: Array, values: Array) -> Stretch | None:
    """The longest stretch in which all columns are known, evenly spaced at the recording's own rate.

    times_s: (n,) seconds. values: (n, k), NaN where not known. None where no stretch is as long as `SHORTEST_S`.
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
    return Stretch(even_s, np.stack(columns, axis=1), rate_hz, int(chosen[0]))
