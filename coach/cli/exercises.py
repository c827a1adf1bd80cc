"""`coach exercises`: list, show and check exercises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli import exercise_new, exercise_try
from coach.cli.arguments import format_examples
from coach.errors import ExerciseError

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
            typer.echo(f"{name:<{width}}  cannot be read: {error.message}", err=True)
        else:
            typer.echo(f"{name:<{width}}  {exercise.title}: {exercise.summary}")
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
        typer.echo(f"\nFile: {loaded.path}")


@group.command(epilog=format_examples("coach exercises check", "coach exercises check mine.toml"))
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...", help="Files or names; without any, every exercise there is."
        ),
    ] = None,
) -> None:
    """Check exercise files: every error at once, with its line and what would be right."""
    from coach.store.exercises.loader import list_exercises, load_exercise

    wrong = 0
    for name in files or sorted(list_exercises()):
        try:
            load_exercise(name, check=True)
        except ExerciseError as error:
            wrong += 1
            typer.echo(str(error), err=True)
        else:
            typer.echo(f"{name}: right")
    if wrong:
        raise typer.Exit(2)


def describe(exercise: Exercise) -> Iterator[str]:
    """Yield the lines that describe an exercise, without line ends."""
    yield exercise.title
    yield exercise.summary
    yield f"\nHow much: {exercise.dose.text}"
    yield f"Camera: {exercise.placement}"
    yield "\nSteps"
    yield from (f"  {number}. {step}" for number, step in enumerate(exercise.steps, start=1))
    if exercise.faults:
        yield "\nWatched"
        yield from (f"  {fault.title} ({fault.name}): {fault.fix}" for fault in exercise.faults)
    if exercise.not_watched:
        yield "\nNot watched"
        yield from (f"  {point.cue}: {point.why}" for point in exercise.not_watched)
    if exercise.cautions:
        yield "\nTake care"
        yield from (f"  {caution}" for caution in exercise.cautions)
    yield f"\nSource: {exercise.source.text}"
