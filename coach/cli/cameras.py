"""`coach cameras`: the cameras that `coach live --source` can open."""

from __future__ import annotations

import typer

from coach.cli.arguments import format_examples
from coach.translation import tr

EXAMPLES = format_examples("coach cameras")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(cameras)


def cameras() -> None:
    """List the cameras of this computer, with the numbers and names for `coach live --source`."""
    from coach.capture.cameras.webcam import list_cameras

    listed = list_cameras()
    for camera in listed:
        typer.echo(f"{camera.index}  {camera.name}")
    if not listed:
        typer.echo(
            tr(
                "No camera was found. Plug one in, or close the program that uses it; a "
                "phone can serve as a network camera."
            )
        )
