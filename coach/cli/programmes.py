"""`coach programmes`: a routine for some weeks, day by day, ticked off by what was really done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.arguments import format_examples
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.exercise.definition.exercise import Exercise
    from coach.exercise.definition.programme import Routine
    from coach.exercise.dose.programme_plan import DayPlan, Progress, Task
    from coach.exercise.dose.requirements import Requirement
    from coach.store.programmes.enrolment import Following
    from coach.store.programmes.loader import LoadedProgramme

group = typer.Typer(
    help="Follow a programme of exercises for some weeks: what is due today, what is done, pause and go on.",
    epilog=format_examples(
        "coach programmes list",
        "coach programmes start hip-flexors-4-weeks",
        "coach programmes today",
    ),
    no_args_is_help=True,
)
MARKS = {"done": "[x]", "partly": "[-]", "open": "[ ]"}

AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON and nothing else.")]
On = Annotated[
    str, typer.Option("--on", metavar="DATE", help="Another day than today, as 2026-01-31.")
]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A programme's name, or a file of your own.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(group, name="programmes")


@group.command("list", epilog=format_examples("coach programmes list"))
def list_all(as_json: AsJson = False) -> None:
    """List every programme, your own too."""
    from coach.store.programmes.loader import ProgrammeError, list_programmes, load_programme

    told, broken = [], False
    for name in list_programmes():
        try:
            programme = load_programme(name).programme
        except ProgrammeError as error:
            broken = True
            typer.echo(f"{name}: {error.message}", err=True)
        else:
            told.append(
                {
                    "name": name,
                    "title": programme.title,
                    "summary": programme.summary,
                    "weeks": programme.weeks,
                }
            )
    _print(told, [f"{one['name']}  {one['title']}: {one['summary']}" for one in told], as_json)
    if broken:
        raise typer.Exit(2)


@group.command(epilog=format_examples("coach programmes show hip-flexors-4-weeks"))
def show(name: Name, as_json: AsJson = False) -> None:
    """Show what a programme asks for, and where it comes from. A file with mistakes is told all of them."""
    from coach.store.programmes.loader import load_programme

    loaded = load_programme(name)
    _print(
        {"name": loaded.name, **loaded.programme.model_dump(mode="json")},
        list(describe(loaded)),
        as_json,
    )


@group.command(
    epilog=format_examples(
        "coach programmes start hip-flexors-4-weeks", "coach programmes start mine --on 2026-02-02"
    )
)
def start(name: Name, on: On = "") -> None:
    """Begin a programme, today or on another day."""
    from coach.store.programmes.enrolment import Following, load_enrolment, save_enrolment
    from coach.store.programmes.loader import load_programme

    loaded, followed = load_programme(name), load_enrolment()
    if followed is not None:
        raise CoachError(
            f"You follow {followed.programme} since {followed.started}.",
            "End it first: coach programmes stop",
        )
    day = _read_day(on)
    path = save_enrolment(
        Following(
            schema_version=1, programme=name if name.endswith(".toml") else loaded.name, started=day
        )
    )
    typer.echo(f"{loaded.programme.title} begins on {day}. Kept in {path}")


@group.command(epilog=format_examples("coach programmes pause"))
def pause(on: On = "") -> None:
    """Let the programme stand still until you go on; nothing is missed meanwhile."""
    from coach.store.programmes.enrolment import save_enrolment

    save_enrolment(_require().pause(_read_day(on)))
    typer.echo("Paused. `coach programmes resume` goes on where you were.")


@group.command(epilog=format_examples("coach programmes resume"))
def resume(on: On = "") -> None:
    """Go on after a pause."""
    from coach.store.programmes.enrolment import save_enrolment

    save_enrolment(_require().resume(_read_day(on)))
    typer.echo("Going on. `coach programmes today` tells what is next.")


@group.command(epilog=format_examples("coach programmes stop"))
def stop() -> None:
    """End the programme. What you did stays in the history."""
    from coach.store.programmes.enrolment import delete_enrolment

    followed = _require()
    delete_enrolment()
    typer.echo(f"{followed.programme} is ended.")


@group.command(epilog=format_examples("coach programmes today", "coach programmes today --json"))
def today(on: On = "", as_json: AsJson = False) -> None:
    """Tell what is due today, what of it is done, and how far you have come."""
    from coach.exercise.dose.programme_plan import follow_progress, plan_day
    from coach.store.programmes.enrolment import read_records
    from coach.store.programmes.loader import load_programme

    followed, day = _require(), _read_day(on)
    loaded = load_programme(followed.programme)
    records = read_records(followed.started)
    planned = plan_day(loaded.programme, loaded.exercises, followed.enrolment(), records, day)
    progress = follow_progress(loaded.programme, followed.enrolment(), records, day)
    told = _to_json(loaded, followed, planned, progress) if as_json else {}
    _print(told, list(format_today(loaded, followed, planned, progress)), as_json)


def describe(loaded: LoadedProgramme) -> Iterator[str]:
    """The lines that tell a person about a programme, without line ends."""
    from coach.exercise.dose.prescription import prescribe_dose
    from coach.exercise.dose.requirements import find_requirement

    programme = loaded.programme
    yield programme.title
    yield programme.summary
    weeks = "week" if programme.weeks == 1 else "weeks"
    yield f"\n{programme.weeks} {weeks} of days on which you do something; a day left out is not lost."
    for routine in programme.routines:
        yield f"\n{routine.title}, {_write_when(routine)}"
        for item in routine.items:
            exercise = loaded.exercises[item.exercise]
            amount = format_requirement(find_requirement(item, exercise))
            rest_s = prescribe_dose(item, exercise.dose).rest_s
            yield f"  {exercise.title} ({item.exercise}): {amount}; then rest {rest_s:g} s"
    if programme.retest:
        yield f"\nMeasured every {programme.retest.every_days} days: {loaded.exercises[programme.retest.exercise].title}"
    yield from (f"\nTake care: {caution}" for caution in programme.cautions)
    yield f"\nSource: {programme.source.text}\n\nFile: {loaded.path}"


def format_today(
    loaded: LoadedProgramme, followed: Following, planned: DayPlan, progress: Progress
) -> Iterator[str]:
    """The lines of a day, without line ends."""
    yield f"{loaded.programme.title}: {_write_day(followed, planned, progress)}"
    titles = {routine.name: routine.title for routine in loaded.programme.routines}
    shown = None
    for task in planned.tasks:
        if task.routine != shown:
            shown = task.routine
            yield f"\n{titles.get(task.routine, 'Measure once a week')}"
        title = loaded.exercises[task.item.exercise].title
        many = f", {task.times_done} of {task.times} times" if task.times > 1 else ""
        yield f"  {MARKS[task.state]} {title} ({task.item.exercise}): {format_requirement(task.requirement)}{many}"
    yield f"\nDays on which you did something: {progress.days_done}."
    for week, sides in progress.results.items():
        yield (
            f"Week {week}: "
            + ", ".join(f"{side} {degrees:.0f} degrees" for side, degrees in sorted(sides.items()))
            + "."
        )


def format_requirement(requirement: Requirement) -> str:
    """How much one time of an exercise is, in words."""
    sides = (
        ""
        if requirement.sides == (None,)
        else " each side"
        if len(requirement.sides) == 2
        else f" {requirement.sides[0]} side"
    )
    unit = "once" if requirement.unit == "tests" else f"{requirement.amount:g} {requirement.unit}"
    return f"{unit}{sides}"


def _write_day(followed: Following, planned: DayPlan, progress: Progress) -> str:
    if planned.paused:
        return "paused. `coach programmes resume` goes on where you were."
    if planned.finished:
        return "all days are done. `coach programmes stop` ends it, and you can start it again."
    if planned.day < followed.started:
        return f"begins on {followed.started}."
    rest = "" if planned.tasks else " Nothing is due today."
    return f"day {planned.number} of {progress.days_in_all}, week {planned.week}.{rest}"


def _write_when(routine: Routine) -> str:
    times = "once a day" if routine.times_a_day == 1 else f"{routine.times_a_day} times a day"
    days = (
        "every day"
        if len(routine.days) == 7
        else f"days {', '.join(map(str, routine.days))} of a week"
    )
    weeks = f", weeks {routine.weeks[0]} to {routine.weeks[1]}" if routine.weeks else ""
    return f"{times}, {days}{weeks}"


def _to_json(
    loaded: LoadedProgramme, followed: Following, planned: DayPlan, progress: Progress
) -> dict[str, Any]:
    return {
        "programme": loaded.name, "title": loaded.programme.title, "started": followed.started.isoformat(), "day": planned.day.isoformat(),
        "number": planned.number, "days": progress.days_in_all, "week": planned.week, "paused": planned.paused, "over": planned.finished,
        "tasks": [_task_to_json(task, loaded.exercises[task.item.exercise]) for task in planned.tasks],
        "days_done": progress.days_done,
        "range_of_motion": [{"week": week, **sides} for week, sides in progress.results.items()],
    }  # fmt: skip


def _task_to_json(task: Task, exercise: Exercise) -> dict[str, Any]:
    from coach.exercise.dose.prescription import prescribe_dose

    return {
        "routine": task.routine or None, "exercise": task.item.exercise, "state": task.state, "times": task.times,
        "times_done": task.times_done, "share": round(task.share, 3), "amount": task.requirement.amount, "unit": task.requirement.unit,
        "sides": [side for side in task.requirement.sides if side], "rest_s": prescribe_dose(task.item, exercise.dose).rest_s,
    }  # fmt: skip


def _require() -> Following:
    from coach.store.programmes.enrolment import load_enrolment

    followed = load_enrolment()
    if followed is None:
        raise CoachError(
            "You follow no programme.",
            "`coach programmes list` names them; then: coach programmes start NAME",
        )
    return followed


def _read_day(text: str) -> date:
    """The day that was typed, or today where nothing was. Raises CoachError."""
    if not text:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CoachError(
            f"--on {text}: this is not a date.", "Write year, month and day: 2026-01-31."
        ) from error


def _print(told: Any, lines: list[str], as_json: bool) -> None:
    typer.echo(json.dumps(told, indent=2, ensure_ascii=False) if as_json else "\n".join(lines))
