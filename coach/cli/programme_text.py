"""Programmes and their days as text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from coach.message import Message, translatable
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from coach.exercise.definition.exercise import Exercise
    from coach.exercise.definition.programme import Routine
    from coach.exercise.dose.programme_plan import DayPlan, Progress, Task
    from coach.exercise.dose.requirements import Requirement
    from coach.store.programmes.enrolment import Following
    from coach.store.programmes.loader import LoadedProgramme

MARKS: Final = {"done": "[x]", "partly": "[-]", "open": "[ ]"}
"""State of a task -> its tick box."""


def describe_programme(loaded: LoadedProgramme) -> Iterator[str]:
    """Yield the lines that describe a programme, without line ends."""
    from coach.exercise.dose.prescription import prescribe_dose
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
            yield tr(
                "  {title} ({name}): {amount}; then rest {rest_s:g} s",
                title=exercise.title,
                name=item.exercise,
                amount=format_requirement(find_requirement(item, exercise)),
                rest_s=prescribe_dose(item, exercise.dose).rest_s,
            )
    if programme.retest:
        yield "\n" + tr(
            "Measured every {days} days: {title}",
            days=programme.retest.every_days,
            title=loaded.exercises[programme.retest.exercise].title,
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

    yield f"{tr(loaded.programme.title)}: {_format_day(followed, planned, progress)}"
    titles = {routine.name: routine.title for routine in loaded.programme.routines}
    shown = None
    for task in planned.tasks:
        if task.routine != shown:
            shown = task.routine
            title = titles.get(task.routine)
            yield f"\n{tr(title) if title else tr('Measure once a week')}"
        yield f"  {MARKS[task.state]} {_format_task(task, loaded)}"
    if loaded.replacements:
        yield ""
    yield from (tr(format_replacement(each, loaded.exercises)) for each in loaded.replacements)
    yield "\n" + tr("Days on which you did something: {count}.", count=progress.days_done)
    for week, sides in progress.results.items():
        results = [
            tr("{side} {degrees:.0f} degrees", side=tr(side), degrees=degrees)
            for side, degrees in sorted(sides.items())
        ]
        yield tr("Week {week}: {results}.", week=week, results=", ".join(results))


def _format_task(task: Task, loaded: LoadedProgramme) -> str:
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


AMOUNTS: Final = translatable(
    {
        "repetitions": "{amount:g} repetitions",
        "seconds held": "{amount:g} seconds held",
        "minutes": "{amount:g} minutes",
        "tests": "once",
    }
)
"""Unit of a requirement -> its text."""


def format_requirement(requirement: Requirement) -> Message:
    """Describe the amount of an exercise that is required each time."""
    # The Chinese for "once" is shared with "{n} times", and so asks for the number.
    amount = Message(AMOUNTS[requirement.unit], amount=requirement.amount, n=1)
    if requirement.sides == (None,):
        return amount
    if len(requirement.sides) == 2:
        return Message("{amount} each side", amount=amount)
    if requirement.sides[0] == "left":
        return Message("{amount} left side", amount=amount)
    return Message("{amount} right side", amount=amount)


def _format_day(followed: Following, planned: DayPlan, progress: Progress) -> str:
    if planned.paused:
        return tr("paused. `coach programmes resume` goes on where you were.")
    if planned.finished:
        return tr("all days are done. `coach programmes stop` ends it, and you can start it again.")
    if planned.day < followed.started:
        return tr("begins on {day}.", day=followed.started)
    values = {"number": planned.number, "days": progress.days_in_all, "week": planned.week}
    if planned.tasks:
        return tr("day {number} of {days}, week {week}.", **values)
    return tr("day {number} of {days}, week {week}. Nothing is due today.", **values)


def _format_schedule(routine: Routine) -> str:
    parts = [ntr("once a day", "{n} times a day", routine.times_a_day)]
    parts.append(
        tr("every day")
        if len(routine.days) == 7
        else tr("days {days} of a week", days=", ".join(map(str, routine.days)))
    )
    if routine.weeks:
        parts.append(tr("weeks {first} to {last}", first=routine.weeks[0], last=routine.weeks[1]))
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
        "range_of_motion": [{"week": week, **sides} for week, sides in progress.results.items()],
    }


def _make_task_json(task: Task, exercise: Exercise) -> dict[str, Any]:
    from coach.exercise.dose.prescription import prescribe_dose

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
        "rest_s": prescribe_dose(task.item, exercise.dose).rest_s,
    }
