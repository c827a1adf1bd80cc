"""`coach demo`: coach on a sample video."""

from __future__ import annotations

from typing import Annotated

import typer

from coach.cli.arguments import DEFAULT_EXERCISE, format_examples
from coach.cli.demo.samples import find_sample
from coach.errors import DisplayError
from coach.translation import tr

EXAMPLES = format_examples(
    "coach demo", "coach demo --exercise hip-flexion-test", "coach demo --no-window"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(demo)


def demo(
    exercise: Annotated[
        str, typer.Option("--exercise", "-e", metavar="NAME", help="The exercise to show.")
    ] = DEFAULT_EXERCISE,
    window: Annotated[
        bool,
        typer.Option("--window/--no-window", help="Without a window only the summary is printed."),
    ] = True,
) -> None:
    """See coach at work on a sample video: no camera needed.

    Without a screen it runs without a window and prints the summary.
    """
    from coach.cli.analyze.headless import analyse_source
    from coach.cli.analyze.summary import print_summary
    from coach.cli.display import require_display

    sample = find_sample(exercise)
    if window:
        try:
            require_display()
        except DisplayError as error:
            typer.echo(
                tr(
                    "No window here: {problem} So this is the summary of {name}.\n",
                    problem=error.message,
                    name=sample.name,
                ),
                err=True,
            )
        else:
            from coach.cli.demo.backend import SampleBackend
            from coach.window.app import open_window
            from coach.window.run.state import RunRequest

            request = RunRequest(exercise=exercise, source=str(sample), record=False)
            raise typer.Exit(open_window(request, backend=SampleBackend(), speaking=True))
    outcome = analyse_source(str(sample), exercise, "auto")
    print_summary(outcome.summarise(), outcome.loaded.exercise)
