"""The progress bar of the command line: on standard error, and only if that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Literal

Unit = Literal["seconds", "files"]
FORMATS: Final = {
    "seconds": "{task.completed:.0f} s",
    "files": "{task.completed:.0f}/{task.total:.0f}",
}
"""Unit of the progress -> how rich writes it."""


@contextmanager
def show_progress(
    title: str, total: float | None, unit: Unit = "seconds"
) -> Iterator[Callable[[float], None]]:
    """Show a bar with the remaining time, and give the function that moves it.

    Args:
        title: Text in front of the bar.
        total: Value at which the work is done, in `unit`; None if it is unknown.
        unit: Unit of the total and of the values given to the function.

    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn(FORMATS[unit]),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task(title, total=total)
        yield lambda completed: progress.update(task, completed=completed)
