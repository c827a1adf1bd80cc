"""Delete all data of the user. Only files that coach wrote are deleted: folders may hold others."""

from __future__ import annotations

from typing import Final

from coach.store.exercises.json_schema import SCHEMA_NAME
from coach.store.files import locations
from coach.store.files.deletion import Removed, remove_files, remove_folder
from coach.store.programmes import enrolment
from coach.store.recordings.recording import delete_recording, find_folders
from coach.store.settings import first_start, folders, person, prescribed, profiles
from coach.store.settings.settings import find_settings_file, load_settings

RED_FLAGS: Final = "red-flags-read"
"""File in the settings folder: the user has read when to see a professional."""


def delete_everything() -> Removed:
    """Delete recordings, history and prescriptions of all profiles, own exercises and settings.

    Raises:
        CoachError: A file cannot be deleted.
    """
    removed, settings = Removed(), load_settings()
    for name in profiles.list_profiles():
        for folder in find_folders(folders.recordings_folder(settings, name)):
            removed += delete_recording(folder)
        folder = profiles.find_profile_folder(name)
        removed += remove_folder(folder / prescribed.FOLDER)
        removed += remove_files(
            [
                *sorted(folder.glob(f"{folders.HISTORY}*")),
                folder / enrolment.FILE_NAME,
                folder / person.FILE_NAME,
            ]
        )
        if name != profiles.DEFAULT:
            removed += profiles.delete_profile(name)
    own = [
        *sorted(locations.user_poses_folder().glob("**/*.toml")),
        locations.user_poses_folder() / SCHEMA_NAME,
    ]
    return removed + remove_files(
        [
            *own,
            find_settings_file(),
            locations.config_folder() / profiles.FILE_NAME,
            locations.config_folder() / RED_FLAGS,
            locations.config_folder() / first_start.FILE_NAME,
        ]
    )
