"""Reads what was answered on pain on one day, in a background thread. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.exercise.tracking.events import Pain
from coach.store.history.entry import Entry
from coach.store.history.index import History
from coach.store.history.trends import read_time


@dataclass(frozen=True, slots=True)
class PainOfDay:
    """What was answered on a day."""

    first: Pain | None = None
    """The first answer that was given before an exercise and did not stop it; None without one."""
    stops: Mapping[str, Pain] = field(default_factory=dict)
    """Name of an exercise that hurt too much, during or after it -> the answer; empty for an answer
    before an exercise, which was then not begun. The last one is at the end."""


def read_pain(day: dt.date) -> PainOfDay:
    """Return what was answered on a day; an exercise may have begun on the day before.

    Raises:
        CoachError: As `History`.
    """
    with History() as history:
        entries = sorted(history.read(), key=read_time)
    stops: dict[str, Pain] = {}
    first = None
    for entry in entries:
        answers = [pain for pain in entry.pains if _is_of(entry, pain, day)]
        stopped = [pain for pain in answers if pain.stopped]
        if stopped:
            name = entry.exercise if entry.begun else ""
            stops.pop(name, None)
            stops[name] = max(stopped, key=lambda pain: pain.score)
        if first is None:
            before = (pain for pain in answers if pain.before and not pain.stopped)
            first = next(before, None)
    return PainOfDay(first, stops)


def _is_of(entry: Entry, pain: Pain, day: dt.date) -> bool:
    return (read_time(entry) + dt.timedelta(seconds=pain.time_s)).date() == day
