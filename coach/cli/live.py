"""`coach live`: the window on a camera."""

from __future__ import annotations

from typing import Annotated

import typer

from coach.cli.arguments import DEFAULT_EXERCISE, Exercise, Side, write_examples

EXAMPLES = write_examples(
    "coach live",
    "coach live --exercise couch-stretch --side left",
    'coach live --source "HD Webcam"',
    "coach live --source http://192.168.0.20:8080/video",
    "coach live --source exercise.mp4 --no-record",
)


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(epilog=EXAMPLES)(live)


def live(
    exercise: Exercise = DEFAULT_EXERCISE,
    source: Annotated[
        str,
        typer.Option("--source", "-s", metavar="SOURCE", help="A camera's number or name, the address of a network camera, or a video."),
    ] = "0",
    side: Side = "auto",
    record: Annotated[bool, typer.Option("--record/--no-record", help="Keep the measured points (no picture) to look at later.")] = True,
) -> None:
    """Exercise in front of the camera, with a window that counts and corrects."""
    from coach.cli.display import require_display
    from coach.store.exercises import load_exercise

    load_exercise(exercise)
    require_display()
    from coach.window.app import Wish, open_window

    raise typer.Exit(open_window(Wish(exercise=exercise, source=source, side=side, record=record)))
