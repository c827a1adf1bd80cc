"""Results of range-of-motion trials beyond a bound that means something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.exercise.definition.range_of_motion import Cutoff
from coach.exercise.tracking.range_test.result import RangeResult
from coach.message import Message


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a result is beyond a cut-off."""

    cutoff: Cutoff
    value_deg: float | None
    """The result; None if it was not measured."""
    found: bool | None
    """None if the result is too near to the bound, or was not measured."""
    words: str


def judge_cutoffs(
    cutoffs: Sequence[Cutoff], result: RangeResult, also: RangeResult | None
) -> tuple[Finding, ...]:
    """Judge each cut-off by the result, or by that of the second angle.

    A cut-off is decided only if the whole interval is on one side of it.
    """
    return tuple(
        _judge_cutoff(cutoff, result if cutoff.measure == "angle" else also) for cutoff in cutoffs
    )


def _judge_cutoff(cutoff: Cutoff, result: RangeResult | None) -> Finding:
    if result is None:
        return Finding(cutoff, None, None, Message("not measured"))
    if cutoff.above is not None:
        bound, beyond = cutoff.above, result.peak_deg - cutoff.above
    else:
        assert cutoff.below is not None
        bound, beyond = cutoff.below, cutoff.below - result.peak_deg
    if abs(beyond) <= result.uncertainty_deg:
        words = Message("too near to {bound:g} degrees to tell", bound=bound)
        return Finding(cutoff, result.peak_deg, None, words)
    return Finding(cutoff, result.peak_deg, beyond > 0, Message("yes" if beyond > 0 else "no"))
