"""One row for each file: a cell without a measurement is empty."""

from __future__ import annotations

from typing import Any

import pytest

from coach.report.results.archive import COLUMNS, make_row
from tests.exercise.sessions import EXERCISES
from tests.report.helpers import Record, film_empty_room, judge_sample

KNOWN_WITHOUT_A_BODY = {
    "exercise", "frames", "duration_s", "tracked_s", "faults", "not_measured", "gaps",
    "model_sha256", "coach_version",
}  # fmt: skip


@pytest.mark.parametrize("exercise", ["lunge", "couch-stretch", "hip-flexion-test"])
@pytest.mark.parametrize("seconds", [0.0, 4.0], ids=["no pose", "an empty room"])
def test_nobody_has_no_results(record: Record, exercise: str, seconds: float) -> None:
    data = record(film_empty_room(seconds), exercise)
    row = make_row(data.summary, data.exercise, "0" * 64, "1")
    assert {name for name, cell in row.items() if cell is not None} == KNOWN_WITHOUT_A_BODY
    assert (row["faults"], row["tracked_s"]) == ("", 0.0)
    assert set(row) - set(COLUMNS) == {"gaps"}


def test_who_was_seen_has_counts() -> None:
    data = judge_sample("lunge")
    row = make_row(data.summary, data.exercise, "0" * 64, "1")
    assert row["repetitions"] == len(data.summary["repetitions"]) > 0
    assert row["good_repetitions"] <= row["repetitions"]
    assert (row["view"], row["holds"], row["held_s"]) == ("side", None, None)


COUNTED = {"faults": [], "peak_deg": None, "only_counted": True}
CLEAN = {"faults": [], "peak_deg": 80.0}


@pytest.mark.parametrize(
    ("repetitions", "good"),
    [([], 0), ([COUNTED] * 3, None), ([COUNTED, CLEAN], 1), ([CLEAN] * 2, 2)],
    ids=["none", "only counted", "one judged", "judged"],
)
def test_what_could_not_be_judged_is_not_bad(
    repetitions: list[dict[str, Any]], good: int | None
) -> None:
    summary = {**judge_sample("lunge").summary, "repetitions": repetitions}
    row = make_row(summary, EXERCISES["lunge"], "0" * 64, "1")
    assert (row["repetitions"], row["good_repetitions"]) == (len(repetitions), good)
