"""The first day of a prescription is read from any file, or is the earliest one possible."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.followed import SINCE, find_first_day, note_first_day
from coach.store.prescriptions.programme_changes import choose_exercises

ISSUED = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def prescription() -> LoadedPrescription:
    return build_prescription(make_head(ISSUED), choose_exercises(["lunge"], "", ""))


DAYS = [
    pytest.param(dt.date(2026, 3, 5), ISSUED, dt.date(2026, 3, 5), id="noted"),
    pytest.param(None, ISSUED, ISSUED, id="not noted by an earlier version"),
    pytest.param(None, dt.date(2026, 3, 9), dt.date(2026, 3, 9), id="programme began later"),
    pytest.param(ISSUED, dt.date(2026, 3, 9), dt.date(2026, 3, 9), id="noted before it began"),
]


@pytest.mark.parametrize(("noted", "started", "expected"), DAYS)
def test_first_day(
    noted: dt.date | None,
    started: dt.date,
    expected: dt.date,
    prescription: LoadedPrescription,
    tmp_path: Path,
) -> None:
    if noted is not None:
        note_first_day(tmp_path, noted)
    assert find_first_day(tmp_path, prescription, started) == expected


@given(st.binary(max_size=40) | st.text(max_size=12).map(str.encode))
def test_any_bytes_in_its_place_give_a_day(
    prescription: LoadedPrescription, content: bytes
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / SINCE).write_bytes(content)
        assert find_first_day(Path(folder), prescription, ISSUED) >= ISSUED
