"""The angles of every frame as CSV. What was not measured is empty, never 0."""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TextIO

from coach.body.angle_errors import NAMES as ESTIMATED
from coach.body.angles import NAMES, is_ratio
from coach.exercise.tracking.feedback import Feedback
from coach.report.output import reporting, reporting_stdout, require_stdout, reserve_output


@contextmanager
def open_table(target: str) -> Iterator[AngleTable]:
    """Yield a table that takes the place of the file `target` when the block ends without error.

    If `target` is "-" it is printed, row by row.

    Raises:
        CoachError: The file cannot be written.
    """
    if target == "-":
        yield AngleTable(require_stdout(), reporting_stdout, line_end="\n")
        with reporting_stdout():
            sys.stdout.flush()
        return
    with reserve_output(Path(target)) as part, write_table(part, Path(target)) as table:
        yield table


@contextmanager
def write_table(path: Path, shown_path: Path | None = None) -> Iterator[AngleTable]:
    """Create the file, or empty it, and yield its table.

    Args:
        path: The file.
        shown_path: What errors call it; `path` by default.

    Raises:
        CoachError: The file cannot be written.
    """
    told = partial(reporting, shown_path or path)
    with ExitStack() as stack:
        with told():
            file = stack.enter_context(path.open("w", newline="", encoding="utf-8"))
        yield AngleTable(file, told)
        with told():
            stack.close()


class AngleTable:
    """CSV with one row for each frame: seconds, every angle, and how wrong it may be.

    What was not measured is empty.
    """

    def __init__(
        self,
        file: TextIO,
        told: Callable[[], AbstractContextManager[None]],
        *,
        line_end: str = "\r\n",
    ) -> None:
        """Write the head.

        Args:
            file: The open file.
            told: Reports what keeps the file from being written.
            line_end: Written after each row.

        Raises:
            CoachError: The file cannot be written.
        """
        self._told = told
        self._writer = csv.writer(file, lineterminator=line_end)
        with told():
            self._writer.writerow(["time_s", *NAMES, *(f"{name}_error" for name in ESTIMATED)])

    def add(self, feedback: Feedback) -> None:
        """Write the row of one frame.

        Raises:
            CoachError: The disk is full.
        """
        cells = (
            ""
            if math.isnan(feedback.angles[name])
            else f"{feedback.angles[name]:.{count_digits(name)}f}"
            for name in NAMES
        )
        errors = (
            f"{feedback.errors[name]:.{count_digits(name)}f}" if name in feedback.errors else ""
            for name in ESTIMATED
        )
        with self._told():
            self._writer.writerow([f"{feedback.time_s:.4f}", *cells, *errors])


def count_digits(name: str) -> int:
    """Return the number of decimal places of an angle, in degrees, or of a ratio."""
    return 4 if is_ratio(name) else 2
