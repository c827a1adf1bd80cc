"""Aligns two recordings by their repetitions: maps a time here to a time there. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from coach.window.replay.marks import TimelineMark

MIN_KNOT_DISTANCE_S: Final = 0.02
"""Minimum distance of two knots here, in seconds."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of times, in order. Times between them are interpolated, times outside are shifted."""

    here: tuple[float, ...] = (0.0,)
    there: tuple[float, ...] = (0.0,)
    pairs: int = 0
    """Number of matching repetitions."""

    def place(self, time_s: float) -> float:
        """Return the time there that matches a time here, in seconds; it may be out of range."""
        if time_s <= self.here[0]:
            return self.there[0] + time_s - self.here[0]
        if time_s >= self.here[-1]:
            return self.there[-1] + time_s - self.here[-1]
        return float(np.interp(time_s, self.here, self.there))


def align(here: Sequence[TimelineMark], there: Sequence[TimelineMark]) -> Alignment:
    """Match the repetitions of both recordings in order. Without any, both start together."""
    knots: list[tuple[float, float]] = []
    pairs = list(zip(here, there, strict=False))
    for one, other in pairs:
        for knot in _list_knots(one, other):
            if not knots or (
                knot[0] - knots[-1][0] >= MIN_KNOT_DISTANCE_S and knot[1] >= knots[-1][1]
            ):
                knots.append(knot)
    if not knots:
        return Alignment()
    return Alignment(tuple(knot[0] for knot in knots), tuple(knot[1] for knot in knots), len(pairs))


def _list_knots(one: TimelineMark, other: TimelineMark) -> Iterator[tuple[float, float]]:
    """Yield the start, the turning point if both have one, and the end."""
    yield one.start_s, other.start_s
    if math.isfinite(one.peak_s) and math.isfinite(other.peak_s):
        yield one.peak_s, other.peak_s
    yield one.end_s, other.end_s
