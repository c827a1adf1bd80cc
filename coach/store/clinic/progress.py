"""What a patient did over the weeks beside what was prescribed. Pure functions."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from coach.exercise.definition.programme import DAYS_A_WEEK
from coach.store.clinic.pain import list_pain
from coach.store.clinic.record import PatientRecord
from coach.store.results.document import DayResult, Session


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
    """Median of the worst pain of each day; None if it was not asked."""
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
                share=measure_share(due),
                pain=statistics.median(scores) if scores else None,
                sessions=len(sessions),
            )
        )
    return tuple(weeks)


def measure_share(days: Iterable[DayResult]) -> float | None:
    """Return the share of what was prescribed on these days that was done; None without a task.

    Each time that an exercise was prescribed counts the same.
    """
    adherence = list_adherence(days)
    prescribed = sum(each.prescribed for each in adherence)
    done = sum(each.share * each.prescribed for each in adherence)
    return done / prescribed if prescribed else None


def list_adherence(days: Iterable[DayResult]) -> tuple[Adherence, ...]:
    """Return prescribed and done of each exercise, in the order in which they were due.

    A test that stays due from day to day until it is done counts once, with all its parts.
    """
    prescribed: Counter[str] = Counter()
    done: Counter[str] = Counter()
    shares: defaultdict[str, list[float]] = defaultdict(list)
    last: dict[str, tuple[str, int]] = {}
    waiting: dict[str, int] = {}
    """Tests that were due on the day before and not done -> how many times they were done."""
    for day in days:
        for task in day.tasks:
            name = task.exercise
            before = waiting.pop(name, None)
            if before is None:
                prescribed[name] += task.times
                shares[name].append(0.0)
            times_done = min((before or 0) + task.times_done, task.times)
            if task.unit == "tests" and times_done < task.times:
                waiting[name] = times_done
            done[name] += times_done - (before or 0)
            shares[name][-1] = min(1.0, shares[name][-1] + task.share)
            last[task.exercise] = (f"{task.amount:g} {task.unit}", task.sides)
    return tuple(
        Adherence(
            exercise,
            prescribed[exercise],
            done[exercise],
            statistics.fmean(shares[exercise]),
            *last[exercise],
        )
        for exercise in last
    )


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
