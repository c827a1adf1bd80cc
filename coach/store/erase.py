"""Delete all data of the user. Only files that coach wrote are deleted: folders may hold others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store import run_log
from coach.store.exercises.json_schema import SCHEMA_NAME
from coach.store.files import locations
from coach.store.files.atomic_write import list_unfinished
from coach.store.files.deletion import DeletedFiles, remove_files, remove_folder
from coach.store.programmes import enrolment
from coach.store.recordings import lone_pain
from coach.store.recordings.recording import delete_recording
from coach.store.recordings.search import find_folders
from coach.store.recordings.temporary_folder import PREFIXES
from coach.store.settings import first_start, folders, person, prescribed, profiles
from coach.store.settings.settings import Settings, find_settings_file, load_settings

RED_FLAGS: Final = "red-flags-read"
"""File in the settings folder: the user has read when to see a professional."""


def delete_everything() -> DeletedFiles:
    """Delete recordings, history and prescriptions of all profiles, own exercises and settings.

    Raises:
        CoachError: A file cannot be deleted, or the chosen folder of recordings is out of reach;
            then nothing is deleted.
    """
    removed, settings = DeletedFiles(), load_settings()
    if settings.recordings_folder:
        _require_readable(folders.recordings_folder(settings, profiles.DEFAULT))
    for name in profiles.list_profiles():
        for chosen in (settings, Settings()):  # those from before a folder was chosen, too
            removed += _delete_recordings(folders.recordings_folder(chosen, name))
        removed += _delete_profile_files(profiles.find_profile_folder(name))
        if name != profiles.DEFAULT:
            removed += profiles.delete_profile(name)
    return removed + run_log.delete_logs() + remove_files([*_list_own(), *_list_config()])


def _require_readable(folder: Path) -> None:
    """Check that this folder can be read: without the settings nobody knows it any more."""
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise CoachError(
            Message(
                "{folder}: the recordings in it cannot be deleted: {reason}.",
                folder=folder,
                reason=find_reason(error),
            ),
            Message("Connect its drive, or take recordings_folder out of the settings."),
        ) from error


def _delete_recordings(parent: Path) -> DeletedFiles:
    removed = DeletedFiles()
    for folder in find_folders(parent):
        removed += remove_files(list_unfinished(folder)) + delete_recording(folder)
    for prefix in PREFIXES:
        for left in sorted(parent.glob(f"{prefix}*")):  # of a killed program
            removed += remove_folder(left)
    return removed


def _delete_profile_files(folder: Path) -> DeletedFiles:
    removed = remove_folder(folder / prescribed.FOLDER) + remove_folder(folder / lone_pain.WAITING)
    for left in sorted(folder.glob(f".{prescribed.FOLDER}-*")):  # of a killed program
        removed += remove_folder(left)
    return removed + remove_files(
        [
            *sorted(folder.glob(f"{folders.HISTORY}*")),
            folder / enrolment.FILE_NAME,
            folder / person.FILE_NAME,
            folder / prescribed.SENT,
            *list_unfinished(folder),
        ]
    )


def _list_own() -> Iterator[Path]:
    """Yield the files of own exercises and programmes."""
    folder = locations.user_poses_folder()
    yield from sorted(folder.glob("**/*.toml"))
    yield folder / SCHEMA_NAME
    yield from list_unfinished(folder)


def _list_config() -> Iterator[Path]:
    """Yield the files of the settings folder."""
    folder = locations.config_folder()
    yield find_settings_file()
    yield from (folder / name for name in (profiles.FILE_NAME, RED_FLAGS, first_start.FILE_NAME))
    yield from list_unfinished(folder)
