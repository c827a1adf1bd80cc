"""Programmes and their days as text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from coach.dates import describe_date
from coach.exercise.tracking.range_test.whole_degrees import format_whole
from coach.message import join_label
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from coach.exercise.definition.exercise import Exercise
    from coach.exercise.definition.programme import Routine
    from coach.exercise.dose.programme_records import DayPlan, Progress, Task
    from coach.store.programmes.enrolment import Following
    from coach.store.programmes.loader import LoadedProgramme

MARKS: Final = {"done": "[x]", "partly": "[-]", "open": "[ ]"}
"""State of a task -> its tick box."""


def describe_programme(loaded: LoadedProgramme) -> Iterator[str]:
    """Yield the lines that describe a programme, without line ends."""
    from coach.exercise.dose.prescribed_dose import prescribe_dose
    from coach.exercise.dose.requirement_text import format_requirement, list_pain_limits
    from coach.exercise.dose.requirements import find_requirement

    programme = loaded.programme
    yield tr(programme.title)
    yield tr(programme.summary)
    yield "\n" + ntr(
        "{n} week of days on which you do something; a day left out is not lost.",
        "{n} weeks of days on which you do something; a day left out is not lost.",
        programme.weeks,
    )
    for routine in programme.routines:
        yield f"\n{tr(routine.title)}, {_format_schedule(routine)}"
        for item in routine.items:
            exercise = loaded.exercises[item.exercise]
            line = tr(
                "  {title} ({name}): {amount}; then rest {rest_s:g} s",
                title=exercise.title,
                name=item.exercise,
                amount=format_requirement(find_requirement(item, exercise)),
                rest_s=prescribe_dose(item, exercise.dose).rest_s,
            )
            yield "; ".join([line, *(tr(limit) for limit in list_pain_limits(item))])
    for test in programme.retest:
        yield "\n" + ntr(
            "Measured every day: {title}",
            "Measured every {n} days: {title}",
            test.every_days,
            title=loaded.exercises[test.exercise].title,
        )
    for caution in programme.cautions:
        yield "\n" + tr("Take care: {caution}", caution=caution)
    yield "\n" + tr("Source: {source}", source=programme.source.text)
    yield "\n" + tr("File: {path}", path=loaded.path)


def format_today(
    loaded: LoadedProgramme, followed: Following, planned: DayPlan, progress: Progress
) -> Iterator[str]:
    """Yield the lines of a day, without line ends."""
    from coach.exercise.dose.suitability_text import format_replacement

    yield tr(join_label(tr(loaded.programme.title), _format_day(followed, planned, progress)))
    titles = {routine.name: routine.title for routine in loaded.programme.routines}
    shown = None
    for task in planned.tasks:
        if (task.routine, task.every_days) != shown:
            shown = (task.routine, task.every_days)
            yield f"\n{_format_heading(task, titles)}"
        yield f"  {MARKS[task.state]} {_format_task(task, loaded)}"
    if planned.waiting and planned.pain is None:
        yield "\n" + tr(
            "Harder exercises come on the day after you answer how much it hurts, if it hurts "
            "little."
        )
    elif planned.waiting:
        yield "\n" + tr("Harder exercises wait until your pain answers are lower.")
    if loaded.replacements:
        yield ""
    yield from (tr(format_replacement(each, loaded.exercises)) for each in loaded.replacements)
    yield "\n" + tr("Days on which you did something: {count}.", count=progress.days_done)
    for week, sides in progress.results.items():
        results = [
            tr("{side} {degrees} degrees", side=tr(side), degrees=format_whole(degrees))
            for side, degrees in sorted(sides.items())
        ]
        yield tr("Week {week}: {results}.", week=week, results=", ".join(results))


def _format_heading(task: Task, titles: Mapping[str, str]) -> str:
    if task.every_days is not None:
        return ntr("Measure every day", "Measure every {n} days", task.every_days)
    return tr(titles[task.routine])


def _format_task(task: Task, loaded: LoadedProgramme) -> str:
    from coach.exercise.dose.requirement_text import format_requirement

    values = {
        "title": loaded.exercises[task.item.exercise].title,
        "name": task.item.exercise,
        "amount": format_requirement(task.requirement),
    }
    if task.times > 1:
        return tr(
            "{title} ({name}): {amount}, {done} of {times} times",
            **values,
            done=task.times_done,
            times=task.times,
        )
    return tr("{title} ({name}): {amount}", **values)


def _format_day(followed: Following, planned: DayPlan, progress: Progress) -> str:
    if planned.paused:
        return tr("paused. `coach programmes resume` continues where you were.")
    if planned.finished:
        return tr("all days are done. `coach programmes stop` ends it, and you can start it again.")
    if planned.day < followed.started:
        return tr("begins on {day}.", day=describe_date(followed.started))
    number, days = planned.number, progress.days_in_all
    since = (planned.day - followed.started).days
    passed = ntr(
        "{n} day since you began",
        "{n} days since you began",
        since,
    )
    said = (
        tr("day {number} of {days}; {passed}.", number=number, days=days, passed=passed)
        if since
        else tr("day {number} of {days}.", number=number, days=days)
    )
    return said if planned.tasks else f"{said} {tr('Nothing is due today.')}"


def _format_schedule(routine: Routine) -> str:
    parts = [ntr("once a day", "{n} times a day", routine.times_a_day)]
    parts.append(
        tr("every day")
        if len(routine.days) == 7
        else tr("days {days} of a week", days=", ".join(map(str, routine.days)))
    )
    if routine.weeks:
        first, last = routine.weeks
        only = tr("week {week}", week=first)
        parts.append(
            only if first == last else tr("weeks {first} to {last}", first=first, last=last)
        )
    return ", ".join(parts)


def make_day_json(
    loaded: LoadedProgramme, followed: Following, planned: DayPlan, progress: Progress
) -> dict[str, Any]:
    """Return a day of a programme as plain values for JSON."""
    return {
        "programme": loaded.name,
        "title": loaded.programme.title,
        "started": followed.started.isoformat(),
        "day": planned.day.isoformat(),
        "number": planned.number,
        "days": progress.days_in_all,
        "week": planned.week,
        "paused": planned.paused,
        "over": planned.finished,
        "tasks": [
            _make_task_json(task, loaded.exercises[task.item.exercise]) for task in planned.tasks
        ],
        "left_out": [
            {
                "exercise": each.exercise,
                "condition": each.reason.condition,
                "advice": each.reason.advice,
                "substitute": each.substitute,
            }
            for each in loaded.replacements
        ],
        "days_done": progress.days_done,
        "pain": planned.pain,
        "tests": [
            {"exercise": name, "week": week, "side": side, "result": result}
            for name, weeks in progress.tests.items()
            for week, sides in weeks.items()
            for side, result in sides.items()
        ],
        "range_of_motion": [{"week": week, **sides} for week, sides in progress.results.items()],
    }


def _make_task_json(task: Task, exercise: Exercise) -> dict[str, Any]:
    from coach.exercise.dose.prescribed_dose import prescribe_dose

    return {
        "routine": task.routine or None,
        "exercise": task.item.exercise,
        "state": task.state,
        "times": task.times,
        "times_done": task.times_done,
        "share": round(task.share, 3),
        "amount": task.requirement.amount,
        "unit": task.requirement.unit,
        "sides": [side for side in task.requirement.sides if side],
        "every_days": task.every_days,
        "rest_s": prescribe_dose(task.item, exercise.dose).rest_s,
    }
