"""A patient in a line: last active, pain, tests, and whether somebody should look, and why.

It is computed from the patient's files and kept beside them in ``overview.json``, with the names
of the files that it was made of, which tell whether it is out of date.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from coach.body.landmarks import SIDES, Side
from coach.bounded_read import read_beginning
from coach.errors import CoachError
from coach.exercise.definition.fields import Model
from coach.exercise.tracking.range_test.result import RangeResult, find_smallest_change
from coach.exercise.tracking.range_test.whole_degrees import subtract_shown
from coach.store.clinic.folder import PatientFolder, list_patients
from coach.store.clinic.pain import Day, PainDay, PainStop, list_pain, list_stops
from coach.store.clinic.progress import measure_share
from coach.store.clinic.record import PatientRecord, read_record
from coach.store.files.atomic_write import atomic_path
from coach.store.history.daily_results import group_by_day
from coach.store.prescriptions.definition import HipAllowance, Prescription
from coach.store.results.document import Session

MAX_BYTES: Final = 10_000_000
"""Maximum size of a kept overview that is read; ours have some kilobytes."""
FILE_NAME: Final = "overview.json"
RECENT_DAYS: Final = 14
LEAST_DAYS: Final = 7
"""So many days, without paused ones, are needed to tell whether much is left out."""
_KEPT_DAYS: Final = 120
"""Days of activity and pain that an overview keeps, back from the last session."""


class TestPoint(Model):
    """A result of a test on a day."""

    day: Day
    value_deg: float
    error_deg: float | None
    """None if the results do not say it."""


def find_change_needed(earlier: Sequence[TestPoint], last: TestPoint) -> float | None:
    """Return the difference in degrees that counts as a change, as the report of a recording has.

    None if the error of the first of the earlier results, or of the last one, is not known.

    Args:
        earlier: At least one, oldest first; a result of each day.
        last: The last result, which is compared with the first one.
    """
    first = earlier[0]
    if first.error_deg is None or last.error_deg is None:
        return None
    return find_smallest_change(
        last.error_deg, first.error_deg, [point.value_deg for point in earlier]
    )


class TestLine(Model):
    """The first and the last two results of one side in a test."""

    exercise: str
    title: str
    side: Literal["left", "right"]
    downward: bool
    first: TestPoint
    before: TestPoint | None
    last: TestPoint

    @property
    def change_deg(self) -> float | None:
        """How much further it goes than the time before, in degrees; None after the first."""
        if self.before is None:
            return None
        change = self.last.value_deg - self.before.value_deg
        return -change if self.downward else change

    @property
    def shown_change_deg(self) -> int | None:
        """The same in whole degrees, as both results are shown."""
        if self.before is None:
            return None
        change = subtract_shown(self.last.value_deg, self.before.value_deg)
        return -change if self.downward else change

    @property
    def error_of_change_deg(self) -> float | None:
        """The smallest change that is larger than the error, in degrees; None if unknown."""
        return None if self.before is None else find_change_needed([self.before], self.last)


class HipLimit(Model):
    """How far a replaced hip may bend until a day, if that is more than 90 degrees."""

    side: Literal["left", "right"]
    limit_deg: float
    until: Day

    @property
    def allowance(self) -> HipAllowance:
        """The same as a prescription has it."""
        return HipAllowance(self.limit_deg, self.until)


class Overview(Model):
    """A patient in a line."""

    version: Literal[9]
    """Version 1 had 0 for an error that is not known, version 2 a point for each recording,
    version 3 did not know what was stopped because of pain, version 4 not what was not begun
    because of it, and version 5 not what hurt too much after it. Version 6 counted a recording that
    was repaired twice, and did not know how much of what was prescribed was done; version 7 did not
    know that of who exercises on few days of a week, and version 8 not when the limit of a hip
    ends. None of them wrote its number, so this has no default: those are left out of the file."""
    sources: Annotated[tuple[str, ...], Field(strict=False)]
    identifier: str
    patient: str
    number: str
    clinician: str
    revision: int
    issued: Day
    sessions: int
    last_active: Day | None
    active_days: Annotated[tuple[Day, ...], Field(strict=False)] = ()
    pain: Annotated[tuple[PainDay, ...], Field(strict=False)] = ()
    stops: Annotated[tuple[PainStop, ...], Field(strict=False)] = ()
    """Oldest first."""
    tests: Annotated[tuple[TestLine, ...], Field(strict=False)] = ()
    hip_limits: Annotated[tuple[HipLimit, ...], Field(strict=False)] = ()
    """Those that end by a date."""
    done: float | None = None
    """0 to 1: the share of what was prescribed on the last fourteen days that results tell of; None
    if they tell of less than a week without pauses."""
    received: str = ""
    problems: Annotated[tuple[str, ...], Field(strict=False)] = ()

    @property
    def name(self) -> str:
        """What the list calls the patient: name and number, or the identifier."""
        parts = [part for part in (self.patient, self.number) if part]
        return " · ".join(parts) or self.identifier[:8]

    def count_recent_days(self, today: dt.date) -> int:
        """Return the days with a session among the last fourteen, today included."""
        return sum(0 <= (today - day).days < RECENT_DAYS for day in self.active_days)


def read_overviews(clinic: Path) -> list[Overview | CoachError]:
    """Return every patient in a line, by name; an error in place of one that cannot be read.

    Raises:
        CoachError: As `list_patients`.
    """
    found: list[Overview | CoachError] = []
    for patient in list_patients(clinic):
        try:
            found.append(read_overview(patient))
        except CoachError as error:
            found.append(error)
    return sorted(
        found, key=lambda each: each.name.casefold() if isinstance(each, Overview) else "\uffff"
    )


def read_overview(patient: PatientFolder) -> Overview:
    """Return a patient in a line; it is computed again only if there are new files.

    Raises:
        CoachError: As `read_record`.
    """
    sources = _list_sources(patient)
    file = patient.path / FILE_NAME
    with suppress(OSError, ValidationError):
        kept = Overview.model_validate_json(read_beginning(file, MAX_BYTES))
        if kept.sources == sources and kept.identifier == patient.identifier:
            return kept
    overview = summarise(patient.identifier, read_record(patient), sources)
    with suppress(OSError), atomic_path(file, private=False) as part:  # it is made again next time
        part.write_text(overview.model_dump_json(exclude_defaults=True), encoding="utf-8")
    return overview


def summarise(identifier: str, record: PatientRecord, sources: Sequence[str] = ()) -> Overview:
    """Return a patient in a line.

    Args:
        identifier: The patient's.
        record: Everything of the patient.
        sources: Names of the files that the record was read from.
    """
    head = record.newest.prescription
    active = sorted({session.day for session in record.sessions if session.tracked_s > 0})
    since = active[-1] - dt.timedelta(days=_KEPT_DAYS) if active else None
    return Overview(
        version=9,
        sources=tuple(sources),
        identifier=identifier,
        patient=head.patient,
        number=head.number,
        clinician=head.clinician,
        revision=head.revision,
        issued=head.issued,
        sessions=len(record.begun),
        last_active=active[-1] if active else None,
        active_days=tuple(day for day in active if since is None or day >= since),
        pain=tuple(day for day in list_pain(record.sessions) if since is None or day.day >= since),
        stops=tuple(
            stop
            for stop in list_stops(record.sessions, record.titles)
            if since is None or stop.day >= since
        ),
        tests=tuple(_list_tests(record)),
        hip_limits=tuple(_list_ends(head)),
        done=_measure_recent(record),
        received=record.received[-1] if record.received else "",
        problems=record.problems,
    )


def _list_ends(head: Prescription) -> Iterator[HipLimit]:
    for side, allowed in head.hip_limits.items():
        if allowed.until is not None:
            yield HipLimit(side=side, limit_deg=allowed.limit_deg, until=allowed.until)


def _measure_recent(record: PatientRecord) -> float | None:
    """Return how much of what was prescribed was done lately; None if too few days are known."""
    if not record.days:
        return None
    last = max(day.day for day in record.days)
    recent = [
        day for day in record.counted_days if (last - day.day).days < RECENT_DAYS and not day.paused
    ]
    return measure_share(recent) if len(recent) >= LEAST_DAYS else None


def _list_tests(record: PatientRecord) -> Iterator[TestLine]:
    for exercise in dict.fromkeys(session.exercise for session in record.sessions):
        sessions = [session for session in record.sessions if session.exercise == exercise]
        for side in SIDES:
            points = list(list_points(sessions, side))
            if points:
                yield TestLine(
                    exercise=exercise,
                    title=record.titles.get(exercise, exercise),
                    side=side,
                    downward=any(session.downward for session in sessions),
                    first=points[0],
                    before=points[-2] if len(points) > 1 else None,
                    last=points[-1],
                )


def list_points(sessions: Iterable[Session], side: Side) -> Iterator[TestPoint]:
    """Yield the result of one side on each day, in sessions of one test, oldest first."""
    days: dict[dt.date, list[tuple[dt.date, RangeResult]]] = {}
    for session in sessions:
        for each in session.sides:
            if each.side == side and each.peak_deg is not None:
                error_deg = math.inf if each.uncertainty_deg is None else each.uncertainty_deg
                result = RangeResult(each.peak_deg, error_deg, 0.0, 1)
                days.setdefault(session.day, []).append((session.day, result))
    for day in sorted(days):
        (result,) = group_by_day(days[day])
        error_deg = result.uncertainty_deg
        yield TestPoint(
            day=day,
            value_deg=result.peak_deg,
            error_deg=error_deg if math.isfinite(error_deg) else None,
        )


def _list_sources(patient: PatientFolder) -> tuple[str, ...]:
    files = (*patient.list_prescriptions(), *patient.list_results())
    return tuple(path.name for path in files)
