"""Which recordings count: what was repaired counts once."""

from __future__ import annotations

from pathlib import Path

from coach.errors import RecordingError
from coach.store.recordings.recording import open_recording
from coach.store.recordings.search import find_folders
from coach.store.recordings.superseded import State, find_superseded


def find_counted_folders(folder: Path | None = None) -> list[Path]:
    """Return the folders of the recordings that count, sorted by name.

    One that was repaired does not count if its repair is whole: what was done is in that.

    Args:
        folder: The configured folder by default.

    Raises:
        CoachError: The folder cannot be read.
    """
    found = {path.name: path for path in find_folders(folder)}
    superseded = find_superseded(found, lambda name: _find_state(found[name]))
    return [path for name, path in found.items() if name not in superseded]


def _find_state(folder: Path) -> State:
    try:
        return open_recording(folder).state
    except RecordingError:
        return "unreadable"
