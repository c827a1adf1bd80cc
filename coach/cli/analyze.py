"""`coach analyze`: every frame of a video or a recording, as fast as it goes, without a window."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer

from coach.cli.arguments import Side, write_examples

EXAMPLES = write_examples(
    "coach analyze lunge.mp4 --exercise lunge",
    "coach analyze test.mp4 --exercise hip-flexion-test --side right --json result.json --csv angles.csv",
    "coach analyze lunge.mp4 --exercise lunge --json - | jq .repetitions",
    "coach analyze last",
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog=EXAMPLES)(analyze)


def analyze(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A video file, a recording's folder, or `last` for the newest recording.")
    ],
    exercise: Annotated[
        str | None,
        typer.Option("--exercise", "-e", metavar="NAME", help="An exercise's name, or a file of your own; a recording knows its exercise."),
    ] = None,
    side: Side = "auto",
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the result as JSON; - prints it and nothing else.")
    ] = None,
    csv_file: Annotated[str | None, typer.Option("--csv", metavar="FILE", help="Write every frame's angles as a table.")] = None,
) -> None:
    """Count, time and measure what is in a video or a recording, without a window."""
    from coach.cli.headless import analyse_source
    from coach.cli.summary import print_summary
    from coach.report.table import AngleTable, write_json

    with ExitStack() as stack:
        tables = [stack.enter_context(AngleTable(csv_file))] if csv_file else []
        summary = analyse_source(source, exercise, side, [table.add for table in tables]).summarise()
    if json_file:
        write_json(summary, json_file)
    if json_file != "-":
        print_summary(summary)
