"""`coach live`: the window with a camera."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coach.cli.arguments import RotateOption, SideOption, check_rotation, format_examples
from coach.translation import tr

PrescriptionArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]", help="A prescription to look at first; its name ends in .coach."
    ),
]
ExerciseOption = Annotated[
    str,
    typer.Option(
        "--exercise",
        "-e",
        metavar="NAME",
        help="An exercise's name, or a file of your own; without one you choose in the window.",
    ),
]
SourceOption = Annotated[
    str,
    typer.Option(
        "--source",
        "-s",
        metavar="SOURCE",
        help="A camera's number or name, the address of a network camera, or a video.",
    ),
]
RecordOption = Annotated[
    bool,
    typer.Option("--record/--no-record", help="Record the measured points (no picture)."),
]

EXAMPLES = format_examples(
    "coach live",
    "coach live ada.coach",
    "coach live --exercise couch-stretch --side left",
    'coach live --source "HD Webcam"',
    "coach live --source http://192.168.0.20:8080/video",
    "coach live --source exercise.mp4 --no-record",
    "coach live --source 1 --rotate 90",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(live)


def live(
    file: PrescriptionArgument = None,
    exercise: ExerciseOption = "",
    source: SourceOption = "",
    side: SideOption = "auto",
    rotate: RotateOption = None,
    record: RecordOption = True,
) -> None:
    """Exercise in front of the camera, with a window that counts and corrects."""
    from coach.cli.display import require_display
    from coach.store.exercises.loader import load_exercise

    rotation = check_rotation(rotate)
    if exercise:
        load_exercise(exercise)
    require_display()
    apply_upkeep()
    from coach.store.settings.settings import load_settings
    from coach.window.app import open_window
    from coach.window.run.state import RunRequest

    source = source or load_settings().camera or "0"
    raise typer.Exit(
        open_window(
            RunRequest(exercise, source, side, record, rotation=rotation),
            speaking=True,
            opening=None if file is None else lambda window: window.open_files([file]),
        )
    )


def apply_upkeep() -> None:
    """Delete recordings that are older than the settings allow, and report interrupted recordings.

    Raises:
        CoachError: The settings cannot be read, or a recording cannot be deleted.

    """
    from datetime import UTC, datetime

    from coach.cli.output import print_removed
    from coach.store.recordings.copies import list_unfinished
    from coach.store.recordings.retention import apply_retention

    removed = apply_retention(datetime.now(UTC))
    if removed.files:
        print_removed(removed)
    for listed in list_unfinished():
        typer.echo(
            tr(
                "{name} was cut off. To keep what is in it: coach recordings repair "
                "{name}; or delete it.",
                name=listed.name,
            )
        )
