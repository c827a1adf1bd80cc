"""The folder of the prescription that a profile follows, and the exercise files in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from coach.errors import CoachError
from coach.store.settings import profiles

FOLDER: Final = "prescription"
POSES: Final = "poses"


def find_prescription_folder() -> Path:
    """Return the folder of the current profile's prescription; it may not exist.

    Raises:
        CoachError: The home folder or the profile is unknown.
    """
    return profiles.find_profile_folder() / FOLDER


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
