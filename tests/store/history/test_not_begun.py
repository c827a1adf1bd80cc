"""An answer on pain before an exercise that was not begun is kept, and counts for nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import sqlite3
import zipfile
from typing import Final

import pytest

from coach.errors import RecordingError
from coach.exercise.tracking.events import Pain
from coach.store.exercises.loader import load_exercise
from coach.store.history.earlier_results import find_last_days, find_recordings
from coach.store.history.entry import Entry, guess_begun, summarise_recording
from coach.store.history.index import History
from coach.store.history.trends import follow_pain, list_days
from coach.store.prescriptions.authoring import build_prescription, make_head
from coach.store.prescriptions.installed import install
from coach.store.prescriptions.programme_changes import choose_exercises
from coach.store.programmes.enrolment import list_records
from coach.store.recordings.begun import require_begun
from coach.store.recordings.recording import open_recording
from coach.store.results.packing import gather_results
from tests.store.recorded import NO_PICTURE, cut_off, keep, keep_pain

STOP: Final = Pain(0.0, before=True, score=8, place="back", stopped=True)
MILD: Final = Pain(0.0, before=True, score=3, place="hip")
LATER: Final = Pain(0.0, before=False, score=9, place="back", stopped=True)
UNRECORDED: Final = dataclasses.replace(LATER, during=True)
DAY: Final = dt.date(2026, 3, 1)


def read(pain: Pain) -> Entry:
    return summarise_recording(open_recording(keep_pain(pain)))


@pytest.mark.parametrize(
    "pain",
    [STOP, MILD, UNRECORDED, LATER],
    ids=["stopped", "left", "nothing recorded", "after the end"],
)
def test_the_answer_is_kept_and_nothing_was_begun(pain: Pain) -> None:
    entry = read(pain)
    assert (entry.begun, entry.pains, entry.worst_pain, entry.pain_place) == (
        False,
        (pain,),
        pain.score,
        pain.place,
    )
    assert entry.stop == (pain if pain.stopped else None)


BEGUN = [
    pytest.param((), 0.0, True, id="nothing asked"),
    pytest.param((MILD,), 9.0, True, id="asked and done"),
    pytest.param((MILD, Pain(2.0, before=False, score=3)), 2.0, True, id="asked afterwards"),
    pytest.param((MILD,), 0.0, False, id="only asked"),
    pytest.param((LATER,), 0.0, False, id="only asked after the end"),
]


@pytest.mark.parametrize(("pains", "duration_s", "begun"), BEGUN)
def test_what_was_begun_is_guessed_where_earlier_versions_did_not_say_it(
    pains: tuple[Pain, ...], duration_s: float, begun: bool
) -> None:
    assert guess_begun(pains, duration_s) is begun


CUT_OFF = [
    pytest.param((MILD,), {}, True, id="before its first picture"),
    pytest.param((), {}, True, id="nothing asked"),
    pytest.param((), NO_PICTURE, False, id="before the answer was written"),
]


@pytest.mark.parametrize(("pains", "header", "begun"), CUT_OFF)
@pytest.mark.parametrize("older", [False, True], ids=["new history", "older history"])
def test_what_was_begun_is_what_the_recording_says(
    pains: tuple[Pain, ...], header: dict[str, object], begun: bool, older: bool
) -> None:
    folder = cut_off(*pains, **header)
    recording = open_recording(folder)
    assert recording.header.begun is begun
    assert summarise_recording(recording).begun is begun
    with History() as history:
        history.refresh()
    if older:
        connection = sqlite3.connect(history.file)
        connection.execute("DROP TABLE beginnings")
        connection.close()
    with History() as history:
        assert history.is_fresh() is not older
        history.refresh()
        assert history.is_fresh()
        (entry,) = history.read()
    assert (entry.begun, entry.pains) == (begun, pains)
    assert [record.exercise for record in list_records(entry)] == ["lunge" if begun else ""]


@pytest.mark.parametrize(("pains", "header", "begun"), CUT_OFF)
def test_the_clinic_is_told_what_was_begun(
    pains: tuple[Pain, ...], header: dict[str, object], begun: bool
) -> None:
    install(build_prescription(make_head(DAY), choose_exercises(["lunge"], "", "")), DAY)
    cut_off(*pains, exercise_text=load_exercise("lunge").text, **header)
    loaded = gather_results(dt.datetime(2026, 3, 8, 12, tzinfo=dt.UTC)).loaded
    (session,) = loaded.results.sessions
    assert session.begun is session.to_entry().begun is begun
    guessed = guess_begun(pains, 0.0)
    assert session.was_begun == (None if guessed is begun else begun)
    with zipfile.ZipFile(io.BytesIO(loaded.content)) as package:
        version = json.loads(package.read("manifest.json"))["version"]
    assert version == (4 if guessed is not begun else 2 if pains else 1)


def test_the_history_has_it_after_it_was_built_anew() -> None:
    keep_pain(STOP)
    with History() as history:
        history.refresh()
        history.rebuild()
        (entry,) = history.read()
    assert entry.stop == STOP
    assert not entry.begun
    (point,) = follow_pain([entry])
    assert (point.before, point.after, point.place, point.stop) == (8, None, "back", STOP)
    assert list_days([entry]) == ()


@pytest.mark.parametrize("known", [True, False], ids=["history", "headers"])
def test_it_is_no_earlier_session_of_the_exercise(known: bool) -> None:
    done = keep()
    keep_pain(STOP, started_utc="2026-03-09T09:00:00+00:00")
    if known:
        with History() as history:
            history.refresh()
    assert find_last_days() == {"lunge": DAY}
    assert [each.name for each in find_recordings("lunge")] == [done.name]


def test_a_programme_counts_the_pain_but_no_exercise() -> None:
    (record,) = list_records(read(STOP))
    assert (record.exercise, record.pain, record.lasted_s) == ("", 8, 0.0)


def test_results_for_the_clinic_hold_it() -> None:
    install(build_prescription(make_head(DAY), choose_exercises(["lunge"], "", "")), DAY)
    keep_pain(STOP, exercise_text=load_exercise("lunge").text)
    gathered = gather_results(dt.datetime(2026, 3, 8, 12, tzinfo=dt.UTC))
    (session,) = gathered.loaded.results.sessions
    assert not session.begun
    (answer,) = session.pains
    assert (answer.before, answer.score, answer.place, answer.stopped) == (True, 8, "back", True)
    assert session.to_entry().stop == STOP


def test_there_is_nothing_to_watch() -> None:
    with pytest.raises(RecordingError, match="only the pain was asked"):
        require_begun(open_recording(keep_pain(STOP)))
    require_begun(open_recording(keep()))
