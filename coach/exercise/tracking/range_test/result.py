"""Results of range-of-motion trials, with uncertainty and comparisons.

Results are compared with the norm, the other side and earlier days. A difference counts only if it
is larger than the measurement can resolve.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from coach.exercise.definition.range_of_motion import RangeOfMotion, TypicalRange
from coach.exercise.tracking.range_test.whole_degrees import show_needed, subtract_shown
from coach.message import Message

MODEL_ERROR_DEG: Final = 7.0
"""Half-width of the interval of a result whose error was not estimated, before it is widened for
the turn of the body."""
LEAST_ERROR_DEG: Final = 6.5
"""Minimum half-width of the interval. Narrower bands of the thigh held less than 95 of 100 results
of rendered people (docs/accuracy.md)."""
BAND_DEG: Final = 5.0
"""Half-width of the band around a norm without a typical range, in degrees."""
ASYMMETRY_DEG: Final = 10.0
"""Minimum difference between left and right that counts; it must also exceed their uncertainty."""
SMALLEST_CHANGE_DEG: Final = 5.0
"""Minimum difference from an earlier day that counts as a change."""
DAYS_FOR_SPREAD: Final = 3
"""Number of earlier days from which a person's own spread between days is known."""
RETEST_FACTOR: Final = 2.77
"""1.96 times the root of 2: two results of the same joint differ by less in 95 of 100 cases, in
units of their spread."""


@dataclass(frozen=True, slots=True)
class RangeResult:
    """The result of one side."""

    peak_deg: float
    """Median of the credited trials, in degrees."""
    uncertainty_deg: float
    """Half-width of the 95 % interval, in degrees."""
    spread_deg: float
    """Largest minus smallest credited trial, in degrees; 0 for a single one."""
    trials: int
    """Number of credited trials."""


Verdict = Literal["within", "near", "lower", "higher"]
"""How a result stands to the norm or the typical range, as a number: within it or within the error,
too near to its bound to tell, or lower or higher by more than the error."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The comparison of two numbers."""

    difference_deg: float
    """The first minus the second, in degrees."""
    needed_deg: float
    """The difference that is needed to count, in degrees."""
    real: bool
    """Whether the difference counts."""
    words: str
    less: bool
    """Whether the first is less range of motion than the second."""
    verdict: Verdict
    """The same as a number: a smaller one is lower, also if the limb is lowered."""
    shown_deg: int
    """The first minus the second in whole degrees, as both are shown."""

    @property
    def shown_needed_deg(self) -> int:
        """The difference that is needed to count in whole degrees, see `show_needed`."""
        return show_needed(self.shown_deg, self.needed_deg, real=self.real)


def find_result(
    trials_deg: Sequence[float], yaw_deg: float, errors_deg: Sequence[float] = ()
) -> RangeResult | None:
    """Return the result of a side from its credited trials, or None without any.

    It is rounded to tenths of a degree, so that all that show it in whole degrees show the same.
    See `estimate_uncertainty` for the arguments.
    """
    if not trials_deg:
        return None
    spread = max(trials_deg) - min(trials_deg)
    return RangeResult(
        round(statistics.median(trials_deg), 1),
        estimate_uncertainty(trials_deg, yaw_deg, errors_deg),
        round(spread, 1),
        len(trials_deg),
    )


def estimate_uncertainty(
    trials_deg: Sequence[float], yaw_deg: float, errors_deg: Sequence[float] = ()
) -> float:
    """Return the half-width of the 95 % interval, in degrees, rounded to tenths.

    It has two independent parts: the measurement itself, and the spread of the trials. A band that
    holds nine of ten errors of single poses holds 95 of 100 results, because each is the median
    over a plateau (docs/accuracy.md).

    Args:
        trials_deg: At least one credited trial.
        yaw_deg: The median turn of the body, NaN counts as 0. It matters only if no error is known.
        errors_deg: How wrong each trial may be, see `coach.body.angle_errors`, if that is known.
    """
    turned = 0.0 if math.isnan(yaw_deg) else 0.15 * abs(yaw_deg)
    measurement = (
        max(LEAST_ERROR_DEG, statistics.median(errors_deg))
        if errors_deg
        else math.hypot(MODEL_ERROR_DEG, turned)
    )
    spread = (
        1.96 * statistics.stdev(trials_deg) / math.sqrt(len(trials_deg))
        if len(trials_deg) > 1
        else 0.0
    )
    return round(math.hypot(measurement, spread), 1)


def _name_difference(difference_deg: float, real: bool) -> Verdict:
    if not real:
        return "within"
    return "lower" if difference_deg < 0 else "higher"


def _is_less(difference_deg: float, downward: bool) -> bool:
    """Return True if a difference means less range of motion.

    Args:
        difference_deg: A result minus another one, not 0.
        downward: Whether the limb is lowered, so that a smaller number is further.
    """
    return (difference_deg > 0) is downward


def compare_norm(
    result: RangeResult,
    norm_deg: float,
    downward: bool = False,
    typical: TypicalRange | None = None,
) -> Comparison:
    """Compare with the norm: less or more only if the whole interval is.

    With a typical range, a result is less or more only beyond that range; if the interval crosses
    its bound, nobody can tell.

    Args:
        result: The result of a side.
        norm_deg: The norm, in degrees.
        downward: Whether less is further.
        typical: The range in which most healthy people are.

    """
    low, high = (typical.low_deg, typical.high_deg) if typical else (norm_deg, norm_deg)
    difference = result.peak_deg - norm_deg
    verdict = _judge_range(result, low, high)
    if typical is None and verdict == "near":
        verdict = "within"
    smaller = verdict == "lower" or (verdict != "higher" and difference < 0)
    to_bound = norm_deg - low if smaller else high - norm_deg
    less = smaller is not downward
    return Comparison(
        difference,
        max(0.0, to_bound) + result.uncertainty_deg,
        verdict in ("lower", "higher"),
        _describe_norm(verdict, less, downward)
        if typical is None
        else _describe_typical(verdict, less, downward),
        less,
        verdict,
        subtract_shown(result.peak_deg, norm_deg),
    )


def _judge_range(result: RangeResult, low_deg: float, high_deg: float) -> Verdict:
    if low_deg <= result.peak_deg <= high_deg:
        return "within"
    if result.peak_deg + result.uncertainty_deg < low_deg:
        return "lower"
    if result.peak_deg - result.uncertainty_deg > high_deg:
        return "higher"
    return "near"


def _describe_norm(verdict: Verdict, less: bool, downward: bool) -> Message:
    if verdict == "within":
        return Message("at the norm, within error")
    if downward:
        return Message(
            "goes down less than the norm" if less else "goes down further than the norm"
        )
    return Message("below the norm" if less else "above the norm")


def _describe_typical(verdict: Verdict, less: bool, downward: bool) -> Message:
    if verdict == "within":
        return Message("typical, within error")
    if verdict == "near":
        return Message("too near to the typical range to tell")
    if downward:
        return Message("goes down less than typical" if less else "goes down further than typical")
    return Message("lower than typical" if less else "higher than typical")


def find_typical_zone(rule: RangeOfMotion, target: tuple[float, float]) -> tuple[float, float]:
    """Return the typical range in degrees; without one the target, or 5 degrees around the norm.

    Args:
        rule: The test.
        target: The target of the exercise; used if it holds the norm and is not open.

    """
    if rule.typical is not None:
        return rule.typical.low_deg, rule.typical.high_deg
    low, high = target
    if low <= rule.norm_deg <= high and math.isfinite(low) and math.isfinite(high):
        return low, high
    return rule.norm_deg - BAND_DEG, rule.norm_deg + BAND_DEG


def compare_sides(left: RangeResult, right: RangeResult, downward: bool = False) -> Comparison:
    """Compare left with right.

    An asymmetry is at least `ASYMMETRY_DEG` and more than the uncertainty of the difference. The
    error of the measurement differs between the near and the far leg, so both uncertainties count.
    downward: whether less is further.
    """
    difference = left.peak_deg - right.peak_deg
    needed = max(ASYMMETRY_DEG, math.hypot(left.uncertainty_deg, right.uncertainty_deg))
    real = abs(difference) >= needed
    less = _is_less(difference, downward)
    words = Message("no difference beyond error")
    if real and less:
        words = Message("the left side goes down less" if downward else "the left side bends less")
    elif real:
        words = Message(
            "the right side goes down less" if downward else "the right side bends less"
        )
    verdict = _name_difference(difference, real)
    shown = subtract_shown(left.peak_deg, right.peak_deg)
    return Comparison(difference, needed, real, words, less, verdict, shown)


def compare_earlier(
    now: RangeResult, earlier: Sequence[RangeResult], downward: bool = False
) -> Comparison | None:
    """Compare today with the median of earlier days; None without any.

    Args:
        now: The result of today.
        earlier: The result of each earlier day, oldest first.
        downward: Whether less is further.
    """
    if not earlier:
        return None
    before_deg = [result.peak_deg for result in earlier]
    error_deg = statistics.median(result.uncertainty_deg for result in earlier)
    needed = find_smallest_change(now.uncertainty_deg, error_deg, before_deg)
    usual_deg = statistics.median(before_deg)
    difference = now.peak_deg - usual_deg
    real = abs(difference) > needed
    less = _is_less(difference, downward)
    if not real:
        words = Message("within error of earlier days")
    else:
        words = Message("a real loss" if less else "a real gain")
    verdict, shown = _name_difference(difference, real), subtract_shown(now.peak_deg, usual_deg)
    return Comparison(difference, needed, real, words, less, verdict, shown)


def find_smallest_change(
    error_deg: float, earlier_error_deg: float, earlier_deg: Sequence[float] = ()
) -> float:
    """Return the difference in degrees that a change between days must exceed, at least 5.

    It must exceed 2.77 times the person's own spread between days, which is known from three
    earlier days on; until then, the error of both results.

    Args:
        error_deg: Half-width of the interval of the one result.
        earlier_error_deg: That of the other.
        earlier_deg: The result of each earlier day, oldest first.
    """
    if len(earlier_deg) < DAYS_FOR_SPREAD:
        return max(SMALLEST_CHANGE_DEG, math.hypot(error_deg, earlier_error_deg))
    steps = [later - before for before, later in pairwise(earlier_deg)]
    retest = statistics.pstdev(steps, 0.0) / math.sqrt(2)
    return max(SMALLEST_CHANGE_DEG, RETEST_FACTOR * retest)
