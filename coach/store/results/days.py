"""What was due on each day of a prescription, and how much of it was done, for the clinic."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coach.exercise.definition.programme import DAYS_A_WEEK
from coach.exercise.dose.programme_plan import count_days, list_week_tasks, plan_day
from coach.exercise.dose.programme_records import DoneSession, Enrolment, Task
from coach.exercise.dose.suitability import Person
from coach.store.history.entry import Entry
from coach.store.prescriptions.followed import FollowedPrescription
from coach.store.programmes.enrolment import Following, select_records
from coach.store.programmes.loader import LoadedProgramme, adapt_loaded
from coach.store.results.document import DayResult, LeftOut, TaskResult
from coach.store.results.weeks import PlannedDay, PlannedTask, count_week

LONGEST_DAYS: Final = 400
"""Maximum number of days of the programme in one file."""


@dataclass(frozen=True, slots=True)
class FollowedProgramme:
    """The programme of a prescription, from the first day on which it was followed."""

    revision: int
    first: dt.date
    plain: LoadedProgramme
    adapted: LoadedProgramme
    """Without what does not fit the patient."""

    @classmethod
    def make(
        cls, followed: FollowedPrescription, person: Person, plain: LoadedProgramme | None = None
    ) -> FollowedProgramme:
        """Return the programme of a prescription.

        Args:
            followed: The prescription.
            person: The patient.
            plain: The programme as it is installed; by default that of the prescription's file.

        Raises:
            CoachError: A substitute is wrong.
        """
        programme = plain or followed.loaded.programme
        revision = followed.loaded.prescription.revision
        return cls(revision, followed.first, programme, adapt_loaded(programme, person))

    def choose(self, done: Collection[str]) -> LoadedProgramme:
        """Return the programme of a day.

        It is the whole one if something was done on that day that is left out now, and not what is
        in its place: then it was not yet left out.

        Args:
            done: Names of the exercises of that day.
        """
        for each in self.adapted.replacements:
            if each.exercise in done and each.substitute not in done:
                return self.plain
        return self.adapted

    def list_left_out(self) -> tuple[LeftOut, ...]:
        """Return what is left out for the patient."""
        return tuple(
            LeftOut(exercise=each.exercise, substitute=each.substitute)
            for each in self.adapted.replacements
        )


def list_days(
    programmes: Sequence[FollowedProgramme],
    following: Following,
    entries: Iterable[Entry],
    first: dt.date,
    today: dt.date,
) -> Iterator[DayResult]:
    """Yield what was due on each day since the first, and how much of it was done.

    The days before it of its week are told, too: a time that was missing on one of them, as an
    earlier file told, may have been made up for later in the week.

    What is prescribed for some days of a week counts as often in each seven days since the start,
    without paused ones, on whichever of them it was done, see `count_week`.

    Args:
        programmes: What was followed, oldest first; the last one is that of the file.
        following: Start and pauses of the programme.
        entries: All sessions.
        first: The first day to tell.
        today: The last day to tell.
    """
    records = select_records(entries, following.started)
    enrolment = following.enrolment()
    earliest = max(following.started, programmes[0].first, today - dt.timedelta(days=LONGEST_DAYS))
    weeks: dict[tuple[int, int], list[PlannedDay]] = {}
    for passed in range((today - following.started).days + 1):
        day = following.started + dt.timedelta(days=passed)
        if day < earliest:
            continue
        number, programme = [pair for pair in enumerate(programmes) if pair[1].first <= day][-1]
        elapsed = count_days(enrolment, following.started, day)
        planned = _plan(programme, enrolment, records, day, elapsed % DAYS_A_WEEK + 1)
        if programme is not programmes[-1]:
            result = planned.result.model_copy(update={"revision": programme.revision})
            planned = replace(planned, result=result)
        weeks.setdefault((number, elapsed // DAYS_A_WEEK), []).append(planned)
    for week in weeks.values():
        if week[-1].result.day >= first:
            yield from count_week(week)


def _plan(
    programme: FollowedProgramme,
    enrolment: Enrolment,
    records: Sequence[DoneSession],
    day: dt.date,
    weekday: int,
) -> PlannedDay:
    """Return what was done on a day.

    Args:
        programme: What was followed on it.
        enrolment: Start and pauses.
        records: What was done on all days.
        day: The day.
        weekday: From 1, counted from the start.
    """
    chosen = programme.choose({record.exercise for record in records if record.day == day})
    plan = plan_day(chosen.programme, chosen.exercises, enrolment, records, day)
    tests = [_tell([task]) for task in plan.tasks if task.every_days is not None]
    week = list_week_tasks(chosen.programme, chosen.exercises, plan, records)
    parts = tuple(
        PlannedTask(routine.name, number, task, len(routine.days), weekday in routine.days)
        for routine, all_tasks in week
        for number, task in _number(map(_tell, _join_sides(all_tasks)))
    )
    result = DayResult(day=day, number=plan.number, paused=plan.paused, tasks=tuple(tests))
    return PlannedDay(result, parts)


def _join_sides(tasks: Iterable[Task]) -> list[list[Task]]:
    """Return each task in a list, with that of the other side if both have doses of their own."""
    joined: list[list[Task]] = []
    for task in tasks:
        if joined and len(joined[-1]) == 1 and joined[-1][0].item.completes(task.item):
            joined[-1].append(task)
        else:
            joined.append([task])
    return joined


def _number(tasks: Iterable[TaskResult]) -> Iterator[tuple[int, TaskResult]]:
    """Yield each task of a routine, and how many there were before it of the same exercise."""
    counts: Counter[str] = Counter()
    for task in tasks:
        yield counts[task.exercise], task
        counts[task.exercise] += 1


def _tell(tasks: Sequence[Task]) -> TaskResult:
    """Return one task, or those of the two sides as one, as results tell it."""
    task, amounts = tasks[0], [each.requirement.amount for each in tasks]
    by_side = task.requirement.unit == "tests" and len(task.parts) > 1
    weights = amounts if sum(amounts) > 0 else None
    return TaskResult(
        exercise=task.item.exercise,
        unit=task.requirement.unit,
        amount=max(amounts),
        sides=sum(len(each.requirement.sides) for each in tasks),
        times=task.times,
        times_done=min(each.times_done for each in tasks),
        share=round(statistics.fmean([each.share for each in tasks], weights), 3),
        parts=tuple(round(part, 3) for part in task.parts) if by_side else (),
    )
