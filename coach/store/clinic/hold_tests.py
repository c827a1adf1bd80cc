"""How long a patient held a position in tests of holding, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import Exercise
from coach.store.clinic.record import PatientRecord
from coach.store.exercises.loader import load_shipped


@dataclass(frozen=True, slots=True)
class HoldTest:
    """What one side held in a test."""

    exercise: str
    title: str
    side: Side
    longest: tuple[tuple[dt.date, float], ...]
    """Each day, oldest first, and the seconds of its longest hold."""

    @property
    def shown(self) -> tuple[tuple[dt.date, float], ...]:
        """The first and the last two of them."""
        return self.longest if len(self.longest) < 3 else (self.longest[0], *self.longest[-2:])


def find_known_exercise(record: PatientRecord, name: str) -> Exercise | None:
    """Return the exercise of a prescription, or that comes with coach; None if there is none."""
    for loaded in reversed(record.prescriptions):
        if known := loaded.programme.exercises.get(name):
            return known
    shipped = load_shipped(name)
    return None if shipped is None else shipped.exercise


def list_hold_tests(record: PatientRecord) -> Iterator[HoldTest]:
    """Yield each side of each test in which a position is held, in the order of the sessions."""
    for name in dict.fromkeys(session.exercise for session in record.begun):
        exercise = find_known_exercise(record, name)
        if exercise is None or exercise.kind != "hold" or exercise.group != "test":
            continue
        for side in SIDES:
            days: dict[dt.date, float] = {}
            for session in record.begun:
                for each in session.sides:
                    if (session.exercise, each.side) == (name, side) and each.longest_s > 0:
                        days[session.day] = max(each.longest_s, days.get(session.day, 0.0))
            if days:
                title = record.titles.get(name, exercise.title)
                yield HoldTest(name, title, side, tuple(sorted(days.items())))
