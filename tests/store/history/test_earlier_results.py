"""What earlier recordings of the same test gave."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.body.landmarks import Side
from coach.body.pose import empty_pose
from coach.exercise.tracking.events import TrialDone
from coach.store.history.earlier_results import (
    find_earlier_results,
    find_last_days,
    find_recordings,
)
from coach.store.history.index import History
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import delete_recording, open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.writer import start_recording
from coach.store.settings import folders
from tests.store.recorded import HEADER

TEST = "hip-flexion-test"
NOW = "2026-05-01T10:00:00+00:00"
NOTHING: dict[Side, list[float]] = {"left": [], "right": []}


def record(
    started_utc: str,
    left: Sequence[float | None] = (),
    right: Sequence[float | None] = (),
    exercise: str = TEST,
) -> Path:
    """A recording with these trials, None for one without credit."""
    sides: list[tuple[Side, Sequence[float | None]]] = [("left", left), ("right", right)]
    trials = [TrialDone(1.0, 0.5, 0.9, side, peak, ()) for side, peaks in sides for peak in peaks]
    header = dataclasses.replace(
        HEADER, exercise=exercise, exercise_text="", side="auto", started_utc=started_utc
    )
    with start_recording(header) as recorder:
        recorder.write(empty_pose(1.0, 64, 48), tuple(trials))
    return recorder.path


def find_peaks(now: str = NOW) -> dict[Side, list[float]]:
    found = find_earlier_results(TEST, now, dt.UTC)
    return {side: [result.peak_deg for result in results] for side, results in found.items()}


def test_without_a_recording_there_is_nothing() -> None:
    assert find_peaks() == NOTHING


def test_each_earlier_day_gives_the_median_of_its_credited_trials_oldest_first() -> None:
    record("2026-04-20T10:00:00+00:00", [110.0, 114.0, None, 111.0], [90.0])
    record("2026-03-20T10:00:00+00:00", [100.0, 102.0])
    record("2025-12-31T23:59:59+00:00", [], [80.0, 88.0, 81.0])
    assert find_peaks() == {"left": [101.0, 111.0], "right": [81.0, 90.0]}


@pytest.mark.parametrize("indexed", [False, True], ids=["read", "in the history"])
def test_a_copy_of_a_recording_counts_once(indexed: bool) -> None:
    first = record("2026-04-20T10:00:00.250+00:00", [100.0]).parent
    record("2026-04-20T11:00:00+00:00", [110.0])
    shutil.copytree(first, first.with_name("a copy"))
    if indexed:
        with History() as history:
            history.refresh()
    assert find_peaks()["left"] == [105.0]


def test_their_folders_may_have_other_names() -> None:
    newer = record("2026-04-20T10:00:00+00:00", [110.0]).parent
    newer.rename(newer.with_name("0 copied"))
    record("2026-03-20T10:00:00+00:00", [100.0])
    assert find_peaks()["left"] == [100.0, 110.0]


PASSED_OVER = [
    pytest.param({"started_utc": NOW}, id="of this very time"),
    pytest.param({"started_utc": "2026-05-01T10:00:01+00:00"}, id="of later"),
    pytest.param({"started_utc": "2026-05-01T09:55:00+00:00"}, id="of the same day"),
    pytest.param({"exercise": "knee-to-chest"}, id="of another exercise"),
    pytest.param({"left": [None, None]}, id="without credit"),
    pytest.param({"left": []}, id="without a trial"),
]


@pytest.mark.parametrize("changes", PASSED_OVER)
def test_what_does_not_count(changes: dict) -> None:
    record(**{"started_utc": "2026-04-20T10:00:00+00:00", "left": [110.0], **changes})
    assert find_peaks() == NOTHING


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])


def scramble(path: Path) -> None:
    """The header can be read, what was recorded cannot."""
    data, place = bytearray(path.read_bytes()), 8
    while data[place] != 0x06:
        place += 9 + int.from_bytes(data[place + 1 : place + 9], "little")
    data[place + 100 : place + 140] = bytes(255 - byte for byte in data[place + 100 : place + 140])
    path.write_bytes(data)
    assert open_recording(path).header.exercise == TEST


def swell(path: Path) -> None:
    """The length of the exercise's file is told as more than any memory holds."""
    data, place = bytearray(path.read_bytes()), 8
    while data[place] != 0x09:
        place += 9 + int.from_bytes(data[place + 1 : place + 9], "little")
    data[data.index(b"application/toml", place) + len(b"application/toml") + 7] = 0xFF
    path.write_bytes(data)


def replace(path: Path) -> None:
    path.write_text("no recording")


@pytest.mark.parametrize("damage", [cut, scramble, swell, replace, Path.unlink])
def test_a_damaged_one_is_passed_over_and_the_others_count(damage) -> None:
    record("2026-04-01T10:00:00+00:00", [100.0])
    damage(record("2026-04-02T10:00:00+00:00", [105.0]))
    record("2026-04-03T10:00:00+00:00", [110.0])
    assert find_peaks() == {"left": [100.0, 110.0], "right": []}


def test_what_else_lies_there_is_left_alone() -> None:
    record("2026-04-01T10:00:00+00:00", [100.0])
    folder = folders.recordings_folder()
    (folder / "notes.txt").write_text("mine")
    (folder / "empty").mkdir()
    (folder / "deep" / FILE_NAME).mkdir(parents=True)
    assert find_peaks() == {"left": [100.0], "right": []}


def test_recordings_of_one_day_are_one_result() -> None:
    for minute, peak in enumerate((100.0, 104.0, 101.0)):
        record(f"2026-04-01T10:{minute:02}:00+00:00", [peak])
    record("2026-04-02T10:00:00+00:00", [110.0])
    assert find_peaks()["left"] == [101.0, 110.0]


def test_the_day_is_that_of_the_time_zone() -> None:
    record("2026-04-01T23:30:00+00:00", [100.0])
    record("2026-04-02T00:30:00+00:00", [110.0])
    assert find_peaks()["left"] == [100.0, 110.0]
    east = dt.timezone(dt.timedelta(hours=2))
    assert len(find_earlier_results(TEST, NOW, east)["left"]) == 1
    assert find_earlier_results(TEST, "2026-04-02T10:00:00+00:00", east) == NOTHING


def make_old(began: str, exercise: str, name: str) -> Path:
    folder = record(began, [100.0], exercise=exercise).parent
    return folder.rename(folder.with_name(name))


@pytest.mark.parametrize("indexed", [True, False], ids=["history", "headers"])
def test_the_last_recording_is_found_by_its_header(*, indexed: bool) -> None:
    make_old("2026-04-01T10:00:00+00:00", "lunge", "zzz")
    make_old("2026-04-03T10:00:00+00:00", "lunge", "2026-04-03_10-00-00Z_lunge_repaired")
    make_old("2026-04-02T10:00:00+00:00", "lunge", "2026-04-05_10-00-00Z_lunge")
    make_old("2026-04-04T10:00:00", "hüft beuger", "2026-04-04_10-00-00Z_h-ft-beuger")
    if indexed:
        with History() as history:
            history.refresh()
    began = [found.header.started_utc[:10] for found in find_recordings("lunge")]
    assert began == ["2026-04-03", "2026-04-02", "2026-04-01"]
    assert [found.header.exercise for found in find_recordings("hüft beuger")] == ["hüft beuger"]
    assert list(find_recordings("h-ft-beuger")) == []
    assert find_last_days() == {
        "lunge": dt.date(2026, 4, 3),
        "hüft beuger": dt.date(2026, 4, 4),
    }


def test_one_that_cannot_be_opened_is_no_last_recording() -> None:
    record("2026-04-01T10:00:00+00:00", [100.0], exercise="lunge")
    cut(record("2026-04-02T10:00:00+00:00", [100.0], exercise="lunge"))
    assert [found.header.started_utc[:10] for found in find_recordings("lunge")] == ["2026-04-01"]
    assert find_last_days() == {"lunge": dt.date(2026, 4, 1)}


@pytest.mark.parametrize("indexed", [True, False], ids=["history", "headers"])
def test_what_was_repaired_counts_once(*, indexed: bool) -> None:
    old = record("2026-04-01T10:00:00+00:00", [100.0])
    repaired = repair_recording(old).path
    record("2026-04-01T11:00:00+00:00", [110.0])
    with History() as history:
        if indexed:
            history.refresh()
            assert len(history.read(TEST)) == 2
    assert find_peaks()["left"] == [105.0]
    assert repaired.name in [found.name for found in find_recordings(TEST)]
    assert old.parent.name not in [found.name for found in find_recordings(TEST)]


def test_once_the_repair_is_gone_the_old_recording_counts_again() -> None:
    old = record("2026-04-01T10:00:00+00:00", [100.0])
    repaired = repair_recording(old).path
    with History() as history:
        history.add(old)
        history.add(repaired)
        assert not history.is_fresh()
        history.refresh()
        assert [entry.name for entry in history.read()] == [repaired.name]
        delete_recording(repaired)
        history.refresh()
        assert [entry.name for entry in history.read()] == [old.parent.name]
