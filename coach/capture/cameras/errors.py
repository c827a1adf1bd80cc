"""Explains why a camera cannot be opened, and what to do about it on each system."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import SourceError
from coach.message import Message, translatable

NO_CAMERA: Final = Message("There is no camera.")
NOT_CONNECTED: Final = Message(
    "No camera is connected. Plug one in, or use a phone as a camera: start a "
    "camera app on it and give the address that it shows."
)
BUSY_HINTS: Final = translatable(
    {
        "Linux": "Another program probably uses it: close that one and try again (`fuser -v "
        "/dev/video{index}` names it).",
        "Darwin": "Close other programs that use it, and allow it in System Settings > "
        "Privacy & Security > Camera for the program "
        "that coach was started from (Terminal, for example); then start that program again.",
        "Windows": "Close other programs that use it (Teams, Zoom, a browser), and switch on "
        "Settings > Privacy & security > Camera > "
        "Let desktop apps access your camera.",
    }
)


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera that the system lists."""

    index: int
    """The number to open it with."""
    name: str
    backend: str
    """Name of its back-end in OpenCV."""


def describe_choices(known: Sequence[FoundCamera]) -> Message:
    """List the connected cameras by number and name, or say how to connect one."""
    if not known:
        return NOT_CONNECTED
    cameras = ", ".join(f"{camera.index} ({camera.name})" for camera in known)
    return Message("Connected: {cameras}.", cameras=cameras)


def explain_missing(index: int, known: Sequence[FoundCamera]) -> SourceError:
    """Return the error for a camera that is not there. Its number tells nothing if none is."""
    words = Message("There is no camera {number}.", number=index) if known else NO_CAMERA
    return SourceError(words, describe_choices(known))


def explain_open_failure(
    index: int, system: str, known: Sequence[FoundCamera], devices: Path = Path("/dev")
) -> SourceError:
    """Return the error for a camera that could not be opened or delivered no picture.

    Args:
        index: Number of the camera.
        system: Result of platform.system().
        known: Result of `list_cameras`.
        devices: The folder of device files on Linux.

    """
    device = devices / f"video{index}"
    if index not in [camera.index for camera in known] and not (
        system == "Linux" and device.exists()
    ):
        return explain_missing(index, known)
    if system == "Linux" and not os.access(device, os.R_OK | os.W_OK):
        return SourceError(
            Message(
                "You are not allowed to use camera {number} ({device}).",
                number=index,
                device=device,
            ),
            Message(
                "Join the group that may: `sudo usermod -aG video $USER`, then log out and "
                "in again."
            ),
        )
    name = next((camera.name for camera in known if camera.index == index), "")
    if name:
        words = Message(
            "Camera {number} ({name}) is there but gives no picture.", number=index, name=name
        )
    else:
        words = Message("Camera {number} is there but gives no picture.", number=index)
    hint = BUSY_HINTS.get(system, translatable("Close other programs that use it and try again."))
    return SourceError(words, Message(hint, index=index))
