"""Reads what was answered on pain on one day, in a background thread. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from coach.errors import CoachError
from coach.exercise.dose.pain_limits import EASE_FROM
from coach.exercise.tracking.events import Pain
from coach.store.history.entry import Entry, drop_copies, summarise_recording
from coach.store.history.index import History
from coach.store.history.trends import read_time
from coach.store.recordings.lone_pain import list_waiting


@dataclass(frozen=True, slots=True)
class PainOfDay:
    """What was answered on a day."""

    first: Pain | None = None
    """The first answer that was given before an exercise and did not stop it; None without one."""
    stops: Mapping[str, Pain] = field(default_factory=dict)
    """Name of an exercise that hurt too much, during or after it -> the answer; empty for an answer
    before an exercise, which was then not begun. The last one is at the end."""
    eased: bool = False
    """True if half the dose is enough by the last answer, or because something was stopped."""


def read_pain(day: dt.date) -> PainOfDay:
    """Return what was answered on a day; an exercise may have begun on the day before.

    Recordings that the history does not know yet count, such as one that a crash cut off. So do
    answers that wait for the drive of the recordings.

    Raises:
        CoachError: As `History`.
    """
    with History() as history:
        with suppress(CoachError):  # what is known already counts all the same
            history.refresh()
        known = history.read()
    with suppress(CoachError):
        known += map(summarise_recording, list_waiting())
    entries = sorted(drop_copies(known), key=read_time)
    stops: dict[str, Pain] = {}
    first = last = None
    for entry in entries:
        answers = [pain for pain in entry.pains if _is_of(entry, pain, day)]
        stopped = [pain for pain in answers if pain.stopped]
        if stopped:
            worst = max(stopped, key=lambda pain: pain.score)
            name = "" if worst.before and not entry.begun else entry.exercise
            stops.pop(name, None)
            stops[name] = worst
        if first is None:
            before = (pain for pain in answers if pain.before and not pain.stopped)
            first = next(before, None)
        last = answers[-1] if answers else last
    eased = bool(stops) or (last is not None and last.score >= EASE_FROM)
    return PainOfDay(first, stops, eased)


def _is_of(entry: Entry, pain: Pain, day: dt.date) -> bool:
    return (read_time(entry) + dt.timedelta(seconds=pain.time_s)).date() == day
