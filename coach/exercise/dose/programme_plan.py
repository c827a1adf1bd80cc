"""Plan what is due on a day of a programme, from its start and the sessions that were done.

Pure: days are given, no clock is read. A missed day does no harm: the programme waits with the same
day, and nothing accumulates. It moves on after a day on which something was done, or nothing was
due. While it is paused it does not move.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from coach.body.landmarks import SIDES, Side
from coach.exercise.definition.exercise import Exercise
from coach.exercise.definition.programme import (
    DAYS_A_WEEK,
    Item,
    Programme,
    Retest,
    Routine,
)
from coach.exercise.dose.programme_records import (
    DayPlan,
    DoneSession,
    Enrolment,
    Progress,
    Task,
)
from coach.exercise.dose.requirements import Requirement, find_requirement, halve_requirement

MIN_SHARE: Final = 0.9
"""Share of the seconds that is enough, because nobody stops at the exact second."""


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
    pain = find_pain(sessions, day)
    due = programme.due(number)
    tasks = [
        _fulfil(routine.name, item, routine.times_a_day, exercises[item.exercise], left)
        for routine in due
        for item in routine.items
        if item.allows(pain)
    ]
    tests = [
        dataclasses.replace(
            _fulfil("", Item(exercise=test.exercise), 1, exercises[test.exercise], left),
            every_days=test.every_days,
        )
        for test in programme.retest
        if _is_test_due(test, enrolment, sessions, day)
    ]
    waiting = tuple(_find_waiting(due, pain))
    return DayPlan(day, number, week, False, False, (*tests, *tasks), pain, waiting)


def list_week_tasks(
    programme: Programme,
    exercises: Mapping[str, Exercise],
    plan: DayPlan,
    sessions: Sequence[DoneSession],
) -> tuple[tuple[Routine, tuple[Task, ...]], ...]:
    """Return what was done on a day of each routine of its week, whether or not it was due on it.

    Nothing if the programme is paused or over.

    Args:
        programme: The programme.
        exercises: Every exercise that the programme names.
        plan: What `plan_day` returns for the day.
        sessions: In any order, also of other days.
    """
    if plan.paused or plan.finished:
        return ()
    left = Amounts([session for session in sessions if session.day == plan.day], exercises)
    for test in plan.tasks:
        if test.every_days is not None:
            left.take(test.item.exercise, test.requirement, test.times)
    week, due = programme.list_routines(plan.week), programme.due(plan.number)
    done: dict[str, tuple[Task, ...]] = {}
    for routine in (*due, *(each for each in week if each not in due)):
        done[routine.name] = tuple(
            _fulfil(routine.name, item, routine.times_a_day, exercises[item.exercise], left)
            for item in routine.items
            if item.allows(plan.pain)
        )
    return tuple((routine, done[routine.name]) for routine in week)


def _find_waiting(due: Iterable[Routine], pain: int | None) -> Iterator[Item]:
    """Yield what is left out until there is less pain."""
    for routine in due:
        for item in routine.items:
            if item.if_pain_at_most is not None and not item.allows(pain):
                yield item


def find_pain(sessions: Iterable[DoneSession], day: date) -> int | None:
    """Return the highest pain answer of the last day before this one, and of this day so far.

    None without an answer before this day. So an answer of today can hold back, but not step up:
    what is due does not grow while it is done.
    """
    answers = [(each.day, each.pain) for each in sessions if each.pain is not None]
    last = max((answered for answered, _ in answers if answered < day), default=None)
    if last is None:
        return None
    return max(pain for answered, pain in answers if answered in (last, day))


def find_number(
    programme: Programme, enrolment: Enrolment, sessions: Iterable[DoneSession], day: date
) -> int:
    """Return the day of the programme, from 1, for a calendar day.

    Who is behind the calendar is not held up by more days without anything due: after one day of
    rest, or if something is done, the next day follows on which something is due.
    """
    named = _list_named(programme)
    active = {each.day for each in sessions if each.exercise in named}
    number = passed = 1
    rested, each_day = True, enrolment.started
    while each_day <= day and number <= programme.length_days:
        is_active = each_day in active
        if not enrolment.paused(each_day):
            if rested or is_active:
                number = _skip_rest(programme, number, passed)
            if each_day < day:
                number += is_active or not programme.due(number)
                passed += 1
        rested = not is_active
        each_day += timedelta(days=1)
    return number


def _skip_rest(programme: Programme, number: int, passed: int) -> int:
    """Return the next day on which something is due, or the same, at most that of the calendar.

    Args:
        programme: The programme.
        number: The day of the programme.
        passed: The day that it would be if nothing had been left out.
    """
    following = range(number, max(number, passed) + 1)
    return next((each for each in following if programme.due(each)), number)


def follow_progress(
    programme: Programme, enrolment: Enrolment, sessions: Sequence[DoneSession], day: date
) -> Progress:
    """Return the user's progress up to and including this day."""
    named = _list_named(programme)
    mine = [session for session in sessions if enrolment.started <= session.day <= day]
    days = {session.day for session in mine if session.exercise in named}
    tests = {name: _list_results(name, enrolment, mine) for name in programme.tests}
    ranges = {each.exercise for each in mine if each.range_deg is not None}
    first = next((name for name in programme.tests if name in ranges), None)
    results = {
        week: {side: value for side, value in sides.items() if side is not None}
        for week, sides in tests.get(first or "", {}).items()
    }
    return Progress(
        len(days),
        programme.length_days,
        find_number(programme, enrolment, sessions, day),
        {week: sides for week, sides in results.items() if sides},
        {name: weeks for name, weeks in tests.items() if weeks},
    )


def _list_results(
    name: str, enrolment: Enrolment, sessions: Iterable[DoneSession]
) -> dict[int, dict[Side | None, float]]:
    """Return week since the start -> side -> last result of a test."""
    results: defaultdict[int, dict[Side | None, float]] = defaultdict(dict)
    for session in sorted(sessions, key=lambda session: session.day):
        if session.exercise == name and session.result is not None:
            passed = count_days(enrolment, enrolment.started, session.day)
            results[passed // DAYS_A_WEEK + 1][session.side] = session.result
    return dict(results)


class Amounts:
    """What was done on a day and is not yet counted for a task."""

    def __init__(self, sessions: Iterable[DoneSession], exercises: Mapping[str, Exercise]) -> None:
        self._left: defaultdict[tuple[str, bool], defaultdict[Side | None, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        """Exercise, and whether its dose was halved -> side -> amount."""
        for session in sessions:
            if exercise := exercises.get(session.exercise):
                left = self._left[session.exercise, session.eased]
                left[session.side] += _measure(session, exercise)

    def take(self, exercise: str, requirement: Requirement, times: int) -> list[float]:
        """Take away and return what there is for each side, up to `times` times the requirement.

        What was done without a known side counts for the side of which it is missing. Half the
        dose counts as all of it if pain had halved it.
        """
        half = halve_requirement(requirement).amount
        doubled = requirement.amount / half if half > 0 else 1.0
        amounts = []
        for side in requirement.sides:
            needed = requirement.amount * times
            amount = 0.0
            for eased, weight in ((False, 1.0), (True, doubled)):
                left = self._left[exercise, eased]
                for source in (side, None) if side else (None, *SIDES):
                    part = min(needed - amount, left[source] * weight)
                    left[source] -= part / weight
                    amount += part
            amounts.append(amount)
        return amounts


def _measure(session: DoneSession, exercise: Exercise) -> float:
    """Return the amount of a session, in the unit of the exercise's kind."""
    if exercise.kind == "range-of-motion":
        return float(session.range_deg is not None)
    if exercise.kind == "hold" and exercise.group == "test":
        return float(session.held_s > 0)
    if exercise.kind == "guided":
        return session.lasted_s / 60.0
    return session.held_s if exercise.kind == "hold" else float(session.repetitions)


def _fulfil(routine: str, item: Item, times: int, exercise: Exercise, left: Amounts) -> Task:
    requirement = find_requirement(item, exercise)
    amounts = left.take(item.exercise, requirement, times)
    slack = 1.0 if requirement.unit in ("repetitions", "tests") else MIN_SHARE
    each = requirement.amount * slack
    done = min(times, *(int(amount / each + 1e-9) for amount in amounts)) if each > 0 else 0
    whole = requirement.amount * times
    parts = tuple(min(amount, whole) / whole if each > 0 else 0.0 for amount in amounts)
    share = min(1.0, sum(parts) / len(parts))
    return Task(routine, item, times, done, requirement, share, parts=parts)


def _is_test_due(
    test: Retest, enrolment: Enrolment, sessions: Iterable[DoneSession], day: date
) -> bool:
    """Return True if the test is due, or was done today and so stays in the list."""
    tested = [
        r.day
        for r in sessions
        if r.exercise == test.exercise and r.result is not None and enrolment.started <= r.day < day
    ]
    return not tested or count_days(enrolment, max(tested), day) >= test.every_days


def count_days(enrolment: Enrolment, first: date, last: date) -> int:
    """Return the days from one to another, without paused days."""
    return sum(
        not enrolment.paused(first + timedelta(days=passed))
        for passed in range((last - first).days)
    )


def _list_named(programme: Programme) -> set[str]:
    """Return what counts for a day: anything of the programme, however little, but no test."""
    return {item.exercise for routine in programme.routines for item in routine.items}
