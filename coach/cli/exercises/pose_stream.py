"""Poses from any source: stored ones of a recording, detected ones of a video or camera."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coach.cli.arguments import find_recording, is_recording

if TYPE_CHECKING:
    from coach.body.pose import Pose

CAMERA: Final = "camera"
"""The word for the first camera."""


@dataclass(frozen=True, slots=True)
class PoseStream:
    """Poses in order of time, and their source."""

    name: str
    poses: Iterator[Pose]
    live: bool
    """True if poses arrive in real time, without an end."""


@contextmanager
def open_poses(text: str) -> Iterator[PoseStream]:
    """Open a recording, a video or a camera, and close it at exit.

    Args:
        text: As the user named it; a camera by number, name, address or the word `camera`.

    Raises:
        SourceError: The video or camera cannot be opened.
        RecordingError: The recording cannot be read.
        ModelError: The pose model cannot be used.

    """
    if is_recording(text):
        from coach.store.recordings.recording import open_recording

        recording = open_recording(find_recording(text))
        yield PoseStream(recording.path.parent.name, recording.poses(), live=False)
        return
    from coach.capture.source import open_source
    from coach.pipeline import detect_poses
    from coach.store.settings.pose_model import open_landmarker

    with (
        open_source("0" if text == CAMERA else text) as source,
        closing(open_landmarker()) as landmarker,
    ):
        yield PoseStream(source.name, detect_poses(source.frames(), landmarker), source.live)
