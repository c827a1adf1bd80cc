"""Names of the files in the folder of a recording."""

from __future__ import annotations

from typing import Final

FILE_NAME: Final = "session.mcap"
VIDEO_NAME: Final = "video.mp4"
