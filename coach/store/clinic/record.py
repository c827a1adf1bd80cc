"""Everything of one patient over time: what was prescribed, what was done, and how it went."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coach.errors import CoachError
from coach.store.clinic.folder import PatientFolder, iterate_results
from coach.store.history.entry import Entry
from coach.store.prescriptions.archive import LoadedPrescription, read_prescription
from coach.store.recordings.superseded import find_superseded
from coach.store.results.archive import LoadedResults
from coach.store.results.document import DayResult, LeftOut, Results, Session, TaskResult

ROUNDING: Final = 0.002
"""More than the error of the sum of two shares, which results round to thousandths."""


@dataclass(frozen=True, slots=True)
class _Received:
    """A session, and the last results in which it came."""

    session: Session
    number: int
    """Number of the results, from the oldest one on."""

    @property
    def rank(self) -> tuple[bool, int]:
        """Of several copies of a recording the one with the highest rank counts."""
        return self.session.finished, self.number


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """What is known of a patient."""

    prescriptions: tuple[LoadedPrescription, ...]
    """Oldest first."""
    sessions: tuple[Session, ...]
    """Oldest first, each once, however often it came, and under whatever name."""
    days: tuple[DayResult, ...]
    """Days of the programme, oldest first, as the newest results tell them, each with the number
    of its prescription."""
    titles: Mapping[str, str]
    """Name of an exercise -> its title."""
    received: tuple[str, ...]
    """When results were packed, ISO 8601, oldest first."""
    problems: tuple[str, ...] = ()
    """Files that cannot be read."""
    left_out: tuple[LeftOut, ...] = ()
    """What is left out for the patient, as the newest results tell it."""

    @property
    def newest(self) -> LoadedPrescription:
        """What is prescribed now."""
        return self.prescriptions[-1]

    @property
    def counted_days(self) -> tuple[DayResult, ...]:
        """The same days for sums, as `drop_waiting` returns them.

        A test of a routine is due on each of its days, and does not stay due.
        """
        by_day: dict[int | None, set[str]] = {
            each.prescription.revision: _list_routine_exercises(each) for each in self.prescriptions
        }
        return drop_waiting(self.days, by_day)

    @property
    def begun(self) -> tuple[Session, ...]:
        """The sessions without those in which only the pain was asked."""
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
    sessions: dict[str, _Received] = {}
    days: dict[dt.date, DayResult] = {}
    titles: dict[str, str] = {}
    issued = {each.prescription.revision: each.prescription.issued for each in prescriptions}
    for number, each in enumerate(results):
        sessions |= {one.name: _Received(one, number) for one in each.results.sessions}
        _merge_days(days, each.results, issued)
        titles |= each.results.titles
    for name in find_superseded(sessions):
        del sessions[name]
    for loaded in prescriptions:
        titles |= {name: each.title for name, each in loaded.programme.exercises.items()}
    return PatientRecord(
        prescriptions=tuple(prescriptions),
        sessions=tuple(sorted(_choose_copies(sessions.values()), key=_find_start)),
        days=tuple(day for _, day in sorted(days.items())),
        titles=titles,
        received=tuple(each.results.packed for each in results),
        problems=tuple(problems),
        left_out=results[-1].results.left_out if results else (),
    )


def _choose_copies(received: Iterable[_Received]) -> Iterator[Session]:
    """Yield each session once, whatever the names of the copies of its recording.

    Of several copies one counts that is finished, and of these the one that came last.
    """
    chosen: dict[Hashable, _Received] = {}
    for copy in sorted(received, key=lambda each: each.session.name, reverse=True):
        before = chosen.get(copy.session.identity)
        if before is None or copy.rank >= before.rank:
            chosen[copy.session.identity] = copy
    return (copy.session for copy in chosen.values())


def _merge_days(
    days: dict[dt.date, DayResult], results: Results, issued: Mapping[int, dt.date]
) -> None:
    """Add the days of results, each with the number of its prescription.

    Results of earlier versions tell also days before the prescription as if it had been followed
    then: what results of the one before have told of them stays.

    Args:
        days: Those of older results.
        results: The newer results.
        issued: Number of a prescription -> the day of its making.
    """
    for day in results.days:
        number = day.revision or results.revision
        known = days.get(day.day)
        older = known is not None and (known.revision or number) < number
        if not (older and day.day < issued.get(number, day.day)):
            days[day.day] = day.model_copy(update={"revision": number})


def _list_routine_exercises(loaded: LoadedPrescription) -> set[str]:
    routines = loaded.programme.programme.routines
    return {item.exercise for routine in routines for item in routine.items}


def drop_waiting(
    days: Iterable[DayResult], by_day: Mapping[int | None, Collection[str]] | None = None
) -> tuple[DayResult, ...]:
    """Return the days with each test once that stays due until it is done, with all its parts.

    It counts on the day on which it was done, or on the last of those on which it waited.

    Args:
        days: The days, in order.
        by_day: Number of a prescription -> exercises that are due on days of their own.
    """
    own_days = by_day or {}
    kept: list[DayResult] = []
    waiting: dict[str, tuple[int, TaskResult]] = {}
    """Test that was due on an earlier day and not done -> place of that day, and its parts."""
    for number, day in enumerate(days):
        kept.append(day)
        for task in day.tasks:
            name, parts = task.exercise, task
            if name in waiting and waiting[name][0] < number:
                earlier, before = waiting.pop(name)
                parts = _add_parts(before, task)
                kept[earlier] = _replace(kept[earlier], before, ())
                kept[number] = _replace(kept[number], task, (parts,))
            stays = task.unit == "tests" and task.exercise not in own_days.get(day.revision, ())
            if stays and parts.times_done < parts.times:
                waiting[name] = number, parts
    return tuple(kept)


def _add_parts(before: TaskResult, task: TaskResult) -> TaskResult:
    """Return the test with what was done on an earlier day; a side that is done counts once."""
    if len(before.parts) != len(task.parts) or not task.parts:
        done = min(before.times_done + task.times_done, task.times)
        share = min(before.share + task.share, 1.0)
        return task.model_copy(update={"times_done": done, "share": share})
    parts = tuple(min(a + b, 1.0) for a, b in zip(before.parts, task.parts, strict=True))
    done = int((min(parts) + ROUNDING) * task.times)
    share = statistics.fmean(parts)
    return task.model_copy(update={"times_done": done, "share": share, "parts": parts})


def _replace(day: DayResult, task: TaskResult, by: tuple[TaskResult, ...]) -> DayResult:
    tasks = tuple(new for each in day.tasks for new in (by if each is task else (each,)))
    return day.model_copy(update={"tasks": tasks})


def _find_time(loaded: LoadedResults) -> dt.datetime:
    return dt.datetime.fromisoformat(loaded.results.packed)


def _find_start(session: Session) -> dt.datetime:
    return dt.datetime.fromisoformat(session.started)
