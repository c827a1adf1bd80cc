"""Folders of recordings and history of a profile; the settings may move the recordings."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from coach.errors import CoachError
from coach.message import Message
from coach.store.files.deletion import DeletedFiles, remove_folder
from coach.store.settings import profiles
from coach.store.settings.pose_model import find_whole_path
from coach.store.settings.settings import Settings, find_settings_file, load_settings

HISTORY: Final = "history.sqlite"


def recordings_folder(settings: Settings | None = None, profile: str | None = None) -> Path:
    """Return the folder that holds one folder for each recording; it may not exist yet.

    Args:
        settings: The saved settings by default.
        profile: The current profile by default.

    Raises:
        CoachError: The home folder or the profile is unknown, or the settings are wrong.
    """
    chosen = (load_settings() if settings is None else settings).recordings_folder
    name = profiles.find_current_profile() if profile is None else profile
    if not chosen:
        return profiles.find_profile_folder(name) / "recordings"
    folder = find_whole_path(chosen, find_settings_file().parent)
    return folder if name == profiles.DEFAULT else folder / "profiles" / name


def is_out_of_reach(folder: Path) -> bool:
    """Return True if the drive of this folder of recordings is not there, such as an unplugged one.

    It must be the folder that the settings name, or one of a profile in it.

    Raises:
        CoachError: The settings are wrong.
    """
    chosen = load_settings().recordings_folder
    if not chosen:
        return False
    base = find_whole_path(chosen, find_settings_file().parent)
    return folder.is_relative_to(base) and not (base.exists() or base.parent.exists())


def require_within_reach(folder: Path) -> None:
    """Check that the drive of this folder of recordings is there.

    Raises:
        CoachError: It is not, or the settings are wrong.
    """
    if is_out_of_reach(folder):
        raise CoachError(
            Message("{folder}: the drive of the recordings is missing.", folder=folder),
            Message("Connect its drive, or take recordings_folder out of the settings."),
        )


def history_file(profile: str | None = None) -> Path:
    """Return the history file of a profile, by default the current one; it may not exist yet.

    Raises:
        CoachError: As `recordings_folder`.
    """
    return profiles.find_profile_folder(profile) / HISTORY


def find_owner(recording: Path) -> str | None:
    """Return the profile to which a recording belongs, by where it is; None if to none.

    Args:
        recording: Folder of the recording, or a file in it.

    Raises:
        CoachError: As `recordings_folder`.
    """
    settings, current = load_settings(), profiles.find_current_profile()
    names = dict.fromkeys((current, *profiles.list_profiles()))
    return next(
        (name for name in names if recordings_folder(settings, name) in recording.parents[:2]),
        None,
    )


def delete_profile_data(name: str) -> DeletedFiles:
    """Delete a profile, including recordings in another folder.

    Raises:
        CoachError: There is no such profile, or it is the default one.
    """
    elsewhere = recordings_folder(profile=profiles.find_profile(name))
    removed = profiles.delete_profile(name)
    return removed + (remove_folder(elsewhere) if elsewhere.is_dir() else DeletedFiles())
