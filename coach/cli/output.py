"""What several commands print: JSON, counts, sizes and deleted files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from coach.dates import describe_date
from coach.message import Message
from coach.translation import ntr, tr

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.files.deletion import DeletedFiles


def print_json(values: Any) -> None:
    """Print plain values as indented JSON."""
    from coach.report.output import format_json_for_stdout

    typer.echo(format_json_for_stdout(values))


def print_removed(removed: DeletedFiles) -> None:
    """Print what was deleted, and what was left."""
    for file in removed.files:
        typer.echo(tr("deleted {file}", file=file))
    for path in removed.left:
        typer.echo(tr("left alone {path}", path=path))
    typer.echo(
        ntr(
            "{n} file deleted, {size}.",
            "{n} files deleted, {size}.",
            len(removed.files),
            size=format_size(removed.size),
        )
    )


def count_events(count: int) -> Message:
    """Return a number of events: 1 event, 2 events."""
    return Message("{n} event", plural="{n} events", n=count)


def format_start(start: datetime) -> str:
    """Return a moment in the computer's time zone, in words: ``9 February 2026, 18:05``.

    Scripts read `--json`, in which times are ISO 8601.
    """
    local = start.astimezone()
    return f"{tr(describe_date(local))}, {local:%H:%M}"


def format_size(size: int) -> str:
    """Format a number of bytes in the user's language."""
    if size >= 1e6:
        return tr("{size:.1f}", size=size / 1e6) + " MB"
    return (
        tr("{size:.1f}", size=size / 1e3) + " kB" if size >= 1e3 else tr("{size} bytes", size=size)
    )
