"""Opens a video file with PyAV, and nothing that the file names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
from av.container import InputContainer

FORMATS: Final = (
    "mov,mp4,matroska,webm,avi,gif,mpegts,mpeg,mpegvideo,flv,asf,ogg,mjpeg,h264,hevc,mxf,nut,ivf"
)
"""Accepted formats. Playlists are excluded: they would open other files and addresses."""


def open_file(path: Path) -> InputContainer:
    """Open a video file; the caller closes it.

    Raises:
        OSError: The file is missing, cannot be read, or is of no accepted format.
    """
    options = {"protocol_whitelist": "file", "format_whitelist": FORMATS}
    return av.open(f"file:{path}", options=options, metadata_errors="replace")
