"""What was answered on pain on a day is read from the history."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.exercise.tracking.events import Pain
from coach.store.history.halved import find_halved
from coach.store.history.index import History
from coach.store.recordings import lone_pain
from coach.store.settings.settings import Settings, save_settings
from coach.window.exercises import find_pain, load_library
from coach.window.programme.pain_of_day import PainOfDay, read_pain
from tests.store.recorded import keep, keep_pain
from tests.store.recordings.film import HEADER
from tests.window.fakes import FakeBackend

DAY = dt.date(2026, 3, 1)
BEFORE = Pain(0.0, before=True, score=5, place="back")
WARNED = Pain(0.0, before=True, score=8, place="back", stopped=True)
STOP = Pain(9.0, before=False, score=5, place="lower_leg", stopped=True, during=True)
LATE = Pain(600.0, before=False, score=7, place="hip", stopped=True, during=True)


def find_start(hour: int, minute: int = 0) -> str:
    """Return this local time of the day, ISO 8601."""
    return dt.datetime(2026, 3, 1, hour, minute).astimezone().isoformat()


def record(*sessions: tuple[list[Pain], str]) -> None:
    for pains, began in sessions:
        keep(pains, started_utc=began)


def test_the_first_answer_is_the_one_that_later_ones_are_compared_with() -> None:
    second = Pain(0.0, before=True, score=2, place="hip")
    record(([second], find_start(12)), ([BEFORE, STOP], find_start(9)))
    assert read_pain(DAY) == PainOfDay(BEFORE, {"lunge": STOP}, eased=True)
    assert read_pain(DAY + dt.timedelta(days=1)) == PainOfDay()


def test_an_answer_that_stopped_the_exercise_is_compared_with_nothing() -> None:
    record(([WARNED], find_start(9)), ([BEFORE], find_start(10)))
    assert read_pain(DAY).first == BEFORE


def test_a_stop_after_midnight_is_one_of_the_new_day() -> None:
    record(([BEFORE, LATE], find_start(23, 55)))
    assert read_pain(DAY) == PainOfDay(BEFORE, eased=True)
    assert read_pain(DAY + dt.timedelta(days=1)) == PainOfDay(None, {"lunge": LATE}, eased=True)


AFTER = Pain(0.0, before=False, score=8, place="hip", stopped=True)
DURING = Pain(0.0, before=False, score=8, place="hip", stopped=True, during=True)
KEPT = [
    pytest.param(WARNED, {"": WARNED}, id="before"),
    pytest.param(DURING, {"lunge": DURING}, id="during"),
    pytest.param(AFTER, {"lunge": AFTER}, id="after"),
]


@pytest.mark.parametrize(("pain", "stops"), KEPT)
def test_pain_that_no_run_recorded_is_of_the_exercise_after_which_it_was_told(
    pain: Pain, stops: dict[str, Pain]
) -> None:
    keep_pain(pain, started_utc=find_start(9))
    assert read_pain(DAY).stops == stops


EASED = [
    pytest.param([[BEFORE], []], True, id="5 in the morning"),
    pytest.param([[BEFORE, Pain(9.0, before=False, score=3)], []], False, id="less after it"),
    pytest.param([[BEFORE, STOP], [Pain(0.0, before=True, score=1)]], True, id="stopped"),
    pytest.param([[Pain(0.0, before=True, score=3)]], False, id="3"),
]


@pytest.mark.parametrize(("sessions", "eased"), EASED)
def test_the_last_answer_of_the_day_halves_the_dose(
    sessions: list[list[Pain]], eased: bool
) -> None:
    record(*((pains, find_start(9 + number)) for number, pains in enumerate(sessions)))
    assert read_pain(DAY).eased is eased
    keep(started_utc=find_start(17))
    with History() as history:
        history.refresh()
        entries = history.read()
    assert (entries[-1].name in find_halved(entries)) is eased, "both agree"


def test_a_recording_that_the_history_does_not_know_yet_counts() -> None:
    record(([STOP], find_start(9)))
    assert load_library(FakeBackend(), DAY).stops == {"lunge": STOP}


def test_what_is_known_counts_if_the_history_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record(([STOP], find_start(9)))
    read_pain(DAY)

    def fail(_: History) -> None:
        raise CoachError("The history is in use.", "")

    monkeypatch.setattr(History, "refresh", fail)
    assert read_pain(DAY).stops == {"lunge": STOP}


def test_a_history_that_cannot_be_read_knows_of_no_pain(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: dt.date) -> PainOfDay:
        raise CoachError("The history is broken.", "")

    monkeypatch.setattr("coach.window.programme.pain_of_day.read_pain", fail)
    assert find_pain(DAY) == PainOfDay()


def test_an_answer_that_waits_for_its_drive_counts(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.write_text("no folder")
    save_settings(Settings(recordings_folder=str(drive / "coach")))
    header = dataclasses.replace(HEADER, exercise="lunge", started_utc=find_start(9))
    assert lone_pain.keep_pain(header, DURING) is None
    assert read_pain(DAY).stops == {"lunge": DURING}
    drive.unlink()
    lone_pain.move_waiting()
    assert read_pain(DAY).stops == {"lunge": DURING}


def test_what_is_known_stays_while_the_drive_is_not_there(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    save_settings(Settings(recordings_folder=str(drive / "coach")))
    record(([BEFORE, STOP], find_start(9)))
    assert read_pain(DAY).stops == {"lunge": STOP}
    drive.rename(tmp_path / "unplugged")
    assert read_pain(DAY).stops == {"lunge": STOP}
    with History() as history:
        assert history.is_fresh()
        with pytest.raises(CoachError, match="the drive of the recordings is missing"):
            history.rebuild()
    assert read_pain(DAY).stops == {"lunge": STOP}
    (drive / "coach").mkdir(parents=True)
    assert read_pain(DAY) == PainOfDay()
