"""Poses for showing or trying an exercise: of a camera, or of a recording at its own pace."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from coach.body.pose import Pose, round_for_storage
from coach.capture.frame import Frame
from coach.capture.videos.realtime_playback import play_in_real_time
from coach.exercise.authoring.demonstration_recorder import DemonstrationRecorder
from coach.store.recordings.recording import open_recording
from coach.window.background.frame_stream import FrameStream, ProcessFrame
from coach.window.run.backend import Backend

FrameJudge = Callable[[Pose], Any]
"""Evaluates a pose; called in the background thread."""
FeedFrame = tuple[Frame, Pose, Any]
"""Frame, its pose, and the result of the judge; None without a judge."""
DARK: Final = 24
"""Brightness of the empty picture, 0 to 255."""


class PoseFeed(FrameStream):
    """Reads the poses of one camera or recording at a time; `arrived` carries a `FeedFrame`."""

    enough = Signal(object)
    """The recorder of the poses needs no more of them."""

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.judge: FrameJudge | None = None
        """Evaluates the poses; may be replaced at any time."""
        self._backend = backend
        self._opened = object()
        """Stands for what was opened last."""
        self._judging = threading.Lock()

    def open(self, source: str | Path, recorder: DemonstrationRecorder | None = None) -> None:
        """Read a camera (its number, name or address) or a recording (its folder).

        Args:
            source: The camera or recording.
            recorder: Keeps the poses; without one none is kept.
        """
        self.close()
        self._opened = opened = object()
        if isinstance(source, Path):
            recording = _RecordedPoses(source)
            self.start(lambda: recording, lambda: self._take_recorded(recording, opened))
        else:
            self.start(
                lambda: self._backend.open_source(source),
                lambda: self._detect(opened, recorder),
                source,
            )

    @contextmanager
    def _detect(
        self, opened: object, recorder: DemonstrationRecorder | None
    ) -> Iterator[ProcessFrame]:
        with closing(self._backend.make_landmarker()) as landmarker:

            def process(frame: Frame) -> FeedFrame:
                """Detect, keep and judge the pose in a frame."""
                pose = round_for_storage(landmarker.detect(frame))
                if recorder is not None and recorder.add(pose):
                    self.enough.emit(recorder)
                return self._judge(frame, pose, opened)

            yield process

    @contextmanager
    def _take_recorded(self, recording: _RecordedPoses, opened: object) -> Iterator[ProcessFrame]:
        recorded = recording.open()
        yield lambda frame: self._judge(frame, next(recorded), opened)

    def _judge(self, frame: Frame, pose: Pose, opened: object) -> FeedFrame:
        with self._judging:  # the thread of the source before may not have ended yet
            judge = self.judge if opened is self._opened else None
            return frame, pose, judge(pose) if judge is not None else None


class _RecordedPoses:
    """The instants of a recording as frames without a picture."""

    live = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._poses: list[Pose] = []
        self._stop = threading.Event()

    def open(self) -> Iterator[Pose]:
        """Read the poses and return them in the order of the frames. Raises RecordingError."""
        self._poses = list(open_recording(self._folder).poses())
        return iter(self._poses)

    def frames(self) -> Iterator[Frame]:
        """Yield a frame for each pose when its time has come."""
        if not self._poses:
            return iter(())
        first = self._poses[0]
        empty = np.full((first.height, first.width, 3), DARK, np.uint8)
        return play_in_real_time((Frame(pose.time_s, empty) for pose in self._poses), self._stop)

    def close(self) -> None:
        """End the frames."""
        self._stop.set()
