"""Small recordings to try things on."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from coach.body.landmarks import COUNT
from coach.body.pose import Pose, empty_pose, round_for_storage
from coach.exercise.tracking.events import (
    BodyFound,
    Event,
    ExerciseDone,
    HoldEnded,
    Pain,
    RepetitionDone,
    TrialDone,
)
from coach.store.files import locations
from coach.store.recordings.folders import make_folder, name_folder
from coach.store.recordings.messages import Header
from coach.store.recordings.writer import Recorder
from coach.store.settings import folders

HEADER = Header(
    exercise="lunge",
    exercise_text='schema_version = 1\ntitle = "Übung"\n',
    side="left",
    started_utc="2026-03-01T09:08:07+00:00",
    coach_version="0.1.0",
    python_version="3.11.7",
    libraries={"numpy": "2.0"},
    camera="Kamera ü",
    model_sha256="ab" * 32,
    width=64,
    height=48,
)
COUNTED: tuple[Event, ...] = (
    BodyFound(0.0),
    RepetitionDone(1.0, 0.1, 0.5, "left", 92.0, ("knee_past_toes",)),
    RepetitionDone(2.0, 1.1, 1.5, "left", 95.0, ()),
    HoldEnded(3.0, 2.0, 2.9, 0.9, "right", ()),
)


def make_pose(time_s: float) -> Pose:
    """Somebody, unlike at any other time."""
    random = np.random.default_rng(round(time_s * 1000))
    image, world = random.uniform(0, 64, (COUNT, 2)), random.normal(0, 0.5, (COUNT, 3))
    return round_for_storage(Pose(time_s, image, world, random.uniform(0, 1, COUNT), 64, 48, 0.5))


def keep(
    events: Sequence[Event] = COUNTED,
    poses: Sequence[Pose] = (),
    parent: Path | None = None,
    finished: bool = True,
    **changes: object,
) -> Path:
    """Write a recording, by default three poses of nobody, and return its folder.

    Args:
        changes: Of the header.
    """
    header = dataclasses.replace(HEADER, **changes)
    parent = locations.make_private(parent or folders.recordings_folder())
    recorder = Recorder(make_folder(parent, name_folder(header)), header)
    for pose in poses or [empty_pose(float(second), 64, 48) for second in range(3)]:
        recorder.write(pose)
    recorder.write_events([*events, ExerciseDone(4.0)])
    if finished:
        recorder.close()
    else:
        recorder._writer.flush()
        recorder._file.close()
    return recorder.path.parent


NO_PICTURE: Final = {"camera": "", "model_sha256": "", "width": 0, "height": 0}
"""What the header says of an exercise that was not begun."""


def keep_pain(pain: Pain, parent: Path | None = None, **changes: object) -> Path:
    """Write a recording of an exercise that was not begun, and return its folder."""
    header = dataclasses.replace(HEADER, **NO_PICTURE, **changes)  # type: ignore[arg-type]
    parent = locations.make_private(parent or folders.recordings_folder())
    with Recorder(make_folder(parent, name_folder(header)), header) as recorder:
        recorder.write_events([pain])
    return recorder.path.parent


def cut_off(*events: Event, **changes: object) -> Path:
    """Write a recording that was cut off before its first picture, and return its folder."""
    header = dataclasses.replace(HEADER, **changes)  # type: ignore[arg-type]
    parent = locations.make_private(folders.recordings_folder())
    recorder = Recorder(make_folder(parent, name_folder(header)), header)
    recorder.write_events(events)
    recorder._writer.flush()
    recorder._file.close()
    return recorder.path.parent


def trial(side: str, *peaks: float | None) -> list[Event]:
    """Trials of a test."""
    return [TrialDone(1.0, 0.5, 0.9, side, peak, ()) for peak in peaks]
