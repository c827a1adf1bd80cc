"""Where a profile keeps its prescription, the exercise files of it, and what was packed for it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from coach.errors import CoachError
from coach.store.settings import profiles

FOLDER: Final = "prescription"
POSES: Final = "poses"
SENT: Final = "results-sent.json"
"""File in the folder of a profile: what was packed for the clinic."""


def find_prescription_folder() -> Path:
    """Return the folder of the current profile's prescription; it may not exist.

    Raises:
        CoachError: The home folder or the profile is unknown.
    """
    return profiles.find_profile_folder() / FOLDER


def find_sent_file() -> Path:
    """Return the file that notes what the current profile packed; it may not exist.

    Raises:
        CoachError: The home folder or the profile is unknown.
    """
    return profiles.find_profile_folder() / SENT


def is_prescribed(path: Path) -> bool:
    """Return True if this exercise file is one of the current profile's prescription."""
    with suppress(CoachError):
        return path.parent == find_prescription_folder() / POSES
    return False


def list_prescribed(inner: str = "") -> dict[str, Path]:
    """Map names to files of the prescription, sorted; none if there is no prescription.

    Args:
        inner: Path below its folder of exercises.
    """
    with suppress(CoachError, OSError):
        folder = find_prescription_folder() / POSES / inner
        return {path.stem: path for path in sorted(folder.glob("[!.]*.toml"))}
    return {}
