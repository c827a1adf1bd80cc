"""`coach screenshots`: a picture of each screen of the window."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from coach.cli.arguments import format_examples
from coach.errors import CoachError
from coach.message import Message

MIN_SIDE: Final = 320
"""Minimum width and height of the window, in pixels."""
MAX_SIDE: Final = 8192
"""Maximum width and height of the window, in pixels."""

FolderArgument = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="The folder for the pictures; made if it is missing."),
]
SizeOption = Annotated[
    str, typer.Option("--size", metavar="WIDTHxHEIGHT", help="Size of the window, in pixels.")
]
ThemeOption = Annotated[
    Literal["dark", "light", "contrast"], typer.Option("--theme", help="The colours.")
]
ScaleOption = Annotated[
    float, typer.Option("--scale", min=1.0, max=4.0, help="Qt's scale: 2 is 200 %.")
]
TextOption = Annotated[
    float,
    typer.Option("--text", min=0.8, max=2.0, help="Size of texts; 1 is as shipped."),
]
ScreensOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="SCREEN", help="Only this screen; may be given again."),
]

EXAMPLES = format_examples(
    "coach screenshots docs/screens",
    "coach screenshots /tmp/screens --size 1920x1080 --theme light --scale 2",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(screenshots)


def screenshots(
    folder: FolderArgument,
    size: SizeOption = "1280x720",
    theme: ThemeOption = "dark",
    scale: ScaleOption = 1.0,
    text: TextOption = 1.0,
    only: ScreensOption = None,
) -> None:
    """Make a picture of each screen, from the samples. No camera and no screen are needed.

    The texts are English; `coach --language CODE screenshots` shows another language.
    """
    width, height = _read_size(size)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    _make_folder(folder)
    from coach.window.screenshots.capture import render_screens
    from coach.window.screenshots.run_screens import SCREENS
    from coach.window.theme.palette import choose_palette

    unknown = sorted(set(only or ()) - set(SCREENS))
    if unknown:
        raise CoachError(
            Message("There is no screen {name!r}.", name=unknown[0]),
            Message("There are: {names}.", names=", ".join(SCREENS)),
        )
    logical = (round(width / scale), round(height / scale))
    palette = choose_palette(theme, dark=True, contrast=False)
    for path in render_screens(folder, logical, palette, text, tuple(only or ())):
        typer.echo(path)


def _read_size(text: str) -> tuple[int, int]:
    """Return the width and height in pixels of the value of `--size`.

    Raises:
        CoachError: The text is not a size.

    """
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in size):
        raise CoachError(
            Message(
                "--size {size}: this is not a width and height of {least} to {most} pixels.",
                size=text,
                least=MIN_SIDE,
                most=MAX_SIDE,
            ),
            Message("For example: --size 1280x720"),
        )
    return size


def _make_folder(folder: Path) -> None:
    from coach.store.files.locations import explain_unmade

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CoachError(explain_unmade(folder, error), Message("Name another one.")) from error
