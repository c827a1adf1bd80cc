"""Which sessions had half the dose because of pain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from coach.exercise.dose.pain_limits import EASE_FROM
from coach.exercise.tracking.events import Pain
from coach.store.history.entry import Entry
from coach.store.history.trends import read_time


def find_halved(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the names of the sessions whose dose pain had halved.

    The last answer of the day before the session decides, and whether something was stopped.

    Args:
        entries: Oldest first.
    """
    halved: set[str] = set()
    today: date | None = None
    eased = stopped = False
    for entry in entries:
        if (day := read_time(entry).date()) != today:
            today, eased, stopped = day, False, False
        for before in (True, False):
            for pain in _list_answers(entry):
                if pain.before == before:
                    stopped = stopped or pain.stopped
                    eased = stopped or pain.score >= EASE_FROM
            if before and eased:
                halved.add(entry.name)
    return frozenset(halved)


def _list_answers(entry: Entry) -> Iterator[Pain]:
    """Yield the answers of a session; the last ones if only these are known."""
    yield from entry.pains
    if entry.pains:
        return
    for before, score in ((True, entry.pain_before), (False, entry.pain_after)):
        if score is not None:
            yield Pain(0.0, before, score)
