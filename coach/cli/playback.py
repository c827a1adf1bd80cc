"""A recording in the window: its poses where a camera and the model would be, on an empty picture, at their own pace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Event
from types import TracebackType
from typing import Final, Self

import numpy as np

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.capture.landmarker import Landmarker
from coach.capture.source import Source
from coach.cli.arguments import SideChoice
from coach.store.exercises import LoadedExercise
from coach.store.recordings import Recording
from coach.window.app import Wish, open_window
from coach.window.parts import RealParts

DARK: Final = 24
"""Brightness of the empty picture, 0 to 255."""


def show_recording(recording: Recording, loaded: LoadedExercise, side: SideChoice) -> int:
    """Opens the window on a recording and gives its exit code. Raises DisplayError."""
    chosen = side if side != "auto" else recording.header.side
    wish = Wish(exercise=loaded.name, source=recording.path.parent.name, side=chosen, record=False)
    return open_window(wish, parts=RecordedParts(recording, loaded))


class RecordedParts(RealParts):
    """What the window is made of, but for the recording in place of camera and model."""

    def __init__(self, recording: Recording, loaded: LoadedExercise) -> None:
        self._recording = recording
        self._loaded = loaded

    def list_cameras(self) -> Mapping[str, str]:
        """None: a recording is all there is to see."""
        return {}

    def load_exercise(self, name: str) -> LoadedExercise:
        """The exercise that the recording is judged by; any other as always."""
        return self._loaded if name == self._loaded.name else super().load_exercise(name)

    def open_source(self, text: str) -> Source:
        """The recording."""
        return RecordedFrames(self._recording, text)

    def make_landmarker(self) -> Landmarker:
        """The recording's poses, from the first."""
        return RecordedPoses(self._recording)


class RecordedFrames:
    """An empty picture for every pose of a recording."""

    live: Final = False
    duration_s: Final = None
    frame_count: Final = None
    problem: Final = ""
    dropped: Final = 0

    def __init__(self, recording: Recording, name: str) -> None:
        self.name = name
        self._recording = recording
        self._closed = Event()

    def frames(self) -> Iterator[Frame]:
        """One frame a pose. Raises RecordingError where the recording is damaged."""
        picture = np.full((self._recording.header.height, self._recording.header.width, 3), DARK, np.uint8)
        for pose in self._recording.poses():
            if self._closed.is_set():
                return
            yield Frame(pose.time_s, picture)

    def close(self) -> None:
        """End the frames."""
        self._closed.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class RecordedPoses:
    """Finds the poses of a recording again, by their time."""

    def __init__(self, recording: Recording) -> None:
        self.model_sha256 = recording.header.model_sha256
        self._poses = recording.poses()

    def detect(self, frame: Frame) -> Pose:
        """The pose of that time; those before it are passed over. Raises RecordingError where the recording is damaged."""
        return next(pose for pose in self._poses if pose.time_s >= frame.time_s)

    def close(self) -> None:
        """Nothing to free."""
