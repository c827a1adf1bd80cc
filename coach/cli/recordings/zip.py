"""`coach recordings pack` and `unpack`: carry a recording to another computer as one zip."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coach.cli.arguments import LAST, RecordingArgument, find_recording, format_examples
from coach.cli.output import format_size
from coach.message import join_label
from coach.translation import tr


def register(group: typer.Typer) -> None:
    """Add the commands."""
    packs = ("coach recordings pack last", "coach recordings pack last --to /media/stick")
    group.command(epilog=format_examples(*packs))(pack)
    group.command(epilog=format_examples("coach recordings unpack 2026-01-31_18-05-00Z_lunge.zip"))(
        unpack
    )


def pack(
    recording: RecordingArgument = LAST,
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="The zip to write, or a folder for it.")
    ] = Path(),
) -> None:
    """Pack a recording into one zip, to carry it to another computer.

    The same recording gives the same bytes.
    """
    from coach.store.files.checksums import sum_up_file
    from coach.store.recordings.zip_archive import pack_recording

    file = pack_recording(find_recording(recording), to)
    typer.echo(
        tr(
            join_label(
                str(file), f"{format_size(file.stat().st_size)}, SHA-256 {sum_up_file(file)}"
            )
        )
    )


def unpack(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A zip that `coach recordings pack` wrote.")
    ],
) -> None:
    """Add the recording in a zip to yours, after checking it to the last byte."""
    from coach.store.history.index import add_to_history
    from coach.store.recordings.zip_archive import unpack_recording

    folder = unpack_recording(file)
    add_to_history(folder)
    typer.echo(tr("{name} is among your recordings now: {folder}", name=folder.name, folder=folder))
