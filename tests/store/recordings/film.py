"""A recording of three seconds, and a disk that becomes full."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import numpy as np

from coach.body import landmarks
from coach.body.pose import Pose, round_for_storage
from coach.exercise.tracking.events import (
    BodyFound,
    Event,
    ExerciseDone,
    FaultBegan,
    HoldEnded,
    RepetitionDone,
    TrialDone,
    ViewChanged,
)
from coach.store.recordings.messages import Header
from coach.store.recordings.writer import Recorder

HEADER = Header(
    exercise="knee-bend",
    exercise_text='schema_version = 1\ntitle = "Kniebeuge ü"\n',
    side="auto",
    started_utc="2025-03-01T09:08:07Z",
    coach_version="0.1.0",
    python_version="3.11.7",
    libraries={"mediapipe": "0.10.33", "numpy": "2.0"},
    camera="Kamera ü 0",
    model_sha256="ab" * 32,
    width=640,
    height=480,
)
EVENTS: tuple[Event, ...] = (
    BodyFound(0.1),
    ViewChanged(0.2, False, ("Turn sideways.", "Step back.")),
    FaultBegan(0.3, "knee_past_toes", "left"),
    RepetitionDone(1 / 3, 0.1, 0.2, None, 92.123456789, ("knee_past_toes",)),
    HoldEnded(2.0, 0.5, 1.9, 1.4, "right", ()),
    TrialDone(3.0, 2.0, 2.9, "left", None, (), "The knee was not bent."),
)


def make_pose(time_s: float, seed: int = 0) -> Pose:
    """Somebody, somewhere, unlike at any other time."""
    random = np.random.default_rng([seed, round(time_s * 1000)])
    image, world = (
        random.uniform(0, 640, (landmarks.COUNT, 2)),
        random.normal(0, 0.5, (landmarks.COUNT, 3)),
    )
    return round_for_storage(
        Pose(time_s, image, world, random.uniform(0, 1, landmarks.COUNT), 640, 480, 0.5)
    )


def bits(pose: Pose) -> tuple[bytes, ...]:
    """Everything of a pose, to be compared to the last bit; all NaN are alike."""
    numbers = [
        np.float64(pose.time_s),
        pose.image,
        pose.world,
        pose.visibility,
        np.float64(pose.brightness),
    ]
    return (
        *(np.where(np.isnan(part), np.nan, part).tobytes() for part in numbers),
        bytes([pose.width % 251, pose.height % 251]),
    )


def record(folder: Path, poses: list[Pose], events: tuple[Event, ...] = EVENTS) -> Path:
    with Recorder(folder, HEADER) as recorder:
        for index, pose in enumerate(poses):
            recorder.write(pose, events if index == 0 else ())
        recorder.write_events([ExerciseDone(poses[-1].time_s)])
    return recorder.path


FILM = [make_pose(index / 30) for index in range(100)]
"""A little more than three seconds."""


class FullDisk(io.RawIOBase):
    """A file on a disk with so many bytes left."""

    def __init__(self, path: Path, left: int) -> None:
        self._file = path.open("xb", buffering=0)
        self._left = left

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def write(self, data: Any) -> int:
        if self._left <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self._file.write(bytes(data)[: self._left]) or 0
        self._left -= written
        return written

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()
        super().close()
