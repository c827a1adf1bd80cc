"""The setting of how the pictures of each camera are turned, as one line of text."""

from __future__ import annotations

import re
from typing import Final, cast, get_args

from coach.capture.frame import Rotation
from coach.message import Message

ROTATIONS: Final[tuple[Rotation, ...]] = get_args(Rotation)
LONGEST: Final = 4096
"""Maximum length of the setting, in characters."""


def parse_rotations(text: str) -> dict[str, Rotation]:
    """Return name of a camera -> rotation, of a line like ``HD Webcam=90; Phone=270``.

    Raises:
        ValueError: An entry is not a name, an equals sign and 0, 90, 180 or 270.

    """
    rotations: dict[str, Rotation] = {}
    for entry in _split(text):
        name, _, degrees = entry.rpartition("=")
        if not name.strip() or degrees.strip() not in map(str, ROTATIONS):
            raise ValueError(
                Message("{entry!r} must be like HD Webcam=90, with 0, 90, 180 or 270", entry=entry)
            )
        rotations[name.strip()] = cast(Rotation, int(degrees))
    return rotations


def check_rotations(text: str) -> str:
    """Return the text. Raise ValueError if it cannot be parsed."""
    parse_rotations(text)
    return text


def repair_rotations(text: str) -> str:
    """Return the text of a file without what earlier versions wrote and could not read.

    They wrote the names of cameras as they were: empty, or with control characters.
    """
    entries = (_replace_controls(entry) for entry in _split(text))
    kept = "; ".join(entry for entry in entries if not re.fullmatch(r"\s*=\s*\d+", entry))
    return text if kept == "; ".join(_split(text)) else kept


def find_rotation(text: str, camera: str) -> Rotation:
    """Return how the pictures of a camera are turned; 0 if the setting does not name it."""
    return parse_rotations(text).get(_make_key(camera), 0)


def set_rotation(text: str, camera: str, rotation: Rotation) -> str:
    """Return the setting with another rotation of one camera.

    A camera without a name cannot be told from another, so its rotation is not kept. Of too many
    cameras those are forgotten that were turned first.
    """
    name = _make_key(camera)
    rotations = parse_rotations(text)
    rotations.pop(name, None)
    if name:
        rotations[name] = rotation
    entries = [f"{name}={degrees}" for name, degrees in rotations.items() if degrees]
    while len("; ".join(entries)) > LONGEST:
        del entries[0]
    return "; ".join(entries)


def turn_further(rotation: Rotation) -> Rotation:
    """Return the rotation after another quarter turn clockwise."""
    return cast(Rotation, (rotation + 90) % 360)


def _split(text: str) -> list[str]:
    """Return the entries of the setting that are not empty."""
    return [entry for part in text.split(";") if (entry := part.strip())]


def _make_key(camera: str) -> str:
    """Return the name of a camera as the setting contains it: no separators, printable."""
    printable = camera.encode(errors="replace").decode()
    return _replace_controls(printable).replace(";", ",").strip()


def _replace_controls(text: str) -> str:
    """Replace control characters, which no line of a settings file may contain."""
    return re.sub(r"[\x00-\x1f\x7f]", " ", text)
