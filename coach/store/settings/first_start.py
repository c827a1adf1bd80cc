"""Remembers that the user has seen the page of the first start."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Final

from coach.errors import CoachError
from coach.store.files import locations
from coach.store.files.atomic_write import write_atomically
from coach.store.settings import folders, profiles
from coach.store.settings.settings import find_settings_file

FILE_NAME: Final = "first-start-seen"


def is_first_start() -> bool:
    """Return True if there are no recordings and no settings, and the page was not seen.

    The history and the settings of the person do not count: they are written before the page ends.
    False if the folders are unknown or cannot be read.
    """
    try:
        used = (
            locations.config_folder() / FILE_NAME,
            locations.config_folder() / profiles.FILE_NAME,
            find_settings_file(),
            folders.recordings_folder(),
        )
        return not any(path.exists() for path in used)
    except (CoachError, OSError):
        return False


def note_first_start() -> None:
    """Store that the page was seen, if that can be written."""
    with suppress(CoachError):
        write_atomically(
            locations.make_private(locations.config_folder()) / FILE_NAME,
            f"{dt.datetime.now(dt.UTC).date().isoformat()}\n",
        )
