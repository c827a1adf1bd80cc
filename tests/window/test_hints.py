"""Hints that the window shows name nothing that is typed into a terminal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.clinic.folder import add_prescription
from coach.store.prescriptions.archive import read_prescription
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.recordings.zip_archive import unpack_recording
from coach.store.results.archive import read_results
from coach.store.results.packing import gather_results
from coach.window.prescription import draft

DAY = dt.date(2026, 3, 1)


def write(path: Path) -> Path:
    path.write_bytes(b"no archive")
    return path


def prescribe_twice(folder: Path) -> None:
    """Keep two prescriptions of one patient and the same revision."""
    head = make_head(DAY, patient="Ada")
    for exercise in ("bridge", "lunge"):
        made = build_prescription(head, choose_exercises([exercise], "", ""))
        add_prescription(folder, made)


CASES = [
    pytest.param(lambda f: read_prescription(write(f / "a.coach")), id="prescription"),
    pytest.param(lambda f: read_results(write(f / "a.coachresults")), id="results"),
    pytest.param(lambda f: unpack_recording(write(f / "a.zip")), id="zip"),
    pytest.param(lambda _: gather_results(dt.datetime(2026, 3, 1, tzinfo=dt.UTC)), id="no clinic"),
    pytest.param(prescribe_twice, id="not the newest"),
    pytest.param(lambda _: draft.begin().change_dose("bridge", "sets", "99"), id="dose"),
]


@pytest.mark.parametrize("act", CASES)
def test_a_hint_of_the_window_names_no_command(
    tmp_path: Path, act: Callable[[Path], object]
) -> None:
    with pytest.raises(CoachError) as raised:
        act(tmp_path)
    hint = raised.value.hint
    assert hint
    assert not re.search(r"`|--[a-z]|\bcoach [a-z]+ [a-zA-Z]+$", hint), hint
