"""Measure how fast a recording is written and read, and its size."""

from __future__ import annotations

import dataclasses
import tempfile
import time
from pathlib import Path

from coach.body.pose import Pose
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder

TEN_MINUTES = 18_000
"""Number of poses in ten minutes at 30 per second."""


def make_header(exercise: str) -> Header:
    """Return a header as of a live session."""
    return Header(
        exercise=exercise,
        exercise_text=load_exercise(exercise).text,
        side="auto",
        started_utc="2026-01-01T00:00:00+00:00",
        coach_version="0",
        python_version="3",
        libraries={},
        camera="none",
        model_sha256="0" * 64,
        width=640,
        height=480,
    )


def make_poses(clip: Path, count: int) -> list[Pose]:
    """Return that many poses at 30 per second, by repeating the sample recording of the clip."""
    poses = list(open_recording(clip.with_suffix("")).poses())
    return [
        dataclasses.replace(poses[number % len(poses)], time_s=number / 30)
        for number in range(count)
    ]


def write(folder: Path, poses: list[Pose]) -> float:
    """Write all poses and return the seconds that it took."""
    with Recorder(folder, make_header("lunge")) as recorder:
        start_s = time.perf_counter()
        for pose in poses:
            recorder.write(pose, ())
        return time.perf_counter() - start_s


def time_writing(clip: Path) -> tuple[float, float]:
    """Measure poses per second; the floor is the camera's 30."""
    poses = make_poses(clip, 3000)
    with tempfile.TemporaryDirectory() as folder:
        return len(poses) / write(Path(folder), poses), 30.0


def time_reading(clip: Path) -> tuple[float, float]:
    """Measure poses per second; the floor is the camera's 30."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), make_poses(clip, 6000))
        recording = open_recording(Path(folder))
        start_s = time.perf_counter()
        count = sum(1 for _ in recording.poses())
        return count / (time.perf_counter() - start_s), 30.0


def weigh(clip: Path) -> tuple[float, float]:
    """Measure megabytes per minute; the floor is the rounded numbers alone, 4 bytes each."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), make_poses(clip, 1800))
        return sum(
            file.stat().st_size for file in Path(folder).iterdir()
        ) / 1e6, 1800 * 33 * 6 * 4 / 1e6


def time_opening(clip: Path) -> tuple[float, float]:
    """Measure milliseconds from the path of a ten-minute recording to its first pose.

    The floor is reading the file's first 64 KB.
    """
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), make_poses(clip, TEN_MINUTES))
        start_s = time.perf_counter()
        next(iter(open_recording(Path(folder)).poses()))
        value = time.perf_counter() - start_s
        start_s = time.perf_counter()
        with next(Path(folder).glob("*.mcap")).open("rb") as file:
            file.read(65_536)
        return value * 1000, (time.perf_counter() - start_s) * 1000
