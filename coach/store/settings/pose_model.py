"""Open the pose model that the settings name, or the shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import ModelError
from coach.message import Message
from coach.store.files.locations import expand_home
from coach.store.settings.settings import Settings, find_settings_file, load_settings
from coach.store.toml.error_messages import to_toml

if TYPE_CHECKING:
    from coach.capture.landmarker import MediaPipeLandmarker


def find_configured_model(settings: Settings) -> Path | None:
    """Return the absolute path of the user's own model; None for the shipped one.

    A relative path begins at the settings folder.
    """
    return find_whole_path(settings.model, find_settings_file().parent) if settings.model else None


def find_whole_path(text: str, folder: Path) -> Path:
    """Return the absolute path that the user wrote; a tilde stands for the home folder.

    Args:
        text: The path.
        folder: Where a relative path begins.
    """
    return folder / expand_home(text)


def open_landmarker(settings: Settings | None = None) -> MediaPipeLandmarker:
    """Open a landmarker with the configured model. The caller closes it.

    Args:
        settings: The saved settings by default.

    Raises:
        CoachError: The settings cannot be read.
        ModelError: The model is missing or invalid. For an own model, the message names the
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
        hint = Message(
            "Name a .task file of MediaPipe's pose landmarker, or go back to the "
            'shipped one: coach settings set model ""'
        )
        raise ModelError(
            Message(
                "{file}: {setting}: {problem}",
                file=find_settings_file(),
                setting=f"model = {to_toml(chosen.model)}",
                problem=error.message,
            ),
            hint,
        ) from error


def open_larger_landmarker() -> MediaPipeLandmarker:
    """Open a landmarker with the larger shipped model, which looks again. The caller closes it.

    Raises:
        ModelError: The model is missing or altered.
        LowMemoryError: There is not enough memory for it.
    """
    from coach.capture.landmarker import MediaPipeLandmarker
    from coach.capture.pose_model import LARGER_FILE_NAME, find_shipped_model

    return MediaPipeLandmarker(find_shipped_model(LARGER_FILE_NAME))
