"""Entries of a history, for its tests."""

from __future__ import annotations

import datetime as dt

from coach.exercise.tracking.range_test.result import RangeResult
from coach.store.history.entry import Entry, SideEntry

TODAY = dt.date(2026, 3, 2)
TEST = "hip-flexion-test"


def entry(
    days_ago: int, left: float | None = None, right: float | None = None, **changes: object
) -> Entry:
    began = dt.datetime.combine(
        TODAY - dt.timedelta(days=days_ago), dt.time(12), dt.UTC
    ).isoformat()
    measured = [("left", left), ("right", right)]
    sides = tuple(
        SideEntry(side, range_result=RangeResult(value, 7.0, 2.0, 3))
        for side, value in measured
        if value is not None
    )  # type: ignore[arg-type]
    values: dict[str, object] = {"sides": sides, "exercise": TEST, **changes}
    return Entry(
        f"day{days_ago}",
        started_utc=began,
        finished=True,
        duration_s=60.0,
        tracked_s=60.0,
        **values,
    )  # type: ignore[arg-type]
