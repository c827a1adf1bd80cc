"""Cameras that misbehave on purpose: pictures of a squatting body as numbers, by a script of what goes wrong when."""

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
    """Seconds that pass when a picture comes."""

    now_s: float = 1000.0

    def __call__(self) -> float:
        return self.now_s


@dataclass(frozen=True)
class Shot:
    """One picture: when it comes, and which pose is on it; None for a black one."""

    at_s: float
    pose: int | None
    size: tuple[int, int] = (WIDTH, HEIGHT)


Fault = Callable[[list[Shot]], list[Shot]]


def drop(share: float) -> Fault:
    """Leave some out, by chance, always the same ones."""

    def change(shots: list[Shot]) -> list[Shot]:
        chance = np.random.default_rng(3)
        return [shot for shot in shots if chance.uniform() >= share]

    return change


def freeze(begin_s: float, end_s: float) -> Fault:
    """The same picture again and again."""

    def change(shots: list[Shot]) -> list[Shot]:
        stuck = next(shot for shot in shots if shot.at_s >= begin_s)
        return [
            dataclasses.replace(shot, pose=stuck.pose) if begin_s <= shot.at_s < end_s else shot
            for shot in shots
        ]

    return change


def blacken(begin_s: float, end_s: float) -> Fault:
    """Black pictures."""
    return lambda shots: [
        dataclasses.replace(shot, pose=None) if begin_s <= shot.at_s < end_s else shot
        for shot in shots
    ]


def silence(begin_s: float, end_s: float) -> Fault:
    """No pictures at all: what happens meanwhile is missed."""
    return lambda shots: [shot for shot in shots if not begin_s <= shot.at_s < end_s]


def resize(at_s: float) -> Fault:
    """Twice the size from then on, or half of it where that was done before."""
    sizes = {WIDTH: (2 * WIDTH, 2 * HEIGHT), 2 * WIDTH: (WIDTH, HEIGHT)}
    return lambda shots: [
        dataclasses.replace(shot, size=sizes[shot.size[0]]) if shot.at_s >= at_s else shot
        for shot in shots
    ]


def jump_clock(at_s: float, by_s: float) -> Fault:
    """The clock of the computer is set; time itself goes on."""
    return lambda shots: [
        dataclasses.replace(shot, at_s=shot.at_s + by_s) if shot.at_s >= at_s else shot
        for shot in shots
    ]


def film_at(rate: float, seconds: float) -> list[Shot]:
    """A picture of the pose of each moment, so many a second; poses are counted by `FRAMES_A_SECOND`."""
    return [
        Shot(number / rate, int(number / rate * FRAMES_A_SECOND))
        for number in range(int(seconds * rate))
    ]


@dataclass
class FaultyCamera:
    """Gives its shots, each at its time of the clock, and then stops as it is told: it fails, or it just ends."""

    clock: Clock
    shots: Sequence[Shot]
    fails: bool = False
    name: str = "faulty camera"
    live: bool = True
    duration_s: None = None
    problem: str = ""
    dropped: int = 0
    closed: threading.Event = field(default_factory=threading.Event)

    def frames(self) -> Iterator[Frame]:
        times, began_s = FrameTimes(), self.clock.now_s
        for shot in self.shots:
            if self.closed.is_set():
                return
            self.clock.now_s = began_s + shot.at_s
            number = 0 if shot.pose is None else shot.pose + 1
            width, height = shot.size
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
class Finder:
    """A landmarker that knows the poses; on a black picture there is nobody."""

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
        """Nothing is held."""
