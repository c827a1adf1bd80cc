"""Arguments and options of `coach analyze`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="A video file, a recording's folder, or `last` for the newest recording; "
        "or several files: folders, patterns.",
    ),
]
ExerciseOption = Annotated[
    str | None,
    typer.Option(
        "--exercise",
        "-e",
        metavar="NAME",
        help="An exercise's name, a file of your own, or `auto` to recognise it; "
        "a recording contains its exercise.",
    ),
]
JsonFileOption = Annotated[
    str | None,
    typer.Option(
        "--json", metavar="FILE", help="Write the result as JSON; - prints it and nothing else."
    ),
]
CsvFileOption = Annotated[
    str | None,
    typer.Option(
        "--csv",
        metavar="FILE",
        help="Write every frame's angles as a table; - prints it and nothing else.",
    ),
]
OutFolderOption = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="FOLDER",
        help="For several files: the folder for the table, the page and the finished results.",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        help="For several files: how many run at a time; by default one per core.",
    ),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="For several files: the Dask scheduler of a cluster that does the work.",
    ),
]
QuickOption = Annotated[
    bool,
    typer.Option(
        "--quick",
        help="Do not look again with the larger pose model if a leg is in doubt or nobody is seen.",
    ),
]
