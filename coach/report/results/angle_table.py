"""The angles of every frame as CSV. What was not measured is empty, never 0."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.body.angle_errors import NAMES as ESTIMATED
from coach.body.angles import NAMES, is_ratio
from coach.closing import Closeable
from coach.exercise.tracking.feedback import Feedback
from coach.report.output import reporting, reserve_output


@contextmanager
def open_table(target: str) -> Iterator[AngleTable]:
    """Yield a table that takes the place of the file `target` when the block ends without error.

    Raises:
        CoachError: The file cannot be written.
    """
    with reserve_output(Path(target)) as part, AngleTable(str(part), target) as table:
        yield table


class AngleTable(Closeable):
    """A CSV file with one row for each frame: seconds, every angle, and how wrong it may be.

    What was not measured is empty.
    """

    def __init__(self, path: str, shown_path: str = "") -> None:
        """Create the file, or empty it.

        Args:
            path: The file.
            shown_path: What errors call it; `path` by default.

        Raises:
            CoachError: The file cannot be written.
        """
        self._shown_path = Path(shown_path or path)
        with reporting(self._shown_path):
            self._file = Path(path).open("w", newline="", encoding="utf-8")  # noqa: SIM115 (closed by `close`)
        self._writer = csv.writer(self._file)
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
        with reporting(self._shown_path):
            self._writer.writerow([f"{feedback.time_s:.4f}", *cells, *errors])

    def close(self) -> None:
        """Close the file.

        Raises:
            CoachError: The disk is full.
        """
        with reporting(self._shown_path):
            self._file.close()


def count_digits(name: str) -> int:
    """Return the number of decimal places of an angle, in degrees, or of a ratio."""
    return 4 if is_ratio(name) else 2
