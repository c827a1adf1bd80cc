"""The names of the folders of recordings tell the start, and nearly the exercise."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.store.recordings.folders import (
    REPAIRED,
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
