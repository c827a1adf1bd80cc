"""Opens the source that the user named."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from coach.capture.frame import Frame, Source
from coach.capture.memory_check import LIBRARIES_BYTES, require_memory
from coach.errors import SourceError
from coach.message import Message

__all__ = ["SCHEMES", "Frame", "Source", "open_source"]

SCHEMES: Final = ("http", "https", "rtsp")
"""Schemes of the addresses of network cameras."""


def open_source(text: str) -> Source:
    """Open a camera by number or name, an http, https or rtsp address, or a video file.

    Raises:
        SourceError: Nothing of that name can be opened; it contains a hint.
        LowMemoryError: There is not enough memory for the libraries.

    """
    if "cv2" not in sys.modules:
        require_memory(LIBRARIES_BYTES)
    from coach.capture.cameras.network import NetworkCamera
    from coach.capture.cameras.webcam import Camera, find_camera
    from coach.capture.videos.file import VideoFile

    text = text.strip()
    if scheme := re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", text):
        if scheme[1].lower() not in SCHEMES:
            raise SourceError(
                Message(
                    "{name}: a network camera is read over {names}, not {scheme}.",
                    name=text,
                    names=", ".join(SCHEMES),
                    scheme=scheme[1],
                ),
                Message(
                    "Look in the camera's app for an address such as "
                    "http://192.168.0.20:8080/video."
                ),
            )
        return NetworkCamera(text)
    if text.isdecimal():
        return Camera(int(text))
    if _looks_like_a_path(text):
        return VideoFile(Path(text))
    return Camera(find_camera(text).index)


def _looks_like_a_path(text: str) -> bool:
    path = Path(text)
    return path.suffix != "" or len(path.parts) != 1 or path.exists()
