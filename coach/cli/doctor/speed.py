"""The check of `coach doctor` that measures the speed of the pose model."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.cli.arguments import DEFAULT_EXERCISE
from coach.cli.demo.samples import find_sample
from coach.cli.doctor.checks import CheckResult
from coach.message import Message

if TYPE_CHECKING:
    from coach.capture.frame import Frame
    from coach.capture.landmarker import Landmarker

FLUENT_FPS: Final = 15.0
"""Minimum rate, in pictures a second, at which movements look smooth."""
SPEED_FRAMES: Final = 60


def check_speed() -> Iterator[CheckResult]:
    """Measure the speed of the pose model, and of the shipped one if the user has another.

    Raises:
        CoachError: The model or the sample cannot be opened.

    """
    speeds = _measure_speeds(find_sample(DEFAULT_EXERCISE))
    text = (
        Message("{speed:.0f} pictures a second", speed=speeds[0])
        if len(speeds) == 1
        else Message(
            "{speed:.0f} pictures a second with your own model, {shipped:.0f} with the shipped one",
            speed=speeds[0],
            shipped=speeds[1],
        )
    )
    if speeds[0] >= FLUENT_FPS:
        yield CheckResult(Message("Speed"), "good", text)
        return
    hint = Message("Close other programs, and plug the computer in.")
    if speeds[-1] >= FLUENT_FPS:
        hint = Message(
            '{hint} Or go back to the shipped model: coach settings set model ""', hint=hint
        )
    yield CheckResult(
        Message("Speed"),
        "warning",
        Message("{speeds}; {fluent_fps:.0f} are needed", speeds=text, fluent_fps=FLUENT_FPS),
        hint,
    )


def _measure_speeds(video: Path) -> list[float]:
    """Measure pictures a second of the used model, then of the shipped one if it is another."""
    from coach.capture.landmarker import MediaPipeLandmarker
    from coach.capture.pose_model import SHIPPED_SHA256
    from coach.capture.source import open_source
    from coach.store.settings.pose_model import open_landmarker

    with open_source(str(video)) as source:
        frames = list(islice(source.frames(), SPEED_FRAMES))
    with closing(open_landmarker()) as landmarker:
        speeds = [_measure_speed(landmarker, frames)]
        if landmarker.model_sha256 == SHIPPED_SHA256:
            return speeds
    with closing(MediaPipeLandmarker()) as landmarker:
        return [*speeds, _measure_speed(landmarker, frames)]


def _measure_speed(landmarker: Landmarker, frames: Sequence[Frame]) -> float:
    """Measure pictures a second on decoded frames."""
    start_s = time.perf_counter()
    for frame in frames:
        landmarker.detect(frame)
    return len(frames) / (time.perf_counter() - start_s)
