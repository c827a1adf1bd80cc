"""What a patient did on the days since a prescription began."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from coach.exercise.tracking.events import BodyFound, Event, RepetitionDone
from coach.store.exercises.loader import load_exercise
from coach.store.results.archive import LoadedResults
from coach.store.results.document import Results
from coach.store.results.packing import gather_results
from tests.store.recorded import keep

DAY = dt.date(2026, 3, 1)


def go_on(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def do(exercise: str, days: Iterable[int], hour: int = 9) -> None:
    """Record more repetitions than any exercise asks for."""
    events: list[Event] = [BodyFound(0.5)]
    for number in range(60):
        for side in ("left", "right"):
            start_s = 1.0 + 8.0 * number + (4.0 if side == "right" else 0.0)
            events.append(RepetitionDone(start_s + 3, start_s, start_s + 2, side, 90.0, ()))
    text = load_exercise(exercise).text
    for day in days:
        started = f"{go_on(day)}T{hour:02d}:00:00+00:00"
        keep(events, exercise=exercise, exercise_text=text, started_utc=started)


def pack(day: int) -> LoadedResults:
    return gather_results(dt.datetime.combine(go_on(day), dt.time(20), dt.UTC)).loaded


def gather(day: int) -> Results:
    return pack(day).results
