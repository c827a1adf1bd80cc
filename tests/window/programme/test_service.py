"""What the programme page reads."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.errors import CoachError
from coach.exercise.dose.programme_records import DoneSession
from coach.window.exercises import find_activity
from coach.window.programme.service import (
    AvailableProgramme,
    find_common_cautions,
    read_activity,
    read_programme,
)

TODAY = dt.date(2026, 3, 2)
YESTERDAY = dt.date(2026, 3, 1)


def offer(name: str, *cautions: str, problem: str = "") -> AvailableProgramme:
    return AvailableProgramme(name, name, "", 1, cautions, problem)


COMMON = [
    pytest.param([], (), id="no programme"),
    pytest.param([offer("a", "x")], (), id="one programme"),
    pytest.param([offer("a", "x", "y"), offer("b", "x", "z")], ("x",), id="one in common"),
    pytest.param([offer("a", "x"), offer("b", problem="?")], (), id="one cannot be read"),
]


@pytest.mark.parametrize(("offers", "cautions"), COMMON)
def test_common_cautions(offers: list[AvailableProgramme], cautions: tuple[str, ...]) -> None:
    assert find_common_cautions(offers) == cautions


def test_activity_is_read_over_all_exercises_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exercise whose file is gone counts; a massage and yesterday do not."""
    records = [
        DoneSession(day, name, None, lasted_s=600.0)
        for day, name in (
            (TODAY, "walking"),
            (TODAY, "gone"),
            (TODAY, "thigh-roller-massage"),
            (YESTERDAY, "walking"),
        )
    ]
    monkeypatch.setattr("coach.window.programme.service.read_records", lambda _: records)
    assert read_activity(TODAY) == 20.0
    assert read_programme(TODAY).active_minutes == 20.0


def test_a_history_that_cannot_be_read_shows_no_activity(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: dt.date) -> list[DoneSession]:
        raise CoachError("The history is broken.", "")

    monkeypatch.setattr("coach.window.programme.service.read_records", fail)
    assert find_activity() is None
