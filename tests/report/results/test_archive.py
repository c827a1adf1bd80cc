"""The row of a file in the table of an archive."""

from __future__ import annotations

import pytest

from coach.exercise.tracking.events import RepetitionDone
from coach.pipeline import Analysis
from coach.report.results.archive import make_row
from coach.report.results.table import summarise
from coach.store.exercises.loader import load_exercise


@pytest.mark.parametrize(
    ("peaks", "median"),
    [
        pytest.param([100.0, 80.0], 90.0, id="an even number"),
        pytest.param([100.0, 80.0, 82.0], 82.0, id="an odd number"),
        pytest.param([], None, id="none"),
    ],
)
def test_the_usual_turning_point_is_the_median(peaks: list[float], median: float | None) -> None:
    analysis, exercise = Analysis(), load_exercise("lunge").exercise
    analysis.add_events(
        RepetitionDone(n + 1.0, n + 0.0, n + 0.5, "left", peak, ()) for n, peak in enumerate(peaks)
    )
    row = make_row(summarise(analysis, "lunge", exercise, "a.mp4"), exercise, "0" * 64, "1")
    assert row["median_peak_deg"] == median
