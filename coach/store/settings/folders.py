"""Where recordings and their history lie: in the profile in use, recordings elsewhere if the settings say so."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from coach.store.files.deletion import Removed, remove_folder
from coach.store.settings import profiles
from coach.store.settings.pose_model import find_whole_path
from coach.store.settings.settings import Settings, find_settings_file, load_settings

HISTORY: Final = "history.sqlite"


def recordings_folder(settings: Settings | None = None, profile: str | None = None) -> Path:
    """The folder that holds a folder for each recording of a profile, by default the one in use; it need not exist yet.

    settings: by default the saved ones. Raises CoachError where no home is known, the profile is not there, or settings are wrong.
    """
    chosen = (load_settings() if settings is None else settings).recordings_folder
    name = profiles.find_current_profile() if profile is None else profile
    if not chosen:
        return profiles.find_profile_folder(name) / "recordings"
    folder = find_whole_path(chosen, find_settings_file().parent)
    return folder if name == profiles.DEFAULT else folder / "profiles" / name


def history_file() -> Path:
    """The index over the recordings of the profile in use; it need not exist yet. Raises CoachError as `recordings_folder` does."""
    return profiles.find_profile_folder() / HISTORY


def delete_profile_data(name: str) -> Removed:
    """Deletes a profile, with recordings that lie elsewhere. Raises CoachError where it is not there, or is the one always there."""
    elsewhere = recordings_folder(profile=profiles.find_profile(name))
    removed = profiles.delete_profile(name)
    return removed + (remove_folder(elsewhere) if elsewhere.is_dir() else Removed())
