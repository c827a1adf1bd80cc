"""What a patient did over the weeks beside what was prescribed. Pure functions."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coach.exercise.definition.programme import DAYS_A_WEEK
from coach.exercise.dose.suitability_text import format_left_out
from coach.message import Message
from coach.store.clinic.pain import list_pain
from coach.store.clinic.record import PatientRecord
from coach.store.results.document import DayResult, LeftOut, Session, TaskResult

LEFT_OUT_REASON: Final = Message("It does not suit a condition in the patient's profile")


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from the first day on."""

    number: int
    """From 1."""
    first: dt.date
    active_days: int
    due_days: int | None
    """Days on which something was prescribed; None if the results do not tell."""
    share: float | None
    """Share of what was prescribed that was done, 0 to 1; None if the results do not tell."""
    pain: float | None
    """Median of the worst pain of each day; None without an answer."""
    sessions: int


@dataclass(frozen=True, slots=True)
class Adherence:
    """How often an exercise was prescribed, and how often it was done."""

    exercise: str
    prescribed: int
    done: int
    share: float
    """Share of the amount that was done, 0 to 1; parts count."""
    amount: str
    """What was prescribed each time, as `unit` and numbers: ``60 seconds held``."""
    sides: int


def list_weeks(record: PatientRecord) -> tuple[Week, ...]:
    """Return the weeks from the first day of the programme, or the first session, to the last."""
    days = {session.day for session in record.sessions} | {day.day for day in record.days}
    if not days:
        return ()
    first, last = min(days), max(days)
    pain = {each.day: each.score for each in list_pain(record.sessions)}
    weeks = []
    for number in range((last - first).days // DAYS_A_WEEK + 1):
        begin = first + dt.timedelta(days=number * DAYS_A_WEEK)
        inside = {begin + dt.timedelta(days=day) for day in range(DAYS_A_WEEK)}
        sessions = [each for each in record.begun if each.day in inside]
        due = [day for day in record.days if day.day in inside and day.tasks]
        scores = [score for day, score in pain.items() if day in inside]
        weeks.append(
            Week(
                number=number + 1,
                first=begin,
                active_days=len({each.day for each in sessions if each.tracked_s > 0}),
                due_days=len(due) if record.days else None,
                share=measure_share(day for day in record.counted_days if day.day in inside),
                pain=statistics.median(scores) if scores else None,
                sessions=len(sessions),
            )
        )
    return tuple(weeks)


def measure_share(days: Iterable[DayResult]) -> float | None:
    """Return the share of what was prescribed on these days that was done; None without a task.

    Each time that an exercise was prescribed counts the same.

    Args:
        days: As `PatientRecord.counted_days`.
    """
    return _average([task for day in days for task in day.tasks])


def list_adherence(days: Iterable[DayResult]) -> tuple[Adherence, ...]:
    """Return prescribed and done of each exercise, in the order in which they were due.

    Args:
        days: As `PatientRecord.counted_days`.
    """
    tasks: defaultdict[str, list[TaskResult]] = defaultdict(list)
    for day in days:
        for task in day.tasks:
            tasks[task.exercise].append(task)
    return tuple(
        Adherence(
            exercise,
            sum(task.times for task in due),
            sum(task.times_done for task in due),
            _average(due) or 0.0,
            f"{due[-1].amount:g} {due[-1].unit}",
            due[-1].sides,
        )
        for exercise, due in tasks.items()
    )


def _average(tasks: Sequence[TaskResult]) -> float | None:
    """Return the share of these tasks that was done; None without a task."""
    if not tasks:
        return None
    return statistics.fmean([task.share for task in tasks], [task.times for task in tasks])


def list_left_out(left_out: Iterable[LeftOut], titles: Mapping[str, str]) -> Iterator[Message]:
    """Yield what coach leaves out for the patient; results do not name the condition.

    Args:
        left_out: What results tell.
        titles: Name of an exercise -> its title.
    """
    for each in left_out:
        title = Message(titles.get(each.exercise, each.exercise))
        other = each.substitute
        substitute = None if other is None else Message(titles.get(other, other))
        yield format_left_out(title, LEFT_OUT_REASON, substitute)


def count_faults(record: PatientRecord, days: int = 28) -> tuple[tuple[str, str, int], ...]:
    """Return exercise, fault and count, the most frequent first.

    Args:
        record: Everything of the patient.
        days: How many days back from the last session.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for session in _list_recent(record, days):
        for name, count in session.faults.items():
            counts[session.exercise, name] += count
    return tuple((exercise, name, count) for (exercise, name), count in counts.most_common())


def _list_recent(record: PatientRecord, days: int) -> list[Session]:
    if not record.sessions:
        return []
    last = record.sessions[-1].day
    return [each for each in record.sessions if (last - each.day).days < days]
