"""The result of a range-of-motion test beside the norm, or the typical range, as a text."""

from __future__ import annotations

from typing import Final

from coach.exercise.tracking.range_test.result import Comparison
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.message import translatable
from coach.window.translation.translate import tr

NORM: Final = translatable(
    {
        "within": "within error of the norm of {norm}",
        "below": "below the norm of {norm}",
        "above": "above the norm of {norm}",
        "down_less": "goes down less than the norm of {norm}",
        "down_further": "goes down further than the norm of {norm}",
    }
)
TYPICAL: Final = translatable(
    {
        "within": "typical, within error ({low} to {high})",
        "near": "too near to typical to tell ({low} to {high})",
        "below": "lower than typical ({low} to {high})",
        "above": "higher than typical ({low} to {high})",
        "down_less": "goes down less than typical ({low} to {high})",
        "down_further": "goes down further than typical ({low} to {high})",
    }
)
KINDS: Final = {
    (False, True): "below",
    (False, False): "above",
    (True, True): "down_less",
    (True, False): "down_further",
}
"""(downward test, less range of motion) -> key of the text."""


def describe_norm(
    compared: Comparison,
    norm_deg: float,
    typical_deg: tuple[float, float] | None,
    *,
    downward: bool,
) -> str:
    """Describe a result beside its typical range, or beside the norm if no range is known.

    Args:
        compared: The result compared with the one or the other.
        norm_deg: The norm, in degrees.
        typical_deg: Lower and upper bound of the typical range, in degrees.
        downward: Whether the limb is lowered in the test.
    """
    kind = KINDS[downward, compared.less] if compared.real else compared.verdict
    if typical_deg is None:
        return tr(NORM[kind], norm=format_degrees(norm_deg))
    low, high = (format_degrees(bound) for bound in typical_deg)
    return tr(TYPICAL[kind], low=low, high=high)
