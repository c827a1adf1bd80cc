"""What the programme requires today, what is done of it, and the progress, as texts. Pure.

A missed day has no consequences: the programme waits, and nothing accumulates
(`coach.exercise.dose.programme_plan`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import DAYS_A_WEEK, Programme
from coach.exercise.dose.duration import ACTIVITY_GOAL_MINUTES
from coach.exercise.dose.programme_plan import follow_progress, plan_day
from coach.exercise.dose.programme_records import (
    DayPlan,
    Done,
    DoneSession,
    Enrolment,
    Progress,
    Task,
)
from coach.exercise.dose.requirement_text import format_requirement
from coach.exercise.dose.requirements import Requirement
from coach.exercise.tracking.range_test.whole_degrees import format_degrees
from coach.message import translatable
from coach.window.translation.dates import format_day
from coach.window.translation.translate import ntr, tr

GAP_DAYS: Final = 2
"""After this many days without a session, the headline says that nothing was lost."""
TEXTS: Final = translatable(
    {
        "done": "Done",
        "done_times": "Done, {done} of {times} times",
        "some_times": "{done} of {times} times done",
        "open_times": "{times} times today",
        "left": "left",
        "right": "right",
    }
)


@dataclass(frozen=True, slots=True)
class DueExercise:
    """An exercise that is due today."""

    exercise: str
    title: str
    routine: str
    """Title of the routine to which it belongs."""
    amount: str
    words: str
    """How much of it is done; empty if it is open and due once."""
    state: Done
    requirement: Requirement | None = None
    """How much of it counts as done once."""

    @property
    def key(self) -> str:
        """The exercise, and the side if it is done alone: ``lunge:left``."""
        side = self.requirement.only_side if self.requirement is not None else None
        return f"{self.exercise}:{side}" if side else self.exercise


@dataclass(frozen=True, slots=True)
class Week:
    """A week since the start, not counting paused days."""

    number: int
    days: int
    """Number of its days with a session."""
    results: tuple[tuple[str, str], ...] = ()
    """Title of each test that was done in this week, and its results as a text."""

    @property
    def words(self) -> str:
        """The week as a text: ``Week 2: 5 days; Thomas test: left 8°, right 7°``."""
        days = ntr("{n} day", "{n} days", self.days)
        results = [tr("{test}: {results}", test=test, results=text) for test, text in self.results]
        return "; ".join([tr("Week {week}: {days}", week=self.number, days=days), *results])


@dataclass(frozen=True, slots=True)
class PlanView:
    """The programme on a day."""

    title: str
    headline: str
    due: tuple[DueExercise, ...]
    weeks: tuple[Week, ...]
    share: float
    """Share of the programme's days that are done, 0 to 1."""
    paused: bool = False
    finished: bool = False
    note: str = ""
    """Why something of the day is left out; empty if nothing is."""
    left_out: tuple[str, ...] = ()
    """What is left out because it does not fit the person, why, and what takes its place."""

    @property
    def has_open(self) -> bool:
        """True if something of today is left."""
        return any(due.state != "done" for due in self.due)


def make_plan(
    programme: Programme,
    exercises: Mapping[str, Exercise],
    enrolment: Enrolment,
    records: Sequence[DoneSession],
    day: dt.date,
) -> PlanView:
    """Summarise a programme on a day."""
    today = plan_day(programme, exercises, enrolment, records, day)
    progress = follow_progress(programme, enrolment, records, day)
    titles = {routine.name: routine.title for routine in programme.routines}
    due = tuple(_make_due(task, exercises, titles) for task in today.tasks)
    weeks = tuple(list_weeks(programme, exercises, enrolment, records, progress, day))
    share = min(1.0, max(0.0, (today.number - 1) / programme.length_days))
    headline = " ".join(_list_headlines(today, progress, enrolment, records, day))
    return PlanView(
        tr(programme.title),
        headline,
        due,
        weeks,
        share,
        today.paused,
        today.finished,
        _describe_waiting(today),
    )


def _describe_waiting(today: DayPlan) -> str:
    if not today.waiting:
        return ""
    if today.pain is None:
        return tr(
            "Harder exercises come on the day after you answer how much it hurts, if it hurts "
            "little."
        )
    return tr("Harder exercises wait until your pain answers are lower.")


def _list_headlines(
    today: DayPlan,
    progress: Progress,
    enrolment: Enrolment,
    records: Sequence[DoneSession],
    day: dt.date,
) -> Iterator[str]:
    if today.finished:
        yield tr("All days are done. You can start it again, or choose another one.")
    elif today.paused:
        yield tr("Paused. It continues where you were.")
    elif day < enrolment.started:
        yield tr("Begins on {day}.", day=format_day(enrolment.started))
    else:
        yield _describe_day(today, progress, (day - enrolment.started).days)
        earlier = [record.day for record in records if record.day < day]
        if (day - max(earlier, default=enrolment.started)).days > GAP_DAYS and not any(
            record.day == day for record in records
        ):
            yield tr(
                "Good to see you. You continue with day {number}: nothing was lost, and nothing "
                "piles up.",
                number=today.number,
            )
        elif not today.tasks:
            yield tr("Nothing is due today. Rest is part of it.")
        elif today.done:
            yield tr("All done for today.")


def _describe_day(today: DayPlan, progress: Progress, passed: int) -> str:
    if not passed:
        return tr("Day {number} of {days}.", number=today.number, days=progress.days_in_all)
    return tr(
        "Day {number} of {days}; {passed}.",
        number=today.number,
        days=progress.days_in_all,
        passed=ntr("{n} day since you began", "{n} days since you began", passed),
    )


def _make_due(
    task: Task, exercises: Mapping[str, Exercise], titles: Mapping[str, str]
) -> DueExercise:
    exercise = exercises[task.item.exercise]
    routine = (
        tr(titles[task.routine])
        if task.every_days is None
        else ntr("Measure every day", "Measure every {n} days", task.every_days)
    )
    return DueExercise(
        task.item.exercise,
        tr(exercise.title),
        routine,
        describe_requirement(task.requirement),
        _describe_done(task),
        task.state,
        task.requirement,
    )


def _describe_done(task: Task) -> str:
    repeated = task.times > 1
    if task.state == "done":
        return tr(
            TEXTS["done_times" if repeated else "done"], done=task.times_done, times=task.times
        )
    if repeated:
        name = "some_times" if task.times_done or task.state == "partly" else "open_times"
        return tr(TEXTS[name], done=task.times_done, times=task.times)
    return tr("Partly done") if task.state == "partly" else ""


def describe_requirement(requirement: Requirement) -> str:
    """Describe how much of an exercise is due each time."""
    return tr(format_requirement(requirement))


def describe_activity(minutes: float) -> str:
    """Describe how much of the half hour of activity a day is done."""
    return tr(
        "{minutes} of {goal} minutes of activity today",
        minutes=int(minutes),
        goal=ACTIVITY_GOAL_MINUTES,
    )


def list_weeks(
    programme: Programme,
    exercises: Mapping[str, Exercise],
    enrolment: Enrolment,
    records: Sequence[DoneSession],
    progress: Progress,
    day: dt.date,
) -> Iterator[Week]:
    """Yield every week up to this day, even if nothing was done. Paused days extend no week."""
    named = {item.exercise for routine in programme.routines for item in routine.items}
    named |= set(programme.tests)
    done = {record.day for record in records if record.exercise in named}
    counts: dict[int, int] = {}
    active_days = 0
    for number in range(max(0, (day - enrolment.started).days + 1)):
        now = enrolment.started + dt.timedelta(days=number)
        week = active_days // DAYS_A_WEEK + 1
        counts[week] = counts.get(week, 0) + (now in done)
        active_days += not enrolment.paused(now)
    for week, days in counts.items():
        results = tuple(
            (tr(exercises[name].title), _describe_results(exercises[name], weeks[week]))
            for name, weeks in progress.tests.items()
            if week in weeks
        )
        yield Week(week, days, results)


def _describe_results(exercise: Exercise, results: Mapping[Side | None, float]) -> str:
    degrees = exercise.kind == "range-of-motion"
    parts = []
    for side in (*SIDES, None):
        if side in results:
            value = (
                format_degrees(results[side])
                if degrees
                else tr("{seconds:.0f} s", seconds=results[side])
            )
            parts.append(value if side is None else f"{tr(TEXTS[side])} {value}")
    return ", ".join(parts)


def merge_due(due: Sequence[DueExercise]) -> dict[str, DueExercise]:
    """Return one entry for each exercise, in order of the day: one that is not done, if any."""
    merged: dict[str, DueExercise] = {}
    for due_exercise in due:
        known = merged.get(due_exercise.exercise)
        if known is None or (known.state == "done" and due_exercise.state != "done"):
            merged[due_exercise.exercise] = due_exercise
    return merged
