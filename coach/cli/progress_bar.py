"""The progress bar of a headless run: on standard error, and only where that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.body.pose import Pose
    from coach.exercise.tracking.feedback import Feedback


@contextmanager
def show_progress(
    name: str, duration_s: float | None
) -> Iterator[Callable[[Feedback | Pose], None]]:
    """Gives a function to be called with every feedback, or every pose; the bar runs with their time, up to the duration if it is known."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:.0f} s"),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task(name, total=duration_s)
        yield lambda instant: progress.update(task, completed=instant.time_s)
