"""The names of the folders of recordings tell the start, and nearly the exercise."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.store.recordings.folders import (
    REPAIRED,
    find_superseded,
    name_folder,
    parse_folder_name,
)
from tests.store.recorded import HEADER

START = dt.datetime(2026, 1, 31, 18, 5, tzinfo=dt.UTC)
NAMES = [
    ("2026-01-31_18-05-00Z_hip-flexion-test", "hip-flexion-test"),
    ("2026-01-31_18-05-00Z_lunge_2", "lunge"),
    ("2026-01-31_18-05-00Z_lunge_repaired", "lunge"),
    ("2026-01-31_18-05-00Z_lunge_2_repaired_13", "lunge"),
    ("2026-01-31_18-05-00Z_h-ftbeuger", "h-ftbeuger"),
    ("2026-01-31_18-05-00Z__2", "_2"),
]


@pytest.mark.parametrize(("name", "exercise"), NAMES)
def test_a_name_tells_start_and_exercise(name: str, exercise: str) -> None:
    assert parse_folder_name(name) == (START, exercise)


OTHERS = [
    "",
    "holiday",
    "2026-13-31_18-05-00Z_lunge",
    "2026-01-31_18-05-00Z_",
    "2026-01-31_18-05-00_lunge",
    "copy of 2026-01-31_18-05-00Z_lunge",
    "٢٠٢٦-01-31_18-05-00Z_lunge",
]


@pytest.mark.parametrize("name", OTHERS, ids=ascii)
def test_other_names_tell_nothing(name: str) -> None:
    assert parse_folder_name(name) is None


@given(
    st.text(min_size=1),
    st.integers(0, 10**10).map(lambda time_s: dt.datetime.fromtimestamp(time_s, dt.UTC)),
    st.sampled_from(["", "_2", "_999", REPAIRED, f"_2{REPAIRED}", f"{REPAIRED}_3"]),
)
def test_every_name_that_coach_makes_is_understood(
    exercise: str, began: dt.datetime, ending: str
) -> None:
    header = dataclasses.replace(HEADER, exercise=exercise, started_utc=began.isoformat())
    parsed = parse_folder_name(name_folder(header) + ending)
    assert parsed is not None
    assert parsed[0] == began


SUPERSEDED = {
    "nothing was repaired": (["a", "b_2", "b"], []),
    "the old one counts no longer": (["a", "a_repaired", "b"], ["a"]),
    "of several repairs the last one counts": (
        ["a", "a_repaired", "a_repaired_2", "a_repaired_10"],
        ["a", "a_repaired", "a_repaired_2"],
    ),
    "a repair of a repair": (["a", "a_repaired", "a_repaired_repaired"], ["a", "a_repaired"]),
    "the old one is gone": (["a_repaired"], []),
    "two of the same second": (["a_2", "a", "a_2_repaired"], ["a_2"]),
}


@pytest.mark.parametrize("case", SUPERSEDED)
def test_what_was_repaired_counts_once(case: str) -> None:
    names, superseded = SUPERSEDED[case]
    assert find_superseded(names) == set(superseded)
