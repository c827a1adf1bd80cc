"""What was broken off, or in which nothing counted, was not done."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Final

import pytest

from coach.exercise.tracking.events import Event, GuidedStepBegan, GuidedStepDone, RepetitionDone
from coach.store.exercises.loader import load_exercise
from coach.store.history.earlier_results import find_last_days, find_recordings
from coach.store.history.entry import summarise_recording
from coach.store.history.index import History
from coach.store.recordings.recording import open_recording
from tests.store.recorded import cut_off, keep

GUIDED: Final = "cat-cow"
FIRST: Final[tuple[Event, ...]] = (
    GuidedStepBegan(0.0, 1, "Round"),
    GuidedStepDone(1.0, 1, 1.0),
    GuidedStepBegan(1.0, 2, "Arch"),
)
LAST: Final[tuple[Event, ...]] = (*FIRST, GuidedStepDone(2.0, 2, 1.0))
COUNTED: Final[tuple[Event, ...]] = (RepetitionDone(2.0, 0.0, 1.0, "left", 90.0, ()),)
DAY: Final = dt.date(2026, 3, 1)
ENDS = [
    pytest.param(GUIDED, LAST, True, id="all steps"),
    pytest.param(GUIDED, FIRST, False, id="stopped in the second step"),
    pytest.param(GUIDED, (), False, id="no step"),
    pytest.param("lunge", (), False, id="not guided, nothing counted"),
    pytest.param("lunge", COUNTED, True, id="not guided, one repetition"),
    pytest.param("unknown", LAST, True, id="of an unknown file, all steps"),
    pytest.param("unknown", FIRST, False, id="of an unknown file, stopped"),
]


def record(exercise: str, events: Sequence[Event], day: dt.date = DAY):
    text = "" if exercise == "unknown" else load_exercise(exercise).text
    began = f"{day}T12:00:00+00:00"
    return keep(events, exercise=exercise, exercise_text=text, started_utc=began)


@pytest.mark.parametrize(("exercise", "events", "ended"), ENDS)
@pytest.mark.parametrize("known", [True, False], ids=["history", "recordings"])
def test_only_what_came_to_its_end_was_done(
    exercise: str, events: Sequence[Event], ended: bool, known: bool
) -> None:
    folder = record(exercise, events)
    assert summarise_recording(open_recording(folder)).ended is ended
    if known:
        with History() as history:
            history.refresh()
            (entry,) = history.read()
        assert entry.ended is ended
    assert find_last_days() == ({exercise: DAY} if ended else {})
    assert [each.name for each in find_recordings(exercise)] == [folder.name]


@pytest.mark.parametrize("known", [True, False], ids=["history", "recordings"])
def test_the_last_time_to_the_end_stays_known(known: bool) -> None:
    record(GUIDED, LAST)
    record(GUIDED, FIRST, DAY + dt.timedelta(days=2))
    if known:
        with History() as history:
            history.refresh()
    assert find_last_days() == {GUIDED: DAY}


def test_a_recording_that_was_cut_off_in_a_step_did_not_come_to_its_end() -> None:
    text = load_exercise(GUIDED).text
    folder = cut_off(*FIRST, exercise=GUIDED, exercise_text=text)
    assert not summarise_recording(open_recording(folder)).ended


def test_a_history_of_an_earlier_version_learns_it() -> None:
    record(GUIDED, FIRST)
    with History() as history:
        history.refresh()
    connection = sqlite3.connect(history.file)
    connection.execute("DROP TABLE counted_ends")
    connection.close()
    with History() as history:
        assert not history.is_fresh()
        history.refresh()
        assert history.is_fresh()
        (entry,) = history.read()
    assert not entry.ended
