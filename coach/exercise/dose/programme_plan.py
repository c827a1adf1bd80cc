"""Plan what is due on a day of a programme, from its start and the sessions that were done.

Pure: days are given, no clock is read. A missed day does no harm: the programme waits with the same
day, and nothing accumulates. It moves on after a day on which something was done, or nothing was
due. While it is paused it does not move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import DAYS_A_WEEK, Item, Programme, Routine
from coach.exercise.dose.requirements import Requirement, find_requirement

Done = Literal["open", "partly", "done"]
MIN_SHARE: Final = 0.9
"""Share of the seconds that is enough, because nobody stops at the exact second."""


@dataclass(frozen=True, slots=True)
class DoneSession:
    """What was done of an exercise with one side in one session."""

    day: date
    exercise: str
    side: Side | None
    """None if the exercise has no sides, or the side is unknown."""
    repetitions: int = 0
    held_s: float = 0.0
    range_deg: float | None = None
    """Result of a test, in degrees."""
    lasted_s: float = 0.0
    """Duration of the session in seconds; it counts for guided exercises."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the programme is paused."""

    since: date
    until: date | None = None
    """The first day on which it continues; None while it is paused."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A user's start and pauses of a programme."""

    started: date
    pauses: tuple[Pause, ...] = ()

    def paused(self, day: date) -> bool:
        """Return True if the programme is paused on this day."""
        return any(
            pause.since <= day and (pause.until is None or day < pause.until)
            for pause in self.pauses
        )


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise of a routine on a day."""

    routine: str
    """Name of its routine; empty for the weekly test."""
    item: Item
    times: int
    """How often it is due on this day."""
    times_done: int
    requirement: Requirement
    share: float
    """0 to 1: the share of the day's amount that was done."""

    @property
    def state(self) -> Done:
        """Whether it is done, partly done, or open."""
        return "done" if self.times_done >= self.times else "partly" if self.share > 0 else "open"


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What is due on a day."""

    day: date
    number: int
    """The day of the programme, from 1; greater than its length after its end."""
    week: int
    paused: bool
    finished: bool
    tasks: tuple[Task, ...] = ()

    @property
    def done(self) -> bool:
        """Whether everything that was due is done."""
        return all(task.state == "done" for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Progress:
    """The user's progress in a programme."""

    days_done: int
    """Days on which something was done."""
    days_in_all: int
    number: int
    """The day of the programme that is today or next."""
    results: Mapping[int, Mapping[Side, float]] = field(default_factory=dict)
    """Week since the start, without paused days, from 1 -> side -> the last result of the test in
    it, in degrees."""


def plan_day(
    programme: Programme,
    exercises: Mapping[str, Exercise],
    enrolment: Enrolment,
    sessions: Sequence[DoneSession],
    day: date,
) -> DayPlan:
    """Return what is due on a day.

    Args:
        programme: The programme.
        exercises: Every exercise that the programme names.
        enrolment: The user's start and pauses.
        sessions: In any order, also of other days.
        day: The day to plan.
    """
    number = find_number(programme, enrolment, sessions, day)
    week, finished = (number - 1) // DAYS_A_WEEK + 1, number > programme.length_days
    if enrolment.paused(day) or day < enrolment.started or finished:
        return DayPlan(day, number, week, enrolment.paused(day), finished)
    todays = [session for session in sessions if session.day == day]
    left = Amounts(todays, exercises)
    tasks = [
        _fulfil(routine.name, item, routine.times_a_day, exercises[item.exercise], left)
        for routine in programme.due(number)
        for item in routine.items
    ]
    if programme.retest and _is_test_due(programme, enrolment, sessions, day):
        item = Item(exercise=programme.retest.exercise)
        tasks.insert(0, _fulfil("", item, 1, exercises[item.exercise], left))
    return DayPlan(day, number, week, False, False, tuple(tasks))


def find_number(
    programme: Programme, enrolment: Enrolment, sessions: Iterable[DoneSession], day: date
) -> int:
    """Return the day of the programme, from 1, for a calendar day."""
    done = _group_by_day(sessions)
    number = 1
    earlier = enrolment.started
    while earlier < day and number <= programme.length_days:
        if not enrolment.paused(earlier):
            due = programme.due(number)
            number += not due or _was_practised(due, done.get(earlier, ()))
        earlier += timedelta(days=1)
    return number


def follow_progress(
    programme: Programme, enrolment: Enrolment, sessions: Sequence[DoneSession], day: date
) -> Progress:
    """Return the user's progress up to and including this day."""
    named = {item.exercise for routine in programme.routines for item in routine.items}
    mine = [session for session in sessions if enrolment.started <= session.day <= day]
    days = {session.day for session in mine if session.exercise in named}
    results: defaultdict[int, dict[Side, float]] = defaultdict(dict)
    for session in sorted(mine, key=lambda session: session.day):
        tested = programme.retest is not None and session.exercise == programme.retest.exercise
        if tested and session.side and session.range_deg is not None:
            results[_count_days(enrolment, enrolment.started, session.day) // DAYS_A_WEEK + 1][
                session.side
            ] = session.range_deg
    return Progress(
        len(days),
        programme.length_days,
        find_number(programme, enrolment, sessions, day),
        dict(results),
    )


class Amounts:
    """What was done on a day and is not yet counted for a task."""

    def __init__(self, sessions: Iterable[DoneSession], exercises: Mapping[str, Exercise]) -> None:
        self._left: defaultdict[str, defaultdict[Side | None, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        for session in sessions:
            if exercise := exercises.get(session.exercise):
                self._left[session.exercise][session.side] += _measure(session, exercise)

    def take(self, exercise: str, requirement: Requirement, times: int) -> list[float]:
        """Take away and return what there is for each side, up to `times` times the requirement.

        What was done without a known side counts where it is missing.
        """
        left = self._left[exercise]
        amounts = []
        for side in requirement.sides:
            needed = requirement.amount * times
            amount = 0.0
            for source in (side, None) if side else (None, *SIDES):
                part = min(needed - amount, left[source])
                left[source] -= part
                amount += part
            amounts.append(amount)
        return amounts


def _measure(session: DoneSession, exercise: Exercise) -> float:
    """Return the amount of a session, in the unit of the exercise's kind."""
    if exercise.kind == "range-of-motion":
        return float(session.range_deg is not None)
    if exercise.kind == "guided":
        return session.lasted_s / 60.0
    return session.held_s if exercise.kind == "hold" else float(session.repetitions)


def _fulfil(routine: str, item: Item, times: int, exercise: Exercise, left: Amounts) -> Task:
    requirement = find_requirement(item, exercise)
    amounts = left.take(item.exercise, requirement, times)
    slack = 1.0 if requirement.unit in ("repetitions", "tests") else MIN_SHARE
    each = requirement.amount * slack
    done = min(times, *(int(amount / each + 1e-9) for amount in amounts)) if each > 0 else 0
    share = (
        sum(min(amount, requirement.amount * times) for amount in amounts)
        / (requirement.amount * times * len(requirement.sides))
        if each > 0
        else 0.0
    )
    return Task(routine, item, times, done, requirement, min(1.0, share))


def _is_test_due(
    programme: Programme, enrolment: Enrolment, sessions: Iterable[DoneSession], day: date
) -> bool:
    """Return True if the test is due, or was done today and so stays in the list."""
    assert programme.retest is not None
    name = programme.retest.exercise
    tested = [
        r.day
        for r in sessions
        if r.exercise == name and r.range_deg is not None and enrolment.started <= r.day < day
    ]
    return not tested or _count_days(enrolment, max(tested), day) >= programme.retest.every_days


def _count_days(enrolment: Enrolment, first: date, last: date) -> int:
    """Return the days from one to another, without paused days."""
    return sum(
        not enrolment.paused(first + timedelta(days=passed))
        for passed in range((last - first).days)
    )


def _group_by_day(sessions: Iterable[DoneSession]) -> dict[date, list[DoneSession]]:
    grouped: defaultdict[date, list[DoneSession]] = defaultdict(list)
    for session in sessions:
        grouped[session.day].append(session)
    return grouped


def _was_practised(due: Iterable[Routine], sessions: Iterable[DoneSession]) -> bool:
    """Return True if anything was done, however little."""
    named = {item.exercise for routine in due for item in routine.items}
    return any(session.exercise in named for session in sessions)
