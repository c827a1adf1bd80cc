"""Old recordings are deleted by the start in their header, or else by their folder's name."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import list_recordings
from coach.store.recordings.retention import apply_retention
from coach.store.recordings.writer import start_recording
from coach.store.settings.settings import Settings
from tests.store.recorded import HEADER

NOW = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
DAMAGED = [
    pytest.param("2026-01-01_10-00-00Z_lunge_repaired", False, id="an old name"),
    pytest.param("2026-04-30_10-00-00Z_lunge", True, id="a new name"),
    pytest.param("my-first-test", True, id="an age that is not known"),
    pytest.param("0000-00-00_00-00-00Z_lunge", True, id="no such day"),
]


def record(began: str, name: str) -> None:
    header = dataclasses.replace(HEADER, started_utc=began)
    with start_recording(header) as recorder:
        pass
    recorder.path.parent.rename(recorder.path.parent.with_name(name))


@pytest.mark.parametrize(("name", "stays"), DAMAGED)
def test_the_name_tells_the_age_of_a_damaged_recording(name: str, *, stays: bool) -> None:
    record("2026-01-01T10:00:00+00:00", name)
    (list_recordings()[0].folder / FILE_NAME).write_bytes(b"damaged")
    apply_retention(NOW, Settings(retention_days=30))
    assert bool(list_recordings()) is stays


def test_the_header_comes_before_the_name() -> None:
    record("2026-04-30T10:00:00", "2020-01-01_10-00-00Z_lunge")
    apply_retention(NOW, Settings(retention_days=30))
    assert len(list_recordings()) == 1
