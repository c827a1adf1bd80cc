"""Opens the source that the user named."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from coach.capture.cameras.address import is_address, split_address
from coach.capture.frame import Source
from coach.capture.memory_check import LIBRARIES_BYTES, require_memory

CAMERA_NUMBER: Final = re.compile(r"\d{1,4}")
"""A camera's number; OpenCV refuses one of ten digits."""


def open_source(text: str) -> Source:
    """Open a camera by number or name, an http, https or rtsp address, or a video file.

    Raises:
        SourceError: Nothing of that name can be opened; it contains a hint.
        LowMemoryError: There is not enough memory for the libraries.

    """
    if "cv2" not in sys.modules:
        require_memory(LIBRARIES_BYTES)
    from coach.capture.cameras.network import NetworkCamera
    from coach.capture.cameras.webcam import Camera, find_camera, list_cameras
    from coach.capture.videos.file import VideoFile

    text = text.strip()
    path = Path(text)
    if is_address(text) and not _exists(path):
        split_address(text)
        return NetworkCamera(text)
    if CAMERA_NUMBER.fullmatch(text):
        return Camera(int(text))
    if _exists(path):
        return VideoFile(path)
    if _is_named_as_file(path) and not any(
        text.casefold() in camera.name.casefold() for camera in list_cameras()
    ):
        return VideoFile(path)
    return Camera(find_camera(text).index)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long for the name of a file
        return False


def _is_named_as_file(path: Path) -> bool:
    """Return True for a suffix or a folder; cameras have such names, too: `USB2.0 HD Camera`."""
    return path.suffix != "" or len(path.parts) != 1
