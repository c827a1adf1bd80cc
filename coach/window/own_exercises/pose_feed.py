"""Poses for trying and showing an exercise: of a camera through the model, or of a recording at its own pace. In a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from coach.body.pose import Pose, round_for_storage
from coach.capture.frame import Frame
from coach.capture.realtime_playback import play_in_real_time
from coach.errors import CoachError
from coach.store.recordings.recording import open_recording
from coach.window.background.mailbox import Mailbox
from coach.window.run.backend import Backend

FrameJudge = Callable[[Pose], Any]
"""Called with every pose, in the thread that brings it."""
FeedFrame = tuple[Frame, Pose, Any]
"""Picture, pose, and what the judge said of it; None without a judge."""
DARK: Final = 24
"""Brightness of the empty picture, 0 to 255."""


class PoseFeed(QObject):
    """One source at a time."""

    arrived = Signal()
    """Something new lies in `take`."""
    ended = Signal()
    """The source is over."""
    failed = Signal(object)
    """CoachError."""
    _over = Signal(object, object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.judge: FrameJudge | None = None
        """May be changed at any time."""
        self._backend = backend
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._tray: Mailbox[FeedFrame] = Mailbox()
        self._over.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._poses: list[Pose] = []

    @property
    def running(self) -> bool:
        """Whether poses come."""
        return self._thread is not None

    @property
    def poses(self) -> tuple[Pose, ...]:
        """All that came so far."""
        return tuple(self._poses)

    def open(self, source: str | Path) -> None:
        """Watch a camera (its number, name or address), or a recording (its folder)."""
        self.close()
        self._stopped, self._tray, self._poses = threading.Event(), Mailbox(), []
        self._thread = threading.Thread(
            target=self._work,
            args=(source, self._stopped, self._tray, self._poses),
            name="coach-poses",
        )
        self._thread.start()

    def take(self) -> FeedFrame | None:
        """The newest picture with its pose; None where there is none since the last call."""
        return self._tray.take()[0]

    def close(self) -> None:
        """Leave off, and wait for the thread."""
        self._stopped.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _work(
        self,
        source: str | Path,
        stopped: threading.Event,
        tray: Mailbox[FeedFrame],
        poses: list[Pose],
    ) -> None:
        try:
            for frame, pose in (
                self._replay(source, stopped) if isinstance(source, Path) else self._film(source)
            ):
                if stopped.is_set():
                    break
                poses.append(pose)
                judge = self.judge
                if tray.put((frame, pose, judge(pose) if judge is not None else None), ()):
                    self.arrived.emit()
        except CoachError as error:
            self._over.emit(stopped, error)
        else:
            self._over.emit(stopped, None)

    def _film(self, source: str) -> Iterator[tuple[Frame, Pose]]:
        with (
            closing(self._backend.make_landmarker()) as landmarker,
            self._backend.open_source(source) as opened,
        ):
            for frame in opened.frames():
                yield frame, round_for_storage(landmarker.detect(frame))

    def _replay(self, folder: Path, stopped: threading.Event) -> Iterator[tuple[Frame, Pose]]:
        poses = list(open_recording(folder).poses())
        empty = (
            np.full((poses[0].height, poses[0].width, 3), DARK, np.uint8)
            if poses
            else np.zeros((1, 1, 3), np.uint8)
        )
        yield from zip(
            play_in_real_time((Frame(pose.time_s, empty) for pose in poses), stopped),
            poses,
            strict=False,
        )

    def _finish(self, stopped: threading.Event, error: CoachError | None) -> None:
        if stopped is not self._stopped or stopped.is_set():
            return
        self.close()
        if error is not None:
            self.failed.emit(error)
        else:
            self.ended.emit()
