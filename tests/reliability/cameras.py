"""Fake cameras that fail by a script. Their pictures hold the number of a pose as colours."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from coach.body.pose import Pose, empty_pose
from coach.capture.frame import Frame
from coach.capture.frame_times import FrameTimes
from coach.errors import SourceError
from tests.synthetic import FRAMES_A_SECOND

WIDTH, HEIGHT = 8, 6


@dataclass
class Clock:
    """A clock that advances with each picture."""

    now_s: float = 1000.0

    def __call__(self) -> float:
        return self.now_s


@dataclass(frozen=True)
class ScriptedPicture:
    """A picture: its time, and the number of its pose; None for a black picture."""

    at_s: float
    pose: int | None
    size: tuple[int, int] = (WIDTH, HEIGHT)


Fault = Callable[[list[ScriptedPicture]], list[ScriptedPicture]]


def drop(share: float) -> Fault:
    """Drop a share of the pictures, always the same ones."""

    def change(pictures: list[ScriptedPicture]) -> list[ScriptedPicture]:
        chance = np.random.default_rng(3)
        return [picture for picture in pictures if chance.uniform() >= share]

    return change


def freeze(begin_s: float, end_s: float) -> Fault:
    """Repeat the same picture."""

    def change(pictures: list[ScriptedPicture]) -> list[ScriptedPicture]:
        stuck = next(picture for picture in pictures if picture.at_s >= begin_s)
        return [
            dataclasses.replace(picture, pose=stuck.pose)
            if begin_s <= picture.at_s < end_s
            else picture
            for picture in pictures
        ]

    return change


def blacken(begin_s: float, end_s: float) -> Fault:
    """Replace pictures by black ones."""
    return lambda pictures: [
        dataclasses.replace(picture, pose=None) if begin_s <= picture.at_s < end_s else picture
        for picture in pictures
    ]


def silence(begin_s: float, end_s: float) -> Fault:
    """Give no pictures in this time span."""
    return lambda pictures: [picture for picture in pictures if not begin_s <= picture.at_s < end_s]


def resize(at_s: float) -> Fault:
    """Double the size from this time on, or halve it if it was doubled before."""
    sizes = {WIDTH: (2 * WIDTH, 2 * HEIGHT), 2 * WIDTH: (WIDTH, HEIGHT)}
    return lambda pictures: [
        dataclasses.replace(picture, size=sizes[picture.size[0]])
        if picture.at_s >= at_s
        else picture
        for picture in pictures
    ]


def jump_clock(at_s: float, by_s: float) -> Fault:
    """Set the clock of the computer forward or back."""
    return lambda pictures: [
        dataclasses.replace(picture, at_s=picture.at_s + by_s) if picture.at_s >= at_s else picture
        for picture in pictures
    ]


def script_pictures(rate: float, seconds: float) -> list[ScriptedPicture]:
    """Return pictures at this rate per second; poses are numbered by `FRAMES_A_SECOND`."""
    return [
        ScriptedPicture(number / rate, int(number / rate * FRAMES_A_SECOND))
        for number in range(int(seconds * rate))
    ]


@dataclass
class FaultyCamera:
    """Gives its pictures at their times, and then fails or ends."""

    clock: Clock
    pictures: Sequence[ScriptedPicture]
    fails: bool = False
    name: str = "faulty camera"
    live: bool = True
    duration_s: None = None
    problem: str = ""
    dropped: int = 0
    closed: threading.Event = field(default_factory=threading.Event)

    def frames(self) -> Iterator[Frame]:
        times, began_s = FrameTimes(), self.clock.now_s
        for picture in self.pictures:
            if self.closed.is_set():
                return
            self.clock.now_s = began_s + picture.at_s
            number = 0 if picture.pose is None else picture.pose + 1
            width, height = picture.size
            yield Frame(
                times.next_time(self.clock.now_s),
                np.full((height, width, 3), (number // 256, number % 256, 9), np.uint8),
            )
        if self.fails and not self.closed.is_set():
            raise SourceError("faulty camera stopped giving pictures.", "Check its cable.")

    def close(self) -> None:
        self.closed.set()

    def __enter__(self) -> FaultyCamera:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass
class FakeLandmarker:
    """A landmarker that reads the number of the pose. A black picture shows nobody."""

    poses: Sequence[Pose]
    model_sha256: str = "0" * 64

    def detect(self, frame: Frame) -> Pose:
        number = int(frame.image[0, 0, 0]) * 256 + int(frame.image[0, 0, 1]) - 1
        width = frame.image.shape[1]
        if number < 0:
            return empty_pose(frame.time_s, 640, 480, 0.0)
        scale = width / WIDTH
        pose = self.poses[min(number, len(self.poses) - 1)]
        return Pose(
            frame.time_s,
            pose.image * scale,
            pose.world,
            pose.visibility,
            round(640 * scale),
            round(480 * scale),
            0.5,
        )

    def close(self) -> None:
        """Do nothing: there is nothing to release."""
