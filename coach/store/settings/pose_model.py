"""The pose model that the settings name, or the shipped one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import ModelError
from coach.store.settings.settings import Settings, find_settings_file, load_settings
from coach.store.toml.error_messages import to_toml

if TYPE_CHECKING:
    from coach.capture.landmarker import MediaPipeLandmarker


def find_configured_model(settings: Settings) -> Path | None:
    """The file of the user's own model, whole; None for the shipped one. A relative path begins at the folder of the settings."""
    return find_whole_path(settings.model, find_settings_file().parent) if settings.model else None


def find_whole_path(text: str, folder: Path) -> Path:
    """The path that somebody wrote, seen from this folder; a tilde stands for their home."""
    path = Path(text)
    with suppress(RuntimeError):  # There is no such user: the path is tried as it stands.
        path = path.expanduser()
    return folder / path


def open_landmarker(settings: Settings | None = None) -> MediaPipeLandmarker:
    """A landmarker with the model that these settings name, by default the saved ones. The caller closes it.

    Raises CoachError where the settings cannot be read, ModelError where the model is missing or none; of a user's own it names the
    settings file, the key and the path.
    """
    from coach.capture.landmarker import MediaPipeLandmarker

    chosen = load_settings() if settings is None else settings
    own = find_configured_model(chosen)
    try:
        return MediaPipeLandmarker(own)
    except ModelError as error:
        if own is None:
            raise
        hint = 'Name a .task file of MediaPipe\'s pose landmarker, or go back to the shipped one: coach settings set model ""'
        raise ModelError(
            f"{find_settings_file()}: model = {to_toml(chosen.model)}: {error.message}", hint
        ) from error
