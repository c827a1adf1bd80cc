"""`coach programmes`: a routine for some weeks, checked against what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.arguments import JsonOption, ProgrammeArgument, format_examples, read_day
from coach.cli.output import print_json
from coach.cli.programmes.text import describe_programme, format_today, make_day_json
from coach.errors import CoachError
from coach.message import Message, join_label
from coach.translation import tr

if TYPE_CHECKING:
    from coach.store.programmes.enrolment import Following

group = typer.Typer(
    help="Follow a programme of exercises for some weeks: what is due today, and what is done.",
    epilog=format_examples(
        "coach programmes list",
        "coach programmes start hip-flexors-4-weeks",
        "coach programmes today",
    ),
    no_args_is_help=True,
)

DateOption = Annotated[
    str, typer.Option("--on", metavar="DATE", help="Another day than today, as 2026-01-31.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="programmes")


@group.command("list", epilog=format_examples("coach programmes list"))
def list_all(as_json: JsonOption = False) -> None:
    """List every programme, your own too."""
    from coach.store.programmes.loader import ProgrammeError, list_programmes, load_programme

    summaries, lines, broken = [], [], False
    for name in list_programmes():
        try:
            programme = load_programme(name).programme
        except ProgrammeError as error:
            broken = True
            typer.echo(tr(join_label(name, tr(error.message))), err=True)
        else:
            summaries.append(
                {
                    "name": name,
                    "title": programme.title,
                    "summary": programme.summary,
                    "weeks": programme.weeks,
                }
            )
            lines.append(f"{name}  {tr(join_label(tr(programme.title), tr(programme.summary)))}")
    _print(summaries, lines, as_json)
    if broken:
        raise typer.Exit(2)


@group.command(epilog=format_examples("coach programmes show hip-flexors-4-weeks"))
def show(name: ProgrammeArgument, as_json: JsonOption = False) -> None:
    """Show what a programme requires, and where it comes from.

    Every mistake in a file is listed. What is valid and changes nothing is a warning.
    """
    from coach.store.programmes.ineffective import list_warnings
    from coach.store.programmes.loader import load_programme

    loaded = load_programme(name)
    for warning in list_warnings(loaded):
        typer.echo(tr(warning), err=True)
    _print(
        {"name": loaded.name, **loaded.programme.model_dump(mode="json")},
        list(describe_programme(loaded)),
        as_json,
    )


@group.command(
    epilog=format_examples(
        "coach programmes start hip-flexors-4-weeks", "coach programmes start mine --on 2026-02-02"
    )
)
def start(name: ProgrammeArgument, on: DateOption = "") -> None:
    """Begin a programme, today or on another day."""
    from coach.store.programmes.beginning import begin_following
    from coach.store.programmes.enrolment import (
        find_enrolment_file,
        update_enrolment,
    )
    from coach.store.programmes.loader import load_programme

    loaded = load_programme(name)
    day = read_day(on)
    kept = name if name.endswith(".toml") else loaded.name
    new = begin_following(kept, day)
    update_enrolment(lambda followed: _begin(followed, new))
    typer.echo(
        tr(
            "{title} begins on {day}. Kept in {path}",
            title=loaded.programme.title,
            day=day,
            path=find_enrolment_file(),
        )
    )


@group.command(epilog=format_examples("coach programmes pause"))
def pause(on: DateOption = "") -> None:
    """Pause the programme; nothing is missed meanwhile."""
    from coach.store.programmes.enrolment import update_enrolment

    day = read_day(on)
    update_enrolment(lambda followed: _require(followed).pause(day))
    typer.echo(tr("Paused. `coach programmes resume` continues where you were."))


@group.command(epilog=format_examples("coach programmes resume"))
def resume(on: DateOption = "") -> None:
    """Resume the programme after a pause."""
    from coach.store.programmes.enrolment import update_enrolment

    day = read_day(on)
    update_enrolment(lambda followed: _require(followed).resume(day))
    typer.echo(tr("Resumed. `coach programmes today` shows what is next."))


@group.command(epilog=format_examples("coach programmes stop"))
def stop() -> None:
    """End the programme. What you did stays in the history."""
    from coach.store.programmes.enrolment import delete_enrolment

    followed = _require_enrolment()
    delete_enrolment()
    typer.echo(tr("{programme} has ended.", programme=followed.programme))


@group.command(epilog=format_examples("coach programmes today", "coach programmes today --json"))
def today(on: DateOption = "", as_json: JsonOption = False) -> None:
    """Show what is due today, what of it is done, and how far you have come."""
    from coach.exercise.dose.programme_plan import follow_progress, plan_day
    from coach.store.programmes.enrolment import read_records
    from coach.store.programmes.loader import load_adapted_programme

    followed, day = _require_enrolment(), read_day(on)
    loaded = load_adapted_programme(followed.programme)
    records = read_records(followed.started)
    planned = plan_day(loaded.programme, loaded.exercises, followed.enrolment(), records, day)
    progress = follow_progress(loaded.programme, followed.enrolment(), records, day)
    values = make_day_json(loaded, followed, planned, progress) if as_json else {}
    _print(values, list(format_today(loaded, followed, planned, progress)), as_json)


def _begin(followed: Following | None, new: Following) -> Following:
    """Return the new one. Raise CoachError if a programme is followed already."""
    from coach.store.programmes.enrolment import explain_followed

    if followed is None:
        return new
    raise explain_followed(followed, Message("End it first: coach programmes stop"))


def _require_enrolment() -> Following:
    from coach.store.programmes.enrolment import load_enrolment

    return _require(load_enrolment())


def _require(followed: Following | None) -> Following:
    if followed is None:
        raise CoachError(
            Message("You have not started a programme."),
            Message("`coach programmes list` lists them; then: coach programmes start NAME"),
        )
    return followed


def _print(values: Any, lines: list[str], as_json: bool) -> None:
    if as_json:
        print_json(values)
    else:
        typer.echo("\n".join(lines))
