"""The setting of how the pictures of each camera are turned, as one line of text."""

from __future__ import annotations

from typing import Final, cast, get_args

from coach.capture.frame import Rotation

ROTATIONS: Final[tuple[Rotation, ...]] = get_args(Rotation)


def parse_rotations(text: str) -> dict[str, Rotation]:
    """Return name of a camera -> rotation, of a line like ``HD Webcam=90; Phone=270``.

    Raises:
        ValueError: An entry is not a name, an equals sign and 90, 180 or 270.

    """
    rotations: dict[str, Rotation] = {}
    for entry in filter(None, map(str.strip, text.split(";"))):
        name, _, degrees = entry.rpartition("=")
        if not name.strip() or degrees.strip() not in map(str, ROTATIONS):
            raise ValueError(f"{entry!r} must be like HD Webcam=90, with 90, 180 or 270")
        rotations[name.strip()] = cast(Rotation, int(degrees))
    return rotations


def check_rotations(text: str) -> str:
    """Return the text. Raise ValueError if it cannot be parsed."""
    parse_rotations(text)
    return text


def find_rotation(text: str, camera: str) -> Rotation:
    """Return how the pictures of a camera are turned; 0 if the setting does not name it."""
    return parse_rotations(text).get(_make_key(camera), 0)


def set_rotation(text: str, camera: str, rotation: Rotation) -> str:
    """Return the setting with another rotation of one camera."""
    rotations = {**parse_rotations(text), _make_key(camera): rotation}
    return "; ".join(f"{name}={degrees}" for name, degrees in rotations.items() if degrees)


def turn_further(rotation: Rotation) -> Rotation:
    """Return the rotation after another quarter turn clockwise."""
    return cast(Rotation, (rotation + 90) % 360)


def _make_key(camera: str) -> str:
    """Return the name of a camera as the setting contains it: without separators."""
    return camera.replace(";", ",").strip()
