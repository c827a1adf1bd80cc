"""What was done since the last time is packed once, and comes back as it was."""

from __future__ import annotations

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
from coach.store.results.archive import PACKAGE, parse_results, unpack_recordings
from coach.store.results.packing import gather_results, remember_sent
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
        [*trial("left", 110.0, 112.0), Pain(3.0, False, 4)],
        exercise=TEST,
        exercise_text=load_exercise(TEST).text,
        started_utc="2026-03-02T09:00:00+00:00",
    )
    keep(started_utc="2026-02-01T09:00:00+00:00")
    loaded = gather_results(NOW)
    results = loaded.results
    assert (results.identifier, results.revision, loaded.recordings) == (identifier, 1, {})
    with History() as history:
        expected = history.read()[1:]  # that of February was before the prescription
    assert [session.to_entry() for session in results.sessions] == expected
    assert results.sessions[1].pain_after == 4
    assert results.titles == {"lunge": "Lunge", TEST: "Hip flexion test"}
    assert [day.day for day in results.days] == [DAY + dt.timedelta(days=n) for n in range(8)]
    first = results.days[0].tasks[0]
    assert (first.exercise, first.times, first.times_done) == ("lunge", 1, 0)
    assert 0 < first.share < 1


def test_the_next_ones_begin_where_the_last_ended() -> None:
    follow()
    keep()
    remember_sent(gather_results(NOW))
    assert gather_results(NOW).results.sessions == ()
    keep(started_utc="2026-03-03T09:00:00+00:00")
    [session] = gather_results(NOW).results.sessions
    assert session.day == dt.date(2026, 3, 3)
    assert len(gather_results(NOW, everything=True).results.sessions) == 2
    assert len(gather_results(NOW, dt.date(2026, 3, 2)).results.sessions) == 1


def test_nothing_is_remembered_of_nothing() -> None:
    follow()
    remember_sent(gather_results(NOW))
    keep()
    assert len(gather_results(NOW).results.sessions) == 1


def test_a_hand_made_recording_does_not_stop_the_others() -> None:
    follow()
    keep()
    keep(exercise="a/b", started_utc="2026-03-04T09:00:00+00:00")
    [session] = gather_results(NOW).results.sessions
    assert session.exercise == "lunge"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"identifier": 5}', "\xff"])
def test_a_broken_note_of_what_was_sent_sends_all(text: str, data_folder: Path) -> None:
    follow()
    keep()
    (data_folder / "results-sent.json").write_text(text)
    assert len(gather_results(NOW).results.sessions) == 1


def test_without_a_prescription_there_is_nobody_to_send_to() -> None:
    keep()
    with pytest.raises(CoachError, match="no prescription"):
        gather_results(NOW)


def test_poses_come_along_if_wished(tmp_path: Path) -> None:
    follow()
    folder = keep()
    loaded = gather_results(NOW, poses=True)
    file = tmp_path / "one.zip"
    file.write_bytes(loaded.recordings[folder.name])
    back = unpack_recording(file, tmp_path / "clinic")
    assert (back / "session.mcap").read_bytes() == (folder / "session.mcap").read_bytes()
    [again] = unpack_recordings(loaded, tmp_path / "more")
    assert (again / "session.mcap").read_bytes() == (folder / "session.mcap").read_bytes()
    with pytest.raises(CoachError, match="here already"):
        unpack_recordings(loaded, tmp_path / "more")
    with pytest.raises(CoachError, match="No recordings"):
        unpack_recordings(gather_results(NOW), tmp_path / "more")


WRONG = {
    "no results": ({}, "holds no results.json"),
    "no JSON": ({"results.json": b"x"}, "is wrong"),
    "another identifier": (
        {"results.json": (b'"identifier":"', b'"identifier":"../')},
        "identifie",
    ),
    "a path as name": ({"results.json": (b"_lunge", b"/lunge")}, "name"),
    "no zone": ({"results.json": (b"+00:00", b"")}, "zone"),
    "a number that is none": ({"results.json": (b'"duration_s":4.0', b'"duration_s":NaN')}, "dur"),
    "an unknown key": ({"results.json": (b'"revision"', b'"code":1,"revision"')}, "code"),
    "a program": ({"run.exe": b""}, "does not belong"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_ones_are_refused_with_the_reason(name: str) -> None:
    follow()
    keep()
    text = gather_results(NOW).results.model_dump_json(exclude_defaults=True).encode()
    changes, reason = WRONG[name]
    files = {"results.json": text} if changes else {}
    for file, change in changes.items():
        files[file] = text.replace(*change) if isinstance(change, tuple) else change
    with pytest.raises(CoachError, match=reason):
        parse_results(pack(PACKAGE, files), Path("ada.coachresults"))
