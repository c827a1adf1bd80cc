"""`coach exercises`: list, show and check exercises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.arguments import format_examples
from coach.cli.call_language import format_error
from coach.cli.exercises import new as exercise_new
from coach.cli.exercises import try_out as exercise_try
from coach.errors import ExerciseError
from coach.message import join_label
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from coach.exercise.definition.exercise import Exercise

group = typer.Typer(
    help="List and show exercises, or write, check and try your own.",
    epilog=format_examples(
        "coach exercises list",
        "coach exercises show couch-stretch",
        "coach exercises check mine.toml",
    ),
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    exercise_new.register(group)
    exercise_try.register(group)
    app.add_typer(group, name="exercises")


@group.command("list", epilog=format_examples("coach exercises list"))
def list_all() -> None:
    """List every exercise, your own too."""
    from coach.store.exercises.loader import list_exercises, load_exercise

    names = sorted(list_exercises())
    width = max(map(len, names), default=0)
    broken = False
    for name in names:
        try:
            exercise = load_exercise(name).exercise
        except ExerciseError as error:
            broken = True
            typer.echo(
                f"{name:<{width}}  {tr('cannot be read: {problem}', problem=error.message)}",
                err=True,
            )
        else:
            typer.echo(
                f"{name:<{width}}  {tr(join_label(tr(exercise.title), tr(exercise.summary)))}"
            )
    if broken:
        raise typer.Exit(2)


@group.command(
    epilog=format_examples("coach exercises show lunge", "coach exercises show mine.toml")
)
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An exercise's name, or a file of your own.")
    ],
) -> None:
    """Show how an exercise is done, where the camera goes, and what is watched."""
    from coach.store.exercises.loader import load_exercise

    loaded = load_exercise(name)
    for line in describe(loaded.exercise):
        typer.echo(line)
    if loaded.path is not None:
        typer.echo("\n" + tr("File: {path}", path=loaded.path))


@group.command(epilog=format_examples("coach exercises check", "coach exercises check mine.toml"))
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...", help="Files or names; without any, every exercise there is."
        ),
    ] = None,
) -> None:
    """Check exercise files: every error at once, with its line and what would be right.

    What is valid and changes nothing is a warning.
    """
    from coach.store.exercises.loader import list_exercises, list_warnings, load_exercise

    wrong = 0
    for name in files or sorted(list_exercises()):
        try:
            warnings = list_warnings(load_exercise(name, check=True))
        except ExerciseError as error:
            wrong += 1
            typer.echo(format_error(error), err=True)
            continue
        if not warnings:
            typer.echo(tr("{name}: right", name=name))
            continue
        typer.echo(
            ntr(
                "{name}: right, with one warning:",
                "{name}: right, with {n} warnings:",
                len(warnings),
                name=name,
            )
        )
        for warning in warnings:
            typer.echo(tr(warning))
    if wrong:
        raise typer.Exit(2)


def describe(exercise: Exercise) -> Iterator[str]:
    """Yield the lines that describe an exercise, without line ends."""
    yield tr(exercise.title)
    yield tr(exercise.summary)
    yield "\n" + tr("How much: {dose}", dose=exercise.dose.text)
    yield tr("Camera: {placement}", placement=exercise.placement)
    yield "\n" + tr("Steps")
    yield from (f"  {number}. {tr(step)}" for number, step in enumerate(exercise.steps, start=1))
    if exercise.faults:
        yield "\n" + tr("Watched")
        for fault in exercise.faults:
            yield f"  {tr(join_label(f'{tr(fault.title)} ({fault.name})', tr(fault.fix)))}"
    if exercise.not_watched:
        yield "\n" + tr("Not watched")
        yield from (
            f"  {tr(join_label(tr(point.cue), tr(point.why)))}" for point in exercise.not_watched
        )
    if exercise.cautions:
        yield "\n" + tr("Take care")
        yield from (f"  {line}" for line in _list_cautions(exercise))
    if exercise.contraindications:
        yield "\n" + tr("Does not fit")
        yield from (f"  {line}" for line in _list_contraindications(exercise))
    yield "\n" + tr("Source: {source}", source=exercise.source.text)


def _list_cautions(exercise: Exercise) -> Iterator[str]:
    """Yield one line for each caution, with the conditions of those whom it concerns."""
    from coach.exercise.definition.contraindication_text import NAMES

    for each in exercise.cautions:
        names = ", ".join(tr(NAMES[condition]) for condition in each.conditions)
        yield (
            tr("{caution} (only with: {conditions})", caution=each.text, conditions=names)
            if names
            else tr(each.text)
        )


def _list_contraindications(exercise: Exercise) -> Iterator[str]:
    """Yield one line for each condition, with the exercise that takes its place."""
    from coach.exercise.definition.contraindication_text import describe_contraindication

    for each in exercise.contraindications:
        reason = tr(describe_contraindication(each))
        yield (
            tr("{reason}; instead: {substitute}", reason=reason, substitute=each.substitute)
            if each.substitute
            else reason
        )
