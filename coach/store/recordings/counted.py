"""Which recordings count: what was repaired counts once."""

from __future__ import annotations

from pathlib import Path

from coach.store.recordings.folders import find_superseded
from coach.store.recordings.search import find_folders


def find_counted_folders(folder: Path | None = None) -> list[Path]:
    """Return the folders of the recordings that count, sorted by name.

    One that was repaired does not count: what was done is in its repair.

    Args:
        folder: The configured folder by default.

    Raises:
        CoachError: The folder cannot be read.
    """
    found = find_folders(folder)
    superseded = find_superseded([path.name for path in found])
    return [path for path in found if path.name not in superseded]
