"""A made-up past for pictures of the history page: some weeks of somebody whose right hip was stiff. Nothing in it is random."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Final

from coach.exercise.tracking.range_result import RangeResult
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.history.entry import Entry, SideEntry
from coach.window.history.reader import HistoryData

DAYS: Final = 44
REST_DAYS: Final = frozenset({3, 9, 10, 17, 24, 25, 26, 31, 38})


def make_sample_history(today: dt.date) -> HistoryData:
    """Six weeks until this day."""
    exercises = {name: load_exercise(name).exercise for name in list_exercises()}
    return HistoryData(tuple(_make_entries(today)), exercises)


def _make_entries(today: dt.date) -> Iterator[Entry]:
    for passed in range(DAYS):
        day = today - dt.timedelta(days=DAYS - 1 - passed)
        began = dt.datetime.combine(day, dt.time(18, 5), dt.UTC)
        wave = 2.0 * math.sin(passed * 1.7)
        if passed % 7 == 1:
            left, right = 108.0 + 0.1 * passed + wave / 2, 92.0 + 0.28 * passed - wave / 2
            sides = (_measure("left", left), _measure("right", right))
            yield Entry(
                f"test{passed}",
                "hip-flexion-test",
                began.isoformat(),
                True,
                95.0,
                90.0,
                120.0,
                sides,
            )
        if passed in REST_DAYS:
            continue
        good = min(10, 5 + passed // 8 + round(wave / 2))
        lunge = (SideEntry("left", 10, good), SideEntry("right", 10, max(0, good - 1)))
        before = max(0, round(5 - passed / 12 + wave / 3))
        faults = {"knee_past_toes": 10 - good} if good < 10 else {}
        after = max(0, before - passed % 2)
        yield Entry(
            f"lunge{passed}",
            "lunge",
            began.isoformat(),
            True,
            140.0,
            135.0,
            None,
            lunge,
            faults,
            before,
            after,
        )
        if passed % 2:
            held = 38.0 + 0.5 * passed + wave
            couch = (
                SideEntry("left", 0, 0, 1, 1, held, held),
                SideEntry("right", 0, 0, 1, 1, held - 6, held - 6),
            )
            later = began + dt.timedelta(minutes=6)
            yield Entry(
                f"couch{passed}",
                "couch-stretch",
                later.isoformat(),
                True,
                150.0,
                145.0,
                None,
                couch,
                {"trunk_leaning": 1},
            )


def _measure(side: str, degrees: float) -> SideEntry:
    assert side in ("left", "right")
    return SideEntry(
        "left" if side == "left" else "right", range_result=RangeResult(degrees, 7.4, 3.0, 3)
    )
