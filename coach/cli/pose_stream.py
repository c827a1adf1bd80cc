"""Poses from whatever the user named: a recording as it was stored, a video or a camera through the model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coach.cli.arguments import find_recording, is_recording

if TYPE_CHECKING:
    from coach.body.pose import Pose

CAMERA: Final = "camera"
"""What stands for the first camera."""


@dataclass(frozen=True, slots=True)
class PoseStream:
    """Poses in order, and where they come from."""

    name: str
    poses: Iterator[Pose]
    live: bool
    """Whether they come at their own time and have no end of their own."""


@contextmanager
def open_poses(text: str) -> Iterator[PoseStream]:
    """Opens a recording, a video, or a camera by number, name, address or the word `camera`, and closes it in the end.

    Raises SourceError, RecordingError and ModelError.
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
