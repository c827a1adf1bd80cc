"""How long exercises take, and the half hour of activity."""

from __future__ import annotations

from datetime import date

import pytest

from coach.exercise.definition.programme import Item
from coach.exercise.dose.duration import estimate_minutes, sum_activity
from coach.exercise.dose.programme_records import DoneSession
from coach.store.exercises.loader import load_exercise

DAY = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("item", "minutes"),
    [
        (Item(exercise="walking"), 10.0),
        (Item(exercise="thomas-test"), 2.0),
        (Item(exercise="half-kneeling-stretch", sets=1, repetitions=2, hold_s=30.0), 2.0),
        (Item(exercise="sit-to-stand", sets=2, repetitions=6, rest_s=12.0), 1.0),
        (Item(exercise="plank", sets=3, repetitions=1, hold_s=30.0, rest_s=15.0), 2.0),
    ],
    ids=lambda value: str(value)[:40],
)
def test_minutes(item: Item, minutes: float) -> None:
    assert estimate_minutes(load_exercise(item.exercise).exercise, item) == pytest.approx(minutes)


def test_without_an_item_the_own_dose_counts() -> None:
    assert estimate_minutes(load_exercise("walking").exercise) == 10.0


def test_activity_is_movement_of_the_day() -> None:
    """A massage, an ice pack and a test are none; what is not known is."""
    names = ("walking", "half-kneeling-stretch", "bridge", "ice", "thomas-test", "gone")
    sessions = [DoneSession(DAY, name, None, lasted_s=60.0) for name in names]
    sessions.append(DoneSession(date(2026, 2, 1), "walking", None, lasted_s=600.0))
    exercises = {name: load_exercise(name).exercise for name in names if name != "gone"}
    assert sum_activity(sessions, exercises, DAY) == 4.0
    assert sum_activity([], exercises, DAY) == 0.0
