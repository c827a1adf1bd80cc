"""A stand-in for camera and landmarker that shows a script, judged by the real trainer."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.trainer import Trainer
from coach.window.run.events import NewFrame, RunEvent
from coach.window.run.state import LiveFrame
from tests.synthetic import FRAMES_A_SECOND
from tests.window.fakes import FakeBackend, FakeLandmarker, FakeSource


@dataclass
class ScriptedLandmarker(FakeLandmarker):
    """Detects the poses of a script, again and again."""

    poses: Sequence[Pose] = ()

    def detect(self, frame: Frame) -> Pose:
        number = round(frame.time_s * FRAMES_A_SECOND)
        return dataclasses.replace(self.poses[number % len(self.poses)], time_s=frame.time_s)


@dataclass
class ScriptedSource(FakeSource):
    """Frames at the rate of the script."""

    def frames(self) -> Any:
        for frame in super().frames():
            yield dataclasses.replace(frame, time_s=frame.time_s * 20 / FRAMES_A_SECOND)


@dataclass
class ScriptedBackend(FakeBackend):
    """Opens a camera or a file that shows a script, and judges it with the real trainer."""

    poses: Sequence[Pose] = ()
    shown: list[LiveFrame] = field(default_factory=list)

    def make_landmarker(self) -> Any:
        return ScriptedLandmarker(poses=self.poses)

    def make_trainer(self, exercise: Exercise, side: str) -> Any:
        return Trainer(exercise)

    def note(self, event: RunEvent) -> None:
        if isinstance(event, NewFrame) and event.frame is not None:
            self.shown.append(event.frame)
