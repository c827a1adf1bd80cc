"""Programmes and their days as text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

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
    yield programme.title
    yield programme.summary
    weeks = "week" if programme.weeks == 1 else "weeks"
    yield (
        f"\n{programme.weeks} {weeks} of days on which you do something; a day left out is not "
        "lost."
    )
    for routine in programme.routines:
        yield f"\n{routine.title}, {_format_schedule(routine)}"
        for item in routine.items:
            exercise = loaded.exercises[item.exercise]
            amount = format_requirement(find_requirement(item, exercise))
            rest_s = prescribe_dose(item, exercise.dose).rest_s
            yield f"  {exercise.title} ({item.exercise}): {amount}; then rest {rest_s:g} s"
    if programme.retest:
        yield (
            f"\nMeasured every {programme.retest.every_days} days: "
            f"{loaded.exercises[programme.retest.exercise].title}"
        )
    yield from (f"\nTake care: {caution}" for caution in programme.cautions)
    yield f"\nSource: {programme.source.text}\n\nFile: {loaded.path}"


def format_today(
    loaded: LoadedProgramme, followed: Following, planned: DayPlan, progress: Progress
) -> Iterator[str]:
    """Yield the lines of a day, without line ends."""
    yield f"{loaded.programme.title}: {_format_day(followed, planned, progress)}"
    titles = {routine.name: routine.title for routine in loaded.programme.routines}
    shown = None
    for task in planned.tasks:
        if task.routine != shown:
            shown = task.routine
            yield f"\n{titles.get(task.routine, 'Measure once a week')}"
        title = loaded.exercises[task.item.exercise].title
        many = f", {task.times_done} of {task.times} times" if task.times > 1 else ""
        yield (
            f"  {MARKS[task.state]} {title} ({task.item.exercise}): "
            f"{format_requirement(task.requirement)}{many}"
        )
    yield f"\nDays on which you did something: {progress.days_done}."
    for week, sides in progress.results.items():
        yield (
            f"Week {week}: "
            + ", ".join(f"{side} {degrees:.0f} degrees" for side, degrees in sorted(sides.items()))
            + "."
        )


def format_requirement(requirement: Requirement) -> str:
    """Describe the amount of an exercise that is required each time."""
    sides = (
        ""
        if requirement.sides == (None,)
        else " each side"
        if len(requirement.sides) == 2
        else f" {requirement.sides[0]} side"
    )
    unit = "once" if requirement.unit == "tests" else f"{requirement.amount:g} {requirement.unit}"
    return f"{unit}{sides}"


def _format_day(followed: Following, planned: DayPlan, progress: Progress) -> str:
    if planned.paused:
        return "paused. `coach programmes resume` goes on where you were."
    if planned.finished:
        return "all days are done. `coach programmes stop` ends it, and you can start it again."
    if planned.day < followed.started:
        return f"begins on {followed.started}."
    rest = "" if planned.tasks else " Nothing is due today."
    return f"day {planned.number} of {progress.days_in_all}, week {planned.week}.{rest}"


def _format_schedule(routine: Routine) -> str:
    times = "once a day" if routine.times_a_day == 1 else f"{routine.times_a_day} times a day"
    days = (
        "every day"
        if len(routine.days) == 7
        else f"days {', '.join(map(str, routine.days))} of a week"
    )
    weeks = f", weeks {routine.weeks[0]} to {routine.weeks[1]}" if routine.weeks else ""
    return f"{times}, {days}{weeks}"


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
