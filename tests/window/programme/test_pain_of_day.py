"""What was answered on pain on a day is read from the history."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.exercise.tracking.events import Pain
from coach.store.history.index import History
from coach.window.exercises import find_pain
from coach.window.programme.pain_of_day import PainOfDay, read_pain
from tests.store.recorded import keep

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
    with History() as history:
        history.refresh()


def test_the_first_answer_is_the_one_that_later_ones_are_compared_with() -> None:
    second = Pain(0.0, before=True, score=2, place="hip")
    record(([second], find_start(12)), ([BEFORE, STOP], find_start(9)))
    assert read_pain(DAY) == PainOfDay(BEFORE, {"lunge": STOP})
    assert read_pain(DAY + dt.timedelta(days=1)) == PainOfDay()


def test_an_answer_that_stopped_the_exercise_is_compared_with_nothing() -> None:
    record(([WARNED], find_start(9)), ([BEFORE], find_start(10)))
    assert read_pain(DAY).first == BEFORE


def test_a_stop_after_midnight_is_one_of_the_new_day() -> None:
    record(([BEFORE, LATE], find_start(23, 55)))
    assert read_pain(DAY) == PainOfDay(BEFORE)
    assert read_pain(DAY + dt.timedelta(days=1)) == PainOfDay(None, {"lunge": LATE})


def test_a_history_that_cannot_be_read_knows_of_no_pain(monkeypatch: pytest.MonkeyPatch) -> None:
    from coach.errors import CoachError

    def fail(_: dt.date) -> PainOfDay:
        raise CoachError("The history is broken.", "")

    monkeypatch.setattr("coach.window.programme.pain_of_day.read_pain", fail)
    assert find_pain(DAY) == PainOfDay()
