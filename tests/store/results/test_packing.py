"""What was done is packed whole each time, comes back as it was, and nothing is written over."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.exercise.tracking.events import Pain
from coach.store.exercises.loader import load_exercise
from coach.store.files.package import pack
from coach.store.history.index import History
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.recordings.zip_archive import unpack_recording
from coach.store.results.archive import PACKAGE, parse_results, read_results, unpack_recordings
from coach.store.results.packed_before import remember_packed
from coach.store.results.packing import gather_results, write_new_file
from tests.store.exchanged import exchange_when_opened
from tests.store.recorded import keep, trial

DAY = dt.date(2026, 3, 1)
NOW = dt.datetime(2026, 3, 8, 12, tzinfo=dt.UTC)
TEST = "hip-flexion-test"


def follow() -> str:
    made = build_prescription(make_head(DAY), choose_exercises(["lunge", TEST], "", ""))
    install(made, DAY)
    return made.prescription.identifier


def test_sessions_days_and_pain_are_in_it() -> None:
    identifier = follow()
    keep(exercise_text=load_exercise("lunge").text)
    keep(
        [
            *trial("left", 110.0, 112.0),
            Pain(3.0, False, 7, "hip", stopped=True),
            Pain(4.0, False, 4),
        ],
        exercise=TEST,
        exercise_text=load_exercise(TEST).text,
        started_utc="2026-03-02T09:00:00+00:00",
    )
    keep(started_utc="2026-02-01T09:00:00+00:00")
    loaded = gather_results(NOW).loaded
    results = loaded.results
    assert (results.identifier, results.revision, loaded.recordings) == (identifier, 1, {})
    with History() as history:
        expected = history.read()[1:]  # that of February was before the prescription
    assert [session.to_entry() for session in results.sessions] == expected
    assert results.sessions[1].pain_after == 4
    pains = results.sessions[1].pains
    assert [(each.score, each.place, each.stopped, each.during) for each in pains] == [
        (7, "hip", True, True),
        (4, "", False, False),
    ]
    assert results.titles == {"lunge": "Lunge", TEST: "Hip flexion test"}
    assert [day.day for day in results.days] == [DAY + dt.timedelta(days=n) for n in range(8)]
    first = results.days[0].tasks[0]
    assert (first.exercise, first.times, first.times_done) == ("lunge", 1, 0)
    assert 0 < first.share < 1


def test_every_file_holds_all_sessions_and_knows_which_are_new(tmp_path: Path) -> None:
    follow()
    keep()
    remember_packed(gather_results(NOW).loaded.results)  # that file gets lost
    assert gather_results(NOW).new == 0
    keep(started_utc="2026-03-03T09:00:00+00:00")
    gathered = gather_results(NOW, poses=True)
    assert [session.day for session in gathered.loaded.results.sessions] == [
        dt.date(2026, 3, 1),
        dt.date(2026, 3, 3),
    ]
    assert gathered.new == len(gathered.loaded.recordings) == 1
    everything = gather_results(NOW, everything=True, poses=True)
    assert everything.new == len(everything.loaded.recordings) == 2
    assert gather_results(NOW, dt.date(2026, 3, 2)).new == 1


@pytest.mark.parametrize(
    "started_utc", ["2026-03-02T09:00:00+00:00", "2026-03-05T09:00:00+00:00"], ids=str
)
def test_a_recording_that_comes_later_is_new_whenever_it_began(started_utc: str) -> None:
    follow()
    keep(started_utc="2026-03-04T09:00:00+00:00")
    remember_packed(gather_results(NOW).loaded.results)
    keep(started_utc=started_utc)
    assert gather_results(NOW).new == 1


def test_what_is_remembered_is_of_one_patient() -> None:
    follow()
    keep()
    remember_packed(gather_results(NOW).loaded.results)
    follow()
    assert gather_results(NOW).new == 1


def test_two_files_of_one_day_are_two_files(tmp_path: Path) -> None:
    follow()
    keep()
    first = write_new_file(gather_results(NOW).loaded, tmp_path)
    content = first.read_bytes()
    keep(started_utc="2026-03-03T09:00:00+00:00")
    second = write_new_file(gather_results(NOW).loaded, tmp_path)
    assert second.name == f"{first.stem}-2.coachresults"
    assert first.read_bytes() == content
    assert len(read_results(second).results.sessions) == 2
    with pytest.raises(CoachError, match="cannot be written"):
        write_new_file(gather_results(NOW).loaded, tmp_path / "none")


def test_what_cannot_be_packed_is_named_and_does_not_stop_the_others() -> None:
    follow()
    keep()
    wrong = keep(exercise="a/b", started_utc="2026-03-04T09:00:00+00:00")
    damaged = keep(started_utc="2026-03-05T09:00:00+00:00") / "session.mcap"
    damaged.write_bytes(b"no recording")
    earlier = keep(started_utc="2026-01-05T09:00:00+00:00") / "session.mcap"
    earlier.write_bytes(b"no recording either")
    gathered = gather_results(NOW)
    [session] = gathered.loaded.results.sessions
    assert session.exercise == "lunge"
    assert [name for name, _ in gathered.left_out] == [wrong.name, damaged.parent.name]
    assert "exercise: " in gathered.left_out[0][1]


def test_the_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    follow()
    keep()
    path = write_new_file(gather_results(NOW).loaded, tmp_path)
    checked = path.read_bytes()
    keep(started_utc="2026-03-03T09:00:00+00:00")
    other = write_new_file(gather_results(NOW).loaded, tmp_path)
    exchange_when_opened(path, other, monkeypatch)
    loaded = read_results(path)
    assert (len(loaded.results.sessions), loaded.content) == (1, checked)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"identifier": 5}',
        "\xff",
        '{"identifier": "IDENTIFIER", "sessions": 5}',
        '{"identifier": "IDENTIFIER", "through_utc": "2026-03-08T09:00:00+00:00"}',
    ],
)
def test_with_a_broken_note_of_what_was_packed_all_is_new(text: str, data_folder: Path) -> None:
    identifier = follow()
    keep()
    text = text.replace("IDENTIFIER", identifier)
    (data_folder / "results-sent.json").write_text(text)
    assert gather_results(NOW).new == 1


def test_without_a_prescription_there_is_nobody_to_send_to() -> None:
    keep()
    with pytest.raises(CoachError, match="no prescription"):
        gather_results(NOW)


def test_poses_come_along_if_wished(tmp_path: Path) -> None:
    follow()
    folder = keep()
    loaded = gather_results(NOW, poses=True).loaded
    file = tmp_path / "one.zip"
    file.write_bytes(loaded.recordings[folder.name])
    back = unpack_recording(file, tmp_path / "clinic")
    assert (back / "session.mcap").read_bytes() == (folder / "session.mcap").read_bytes()
    [again] = unpack_recordings(loaded, tmp_path / "more").new
    assert (again / "session.mcap").read_bytes() == (folder / "session.mcap").read_bytes()
    twice = unpack_recordings(loaded, tmp_path / "more")
    assert (twice.new, twice.known, twice.refused) == ([], [again], [])
    with pytest.raises(CoachError, match="No recordings"):
        unpack_recordings(gather_results(NOW).loaded, tmp_path / "more")


WRONG = {
    "no results": ({}, "holds no results.json"),
    "no JSON": ({"results.json": b"x"}, "is wrong"),
    "another identifier": (
        {"results.json": (b'"identifier":"', b'"identifier":"../')},
        "identifie",
    ),
    "a path as name": ({"results.json": (b"_lunge", b"/lunge")}, "name"),
    "truth for a version": ({"results.json": (b'"version":1', b'"version":true')}, "version in it"),
    "truth for a number": ({"results.json": (b'"revision":1', b'"revision":true')}, "revision in"),
    "no zone": ({"results.json": (b"+00:00", b"")}, "zone"),
    "a number that is none": ({"results.json": (b'"duration_s":4.0', b'"duration_s":NaN')}, "dur"),
    "an unknown key": ({"results.json": (b'"revision"', b'"code":1,"revision"')}, "code"),
    "a program": ({"run.exe": b""}, "does not belong"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_ones_are_refused_with_the_reason(name: str) -> None:
    follow()
    keep()
    text = gather_results(NOW).loaded.results.model_dump_json(exclude_defaults=True).encode()
    changes, reason = WRONG[name]
    files = {"results.json": text} if changes else {}
    for file, change in changes.items():
        files[file] = text.replace(*change) if isinstance(change, tuple) else change
    with pytest.raises(CoachError, match=reason):
        parse_results(pack(PACKAGE, files), Path("ada.coachresults"))


def test_what_cannot_be_unpacked_keeps_nothing_else_from_it(tmp_path: Path) -> None:
    follow()
    folder = keep()
    loaded = gather_results(NOW, poses=True).loaded
    more = {**loaded.recordings, "2026-03-01_00-00-00Z_cut": loaded.recordings[folder.name][:500]}
    unpacked = unpack_recordings(dataclasses.replace(loaded, recordings=more), tmp_path / "more")
    assert len(unpacked.new) == 1
    [refused] = unpacked.refused
    assert str(refused.message).startswith("2026-03-01_00-00-00Z_cut.zip: cannot be read as a zip")
