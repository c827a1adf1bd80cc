"""Everything of one patient over time: what was prescribed, what was done, and how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.errors import CoachError
from coach.store.clinic.folder import PatientFolder, iterate_results
from coach.store.history.entry import Entry
from coach.store.prescriptions.archive import LoadedPrescription, read_prescription
from coach.store.results.archive import LoadedResults
from coach.store.results.document import DayResult, Session


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """What is known of a patient."""

    prescriptions: tuple[LoadedPrescription, ...]
    """Oldest first."""
    sessions: tuple[Session, ...]
    """Oldest first, each once, however often it came."""
    days: tuple[DayResult, ...]
    """Days of the programme, oldest first, as the newest results tell them."""
    titles: Mapping[str, str]
    """Name of an exercise -> its title."""
    received: tuple[str, ...]
    """When results were packed, ISO 8601, oldest first."""
    problems: tuple[str, ...] = ()
    """Files that cannot be read."""

    @property
    def newest(self) -> LoadedPrescription:
        """What is prescribed now."""
        return self.prescriptions[-1]

    @property
    def begun(self) -> tuple[Session, ...]:
        """The sessions without those in which only the pain before an exercise was asked."""
        return tuple(session for session in self.sessions if session.begun)

    @property
    def entries(self) -> list[Entry]:
        """The sessions as the history has them."""
        return [session.to_entry() for session in self.sessions]


def read_record(patient: PatientFolder) -> PatientRecord:
    """Read everything of a patient.

    Raises:
        CoachError: Nothing is prescribed, or no prescription can be read.
    """
    prescriptions: list[LoadedPrescription] = []
    problems: list[str] = []
    for path in patient.list_prescriptions():
        try:
            prescriptions.append(read_prescription(path))
        except CoachError as error:
            problems.append(error.message)
    if not prescriptions:
        patient.read_newest_prescription()  # raises what is wrong
    results: list[LoadedResults] = []
    for found in iterate_results(patient):
        if isinstance(found, CoachError):
            problems.append(found.message)
        else:
            results.append(found)
    results.sort(key=_find_time)
    return merge_results(prescriptions, results, problems)


def merge_results(
    prescriptions: Sequence[LoadedPrescription],
    results: Sequence[LoadedResults],
    problems: Sequence[str] = (),
) -> PatientRecord:
    """Return one record of many files.

    Args:
        prescriptions: Oldest first.
        results: Oldest first; of two that tell the same, the later one counts.
        problems: Files that cannot be read.
    """
    sessions: dict[str, Session] = {}
    days: dict[dt.date, DayResult] = {}
    titles: dict[str, str] = {}
    for each in results:
        sessions |= {session.name: session for session in each.results.sessions}
        days |= {day.day: day for day in each.results.days}
        titles |= each.results.titles
    for loaded in prescriptions:
        titles |= {name: each.title for name, each in loaded.programme.exercises.items()}
    return PatientRecord(
        prescriptions=tuple(prescriptions),
        sessions=tuple(sorted(sessions.values(), key=_find_start)),
        days=tuple(day for _, day in sorted(days.items())),
        titles=titles,
        received=tuple(each.results.packed for each in results),
        problems=tuple(problems),
    )


def _find_time(loaded: LoadedResults) -> dt.datetime:
    return dt.datetime.fromisoformat(loaded.results.packed)


def _find_start(session: Session) -> dt.datetime:
    return dt.datetime.fromisoformat(session.started)
