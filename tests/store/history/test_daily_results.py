"""Recordings of one day are one measurement."""

from __future__ import annotations

from datetime import date

import pytest

from coach.exercise.tracking.range_test.result import RangeResult
from coach.store.history.daily_results import group_by_day

FIRST, SECOND, THIRD = (date(2026, 3, day) for day in (1, 2, 3))
RESULTS = [
    (SECOND, RangeResult(110.0, 5.0, 2.0, 3)),
    (FIRST, RangeResult(100.0, 4.0, 1.0, 2)),
    (SECOND, RangeResult(118.0, 9.0, 6.0, 1)),
    (SECOND, RangeResult(112.0, 6.0, 0.0, 3)),
    (THIRD, RangeResult(90.0, 7.0, 0.0, 1)),
]
ONE, TWO, THREE = (
    RangeResult(100.0, 4.0, 1.0, 2), RangeResult(112.0, 6.0, 6.0, 7), RangeResult(90.0, 7.0, 0.0, 1)
)  # fmt: skip
BEFORE = [
    pytest.param(None, [ONE, TWO, THREE], id="all"),
    pytest.param(THIRD, [ONE, TWO], id="before the last day"),
    pytest.param(SECOND, [ONE], id="before the second day"),
    pytest.param(FIRST, [], id="before the first day"),
]


@pytest.mark.parametrize(("before", "expected"), BEFORE)
def test_a_day_has_one_result(before: date | None, expected: list[RangeResult]) -> None:
    """The median of the results and of their errors, the largest spread, and all trials."""
    assert group_by_day(RESULTS, before) == expected


def test_without_results_there_is_no_day() -> None:
    assert group_by_day([]) == []
