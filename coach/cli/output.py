"""What several commands print: JSON, counts, sizes and deleted files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from coach.store.files.deletion import Removed


def print_json(values: Any) -> None:
    """Print plain values as indented JSON."""
    typer.echo(json.dumps(values, indent=2, ensure_ascii=False))


def print_removed(removed: Removed) -> None:
    """Print what was deleted, and what was left."""
    for file in removed.files:
        typer.echo(f"deleted {file}")
    for path in removed.left:
        typer.echo(f"left alone {path}")
    typer.echo(f"{format_count(len(removed.files), 'file')} deleted, {format_size(removed.size)}.")


def format_count(count: int, noun: str) -> str:
    """Format a number with its noun: 1 file, 2 files."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def format_size(size: int) -> str:
    """Format a number of bytes."""
    return (
        f"{size / 1e6:.1f} MB"
        if size >= 1e6
        else f"{size / 1e3:.1f} kB"
        if size >= 1e3
        else f"{size} bytes"
    )
