"""Remembers in the settings how the pictures of each camera are turned."""

from __future__ import annotations

from contextlib import suppress

from coach.capture.frame import Rotation
from coach.errors import CoachError
from coach.store.settings.camera_rotations import find_rotation, set_rotation
from coach.store.settings.settings import Settings, load_settings, update_settings


def recall_rotation(camera: str) -> Rotation:
    """Return how the pictures of the camera of this name are turned.

    0 if that is not remembered, or if the settings cannot be read.
    """
    with suppress(CoachError):
        return find_rotation(load_settings().camera_rotations, camera)
    return 0


def remember_rotation(camera: str, rotation: Rotation) -> None:
    """Turn the pictures of this camera this way from now on, if the settings can be written."""

    def turn(settings: Settings) -> Settings:
        """Return the settings with the rotation of this camera."""
        turned = set_rotation(settings.camera_rotations, camera, rotation)
        return settings.model_copy(update={"camera_rotations": turned})

    with suppress(CoachError):
        update_settings(turn)
