"""Gather what a patient did since the last results were packed."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pydantic

from coach import __version__
from coach.errors import CoachError
from coach.exercise.dose.programme_plan import plan_day
from coach.exercise.dose.programme_records import DoneSession
from coach.message import Message
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.files import locations
from coach.store.files.atomic_write import write_atomically
from coach.store.history.entry import Entry
from coach.store.history.index import History
from coach.store.history.trends import read_time
from coach.store.prescriptions.archive import LoadedPrescription
from coach.store.prescriptions.installed import load_installed
from coach.store.programmes.enrolment import Following, list_records, load_enrolment
from coach.store.programmes.loader import load_programme
from coach.store.recordings.zip_archive import pack_recording
from coach.store.results.archive import ENDING, LoadedResults, pack_results, parse_results
from coach.store.results.document import DayResult, Results, Session, TaskResult
from coach.store.settings import folders, profiles

FILE_NAME: Final = "results-sent.json"
"""What was packed last, in the folder of the profile."""
LONGEST_DAYS: Final = 400
"""Maximum number of days of the programme in one file."""


def gather_results(
    now: dt.datetime, since: dt.date | None = None, *, everything: bool = False, poses: bool = False
) -> LoadedResults:
    """Return the results of the current profile, read back from their bytes.

    Args:
        now: The time now, with its zone.
        since: The first day; by default what was not yet packed.
        everything: Whether to pack everything again.
        poses: Whether to add the recordings, with the positions of the joints.

    Raises:
        CoachError: The profile follows no prescription, or something cannot be read.
    """
    prescription = load_installed()
    if prescription is None:
        raise CoachError(
            Message("You follow no prescription, so nobody is waiting for results."),
            Message("Open the one that you were given: coach prescription open FILE"),
        )
    entries = _read_entries()
    following = load_enrolment()
    first = since or _find_first_day(prescription, following)
    if everything:
        first = min((read_time(entry).date() for entry in entries), default=now.date())
    sent = None if since or everything else _read_sent(prescription)
    chosen = _choose_entries(entries, first, sent)
    results = Results(
        version=1,
        identifier=prescription.prescription.identifier,
        revision=prescription.prescription.revision,
        packed=now.isoformat(timespec="seconds"),
        coach_version=__version__,
        titles=_find_titles(chosen),
        sessions=tuple(_list_sessions(chosen)),
        days=tuple(_list_days(following, entries, first, sent, now.date())),
    )
    recordings = _pack_recordings(chosen) if poses else {}
    return parse_results(pack_results(results, recordings), Path(f"results{ENDING}"))


def _choose_entries(
    entries: Iterable[Entry], first: dt.date, sent: dt.datetime | None
) -> list[Entry]:
    """Return the entries from this day on that were not sent yet."""
    return [
        entry
        for entry in entries
        if (sent is None or read_time(entry) > sent) and read_time(entry).date() >= first
    ]


def remember_sent(loaded: LoadedResults) -> None:
    """Remember what was packed, so that the next results begin after it.

    Raises:
        CoachError: It cannot be written.
    """
    if not loaded.results.sessions:
        return
    last = max(dt.datetime.fromisoformat(each.started) for each in loaded.results.sessions)
    through = last.astimezone(dt.UTC).isoformat()
    folder = locations.make_private(profiles.find_profile_folder())
    data = {"identifier": loaded.results.identifier, "through_utc": through}
    write_atomically(folder / FILE_NAME, json.dumps(data) + "\n")


def _read_entries() -> list[Entry]:
    with History() as history:
        history.refresh()
        return history.read()


def _find_first_day(prescription: LoadedPrescription, following: Following | None) -> dt.date:
    """Return the first day of the prescription: nothing before it concerns the clinic."""
    issued = prescription.prescription.issued
    return min(issued, following.started) if following else issued


def _read_sent(prescription: LoadedPrescription) -> dt.datetime | None:
    """Return the time through which results were packed for this patient; None if never."""
    try:
        text = (profiles.find_profile_folder() / FILE_NAME).read_bytes()[:1000]
        data: Any = json.loads(text)
        known = data["identifier"] == prescription.prescription.identifier
        through = dt.datetime.fromisoformat(data["through_utc"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return through if known and through.tzinfo else None


def _list_sessions(entries: Sequence[Entry]) -> Iterator[Session]:
    """Yield the sessions that results can hold; a hand-made recording may hold anything."""
    for entry in entries:
        with suppress(pydantic.ValidationError):
            yield Session.from_entry(entry, read_time(entry))


def _find_titles(entries: Sequence[Entry]) -> dict[str, str]:
    known = list_exercises()
    titles = {}
    for name in dict.fromkeys(entry.exercise for entry in entries):
        if name in known:
            try:
                titles[name] = str(load_exercise(name).exercise.title)
            except CoachError:  # the file is wrong by now
                continue
    return titles


def _list_days(
    following: Following | None,
    entries: Sequence[Entry],
    first: dt.date,
    sent: dt.datetime | None,
    today: dt.date,
) -> Iterator[DayResult]:
    """Yield what was due on each day since the last results, and how much of it was done."""
    if following is None:
        return
    loaded = load_programme(following.programme)
    records: list[DoneSession] = [
        record
        for entry in entries
        for record in list_records(entry)
        if record.day >= following.started
    ]
    if sent:
        first = max(first, sent.astimezone().date())
    day = max(first, following.started, today - dt.timedelta(days=LONGEST_DAYS))
    while day <= today:
        plan = plan_day(loaded.programme, loaded.exercises, following.enrolment(), records, day)
        tasks = tuple(
            TaskResult(
                exercise=task.item.exercise,
                unit=task.requirement.unit,
                amount=task.requirement.amount,
                sides=len(task.requirement.sides),
                times=task.times,
                times_done=task.times_done,
                share=round(task.share, 3),
            )
            for task in plan.tasks
        )
        yield DayResult(day=day, number=plan.number, paused=plan.paused, tasks=tasks)
        day += dt.timedelta(days=1)


def _pack_recordings(entries: Sequence[Entry]) -> dict[str, bytes]:
    parent = folders.recordings_folder()
    packed = {}
    with tempfile.TemporaryDirectory() as name:
        for entry in entries:
            file = pack_recording(parent / entry.name, Path(name) / "one.zip")
            packed[entry.name] = file.read_bytes()
            file.unlink()
    return packed
