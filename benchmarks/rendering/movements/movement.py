"""A movement as a function of time, and what is true of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.rendering.posture import PosedBody
from coach.body.landmarks import Side

Span = tuple[float, float]
"""Start and end, in seconds."""


@dataclass(frozen=True)
class Movement:
    """What a person does in a clip."""

    duration_s: float
    pose: Callable[[float], PosedBody]
    """Time in seconds -> the body."""
    side: Side | None
    """The working leg; None where both work."""
    repetitions: int | None = None
    holds: tuple[Span, ...] = ()
    trials: tuple[Span, ...] = ()
    """When the limb is at its highest, in each trial of a range test."""


def ease(share: float) -> float:
    """Return 0 to 1 for 0 to 1, slow at both ends."""
    share = min(1.0, max(0.0, share))
    return share * share * (3.0 - 2.0 * share)


def follow(keys: Sequence[tuple[float, float]], time_s: float) -> float:
    """Return the value at a time between keys of a time and a value, smooth between them."""
    for (start, first), (end, second) in pairwise(keys):
        if time_s <= end:
            return first + (second - first) * ease((time_s - start) / (end - start))
    return keys[-1][1]


def repeat(count: int, period_s: float, rest_s: float = 1.0) -> list[tuple[float, float]]:
    """Return keys of repetitions from 0 to 1 and back, after a rest; a tenth of them is at 1."""
    keys = [(0.0, 0.0), (rest_s, 0.0)]
    for number in range(count):
        start = rest_s + number * period_s
        keys += [
            (start + 0.45 * period_s, 1.0),
            (start + 0.55 * period_s, 1.0),
            (start + period_s, 0.0),
        ]
    return keys
