"""A run whose camera shows somebody who moves as some poses do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event
from coach.exercise.tracking.trainer import Trainer
from tests.window.fakes import FakeBackend, FakeRecorder, FakeSource, paint_halves


@dataclass
class PosedSource(FakeSource):
    """A camera in which somebody moves."""

    live: bool = True
    poses: Sequence[Pose] = ()
    now: Pose | None = None

    def frames(self) -> Iterator[Frame]:
        for pose in self.poses:
            if self.closed.is_set():
                return
            self.now = pose
            yield Frame(pose.time_s, paint_halves(8, 6))


@dataclass
class PosedLandmarker:
    backend: PosedBackend
    times: list[float] = field(default_factory=list)
    model_sha256: str = "0" * 64

    def detect(self, frame: Frame) -> Pose:
        self.times.append(frame.time_s)
        source = self.backend.source
        assert isinstance(source, PosedSource)
        assert source.now is not None
        return dataclasses.replace(source.now, time_s=frame.time_s)

    def close(self) -> None:
        pass


@dataclass
class PoseRecorder(FakeRecorder):
    written: list[Pose] = field(default_factory=list)

    def write(self, pose: Pose, events: tuple[Event, ...] = ()) -> None:
        super().write(pose, events)
        self.written.append(pose)


@dataclass
class PosedBackend(FakeBackend):
    recorder: PoseRecorder = field(default_factory=PoseRecorder)
    detector: PosedLandmarker | None = None

    def make_trainer(self, exercise: Exercise, side: str) -> Any:
        return Trainer(exercise)

    def make_landmarker(self) -> Any:
        self.detector = PosedLandmarker(self)
        return self.detector
