"""The results of a test day by day: recordings of one day are one measurement."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from datetime import date

from coach.exercise.tracking.range_test.result import RangeResult


def group_by_day(
    results: Iterable[tuple[date, RangeResult]], before: date | None = None
) -> list[RangeResult]:
    """Return one result for each day, oldest first.

    What is measured again within minutes says nothing about how results differ between days.

    Args:
        results: Day and result of each recording.
        before: Results of this day and later ones are left out; None for all.
    """
    days: dict[date, list[RangeResult]] = {}
    for day, result in results:
        if before is None or day < before:
            days.setdefault(day, []).append(result)
    return [_join(days[day]) for day in sorted(days)]


def _join(results: list[RangeResult]) -> RangeResult:
    return RangeResult(
        statistics.median(result.peak_deg for result in results),
        statistics.median(result.uncertainty_deg for result in results),
        max(result.spread_deg for result in results),
        sum(result.trials for result in results),
    )
