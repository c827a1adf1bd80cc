"""Measure how fast pictures and poses are evaluated."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.speed.recording import make_header, make_poses, write
from coach.body.angles import measure_angles
from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.source import open_source
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse, detect_poses, process_frames
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder

EXERCISE = "lunge"
REPLAYED = 6000
"""Number of poses of a replay."""


@cache
def read_frames(clip: Path) -> list[Frame]:
    """Return every picture of the clip, decoded."""
    with open_source(str(clip)) as source:
        return list(source.frames())


def time_landmarker(clip: Path) -> tuple[float, float]:
    """Measure frames per second of the landmarker on decoded pictures; it is its own floor."""
    frames = read_frames(clip)
    with closing(MediaPipeLandmarker()) as landmarker:
        landmarker.detect(frames[0])
        start_s = time.perf_counter()
        for frame in frames[1:]:
            landmarker.detect(frame)
        rate = (len(frames) - 1) / (time.perf_counter() - start_s)
    return rate, rate


def time_analysis(clip: Path) -> tuple[float, float]:
    """Measure frames per second of decoding, landmarker and rules; the floor is the landmarker."""
    _, floor = time_landmarker(clip)
    trainer = Trainer(load_exercise(EXERCISE).exercise)
    with closing(MediaPipeLandmarker()) as landmarker, open_source(str(clip)) as source:
        begun = time.perf_counter()
        analysis = analyse(detect_poses(source.frames(), landmarker), trainer)
        return analysis.frames / (time.perf_counter() - begun), floor


def time_live_loop(clip: Path) -> tuple[float, float]:
    """Measure frames per second of a live run without a window; the floor is the landmarker."""
    frames = read_frames(clip)
    _, floor = time_landmarker(clip)
    trainer = Trainer(load_exercise(EXERCISE).exercise)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(MediaPipeLandmarker()) as landmarker,
        Recorder(Path(folder), make_header(EXERCISE)) as recorder,
    ):
        landmarker.detect(frames[0])
        start_s = time.perf_counter()
        for _ in process_frames(iter(frames[1:]), landmarker, trainer, recorder):
            pass
        return (len(frames) - 1) / (time.perf_counter() - start_s), floor


@cache
def read_poses(clip: Path) -> list[Pose]:
    """Return the poses of the sample recording beside the clip."""
    return list(open_recording(clip.with_suffix("")).poses())


def time_replay(clip: Path) -> tuple[float, float]:
    """Measure poses per second that are read and evaluated; the floor is reading them."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), make_poses(clip, REPLAYED))
        recording = open_recording(Path(folder))
        start_s = time.perf_counter()
        floor = sum(1 for _ in recording.poses()) / (time.perf_counter() - start_s)
        trainer = Trainer(load_exercise(EXERCISE).exercise)
        start_s = time.perf_counter()
        analyse(recording.poses(), trainer)
        return REPLAYED / (time.perf_counter() - start_s), floor


def _stack(clip: Path, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    poses = read_poses(clip)
    image = np.stack([pose.image for pose in poses])
    world = np.stack([pose.world for pose in poses])
    repeated = np.resize(np.arange(len(poses)), count)
    return image[repeated], world[repeated], np.ones(count), np.zeros(count)


def _copy_seconds(arrays: tuple[np.ndarray, ...]) -> float:
    start_s = time.perf_counter()
    for array in arrays:
        array.copy()
    return time.perf_counter() - start_s


def time_one_pose(clip: Path) -> tuple[float, float]:
    """Measure microseconds for all angles of one pose; the floor is copying it."""
    arrays = _stack(clip, 1)
    start_s = time.perf_counter()
    for _ in range(500):
        measure_angles(*arrays)
    value = (time.perf_counter() - start_s) / 500 * 1e6
    return value, min(_copy_seconds(arrays) for _ in range(100)) * 1e6


def time_many_poses(clip: Path) -> tuple[float, float]:
    """Measure seconds for all angles of 100,000 poses; the floor is copying them."""
    arrays = _stack(clip, 100_000)
    floor = min(_copy_seconds(arrays) for _ in range(3))
    start_s = time.perf_counter()
    measure_angles(*arrays)
    return time.perf_counter() - start_s, floor
