"""What the trials of a range-of-motion test say: a number with its uncertainty, against the norm, the other side and earlier days.

A difference is only called one where it is larger than what the measurement can tell apart.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coach.exercise.definition.range_test import Cutoff

MODEL_ERROR_DEG: Final = 7.0
"""Half-width of the interval that held at least 95 of 100 results of single trials on rendered people (docs/accuracy.md)."""
ASYMMETRY_DEG: Final = 10.0
"""Left and right differ when they do so by this much or more, and by more than their uncertainty."""
SMALLEST_CHANGE_DEG: Final = 5.0
"""A smaller difference to an earlier day is never called a change."""
RETEST_FACTOR: Final = 2.77
"""1.96 times the root of 2: what two results of the same joint differ by in 95 of 100 cases, in units of their spread."""


@dataclass(frozen=True, slots=True)
class RangeResult:
    """The result of one side."""

    peak_deg: float
    """Median of the credited trials, degrees."""
    uncertainty_deg: float
    """Half-width of an interval that holds the truth in 95 of 100 cases, degrees."""
    spread_deg: float
    """Largest less smallest credited trial, degrees; 0 for a single one."""
    trials: int
    """How many trials were credited."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers beside each other."""

    difference_deg: float
    """The first less the second, degrees."""
    needed_deg: float
    """What the difference must reach to be called one, degrees."""
    real: bool
    """Whether it does."""
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a result is beyond a cut-off."""

    cutoff: Cutoff
    value_deg: float | None
    """The result; None where it was not measured."""
    found: bool | None
    """None where the result is too near to the bound to tell, or was not measured."""
    words: str


def find_result(trials_deg: Sequence[float], yaw_deg: float) -> RangeResult | None:
    """The result of a side from its credited trials; None without any. yaw_deg: the usual turn of the body, NaN counts as 0."""
    if not trials_deg:
        return None
    spread = max(trials_deg) - min(trials_deg)
    return RangeResult(
        statistics.median(trials_deg),
        estimate_uncertainty(trials_deg, yaw_deg),
        spread,
        len(trials_deg),
    )


def estimate_uncertainty(trials_deg: Sequence[float], yaw_deg: float) -> float:
    """Half-width in degrees of an interval that holds the truth in 95 of 100 cases.

    Three parts that are independent: the measurement itself, how far the camera stands off the side view, and how the trials differ.
    trials_deg: at least one credited trial. yaw_deg: NaN counts as 0.
    """
    turned = 0.0 if math.isnan(yaw_deg) else 0.15 * abs(yaw_deg)
    spread = (
        1.96 * statistics.stdev(trials_deg) / math.sqrt(len(trials_deg))
        if len(trials_deg) > 1
        else 0.0
    )
    return math.sqrt(MODEL_ERROR_DEG**2 + turned**2 + spread**2)


def compare_norm(result: RangeResult, norm_deg: float) -> Comparison:
    """Against the norm: below or above it only where the whole interval is."""
    difference = result.peak_deg - norm_deg
    real = abs(difference) > result.uncertainty_deg
    words = (
        "at the norm, within error"
        if not real
        else "below the norm"
        if difference < 0
        else "above the norm"
    )
    return Comparison(difference, result.uncertainty_deg, real, words)


def judge_cutoffs(
    cutoffs: Sequence[Cutoff], result: RangeResult, also: RangeResult | None
) -> tuple[Finding, ...]:
    """Each cut-off against the result, or against the second angle's; told only where the whole interval is on one side of it."""
    return tuple(
        _judge_cutoff(cutoff, result if cutoff.measure == "angle" else also) for cutoff in cutoffs
    )


def _judge_cutoff(cutoff: Cutoff, result: RangeResult | None) -> Finding:
    if result is None:
        return Finding(cutoff, None, None, "not measured")
    if cutoff.above is not None:
        bound, beyond = cutoff.above, result.peak_deg - cutoff.above
    else:
        assert cutoff.below is not None
        bound, beyond = cutoff.below, cutoff.below - result.peak_deg
    if abs(beyond) <= result.uncertainty_deg:
        return Finding(cutoff, result.peak_deg, None, f"too near to {bound:g} degrees to tell")
    return Finding(cutoff, result.peak_deg, beyond > 0, "yes" if beyond > 0 else "no")


def compare_sides(left: RangeResult, right: RangeResult, downward: bool = False) -> Comparison:
    """Left against right: an asymmetry is `ASYMMETRY_DEG` or more, and more than the uncertainty of the difference.

    The error of the measurement itself is not the same on both sides, since one leg is the near one, so both uncertainties count.
    downward: whether less is further.
    """
    difference = left.peak_deg - right.peak_deg
    needed = max(ASYMMETRY_DEG, math.hypot(left.uncertainty_deg, right.uncertainty_deg))
    real = abs(difference) >= needed
    less = "right" if (difference > 0) is not downward else "left"
    words = (
        f"the {less} side {'goes down' if downward else 'bends'} less"
        if real
        else "no difference beyond error"
    )
    return Comparison(difference, needed, real, words)


def compare_earlier(
    now_deg: float, earlier_deg: Sequence[float], downward: bool = False
) -> Comparison | None:
    """Today against the median of earlier days, oldest first; None without any.

    A change must exceed 5 degrees and 2.77 times the person's own spread from day to day, which is known from three earlier days on.
    downward: whether less is further.
    """
    if not earlier_deg:
        return None
    needed = SMALLEST_CHANGE_DEG
    if len(earlier_deg) >= 3:
        steps = [later - before for before, later in pairwise(earlier_deg)]
        retest = statistics.pstdev(steps, 0.0) / math.sqrt(2)
        needed = max(needed, RETEST_FACTOR * retest)
    difference = now_deg - statistics.median(earlier_deg)
    real = abs(difference) > needed
    words = (
        "within error of earlier days"
        if not real
        else "a real gain"
        if (difference > 0) is not downward
        else "a real loss"
    )
    return Comparison(difference, needed, real, words)
