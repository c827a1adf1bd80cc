"""Loaded recordings and events for tests of the replay page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coach.body.landmarks import COUNT
from coach.body.sides import SideChoice
from coach.exercise.definition.exercise import Exercise
from coach.exercise.tracking.events import Event, RepetitionDone
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.messages import Header
from coach.window.replay.recording import LoadedRecording
from tests.store.recorded import HEADER

LUNGE: Exercise = load_exercise("lunge").exercise


def repetition(
    start_s: float, end_s: float, *faults: str, side: str = "left", peak: float | None = 90.0
) -> RepetitionDone:
    """Make a repetition whose turning point is in the middle."""
    return RepetitionDone(end_s, start_s, (start_s + end_s) / 2, side, peak, faults)  # type: ignore[arg-type]


def make_recording(
    seconds: float = 10.0, recorded_events: Sequence[Event] = (), side: SideChoice = "auto"
) -> LoadedRecording:
    """Make a recording without a body, 10 poses a second."""
    times = np.arange(round(seconds * 10) + 1) / 10
    count = len(times)
    nothing = np.full((count, COUNT, 3), np.nan)
    header: Header = dataclasses.replace(HEADER, exercise="lunge")
    sizes = np.tile([640, 480], (count, 1))
    return LoadedRecording(
        name="made",
        header=header,
        finished=True,
        times=times,
        image=nothing[..., :2],
        world=nothing,
        visibility=np.zeros((count, COUNT)),
        sizes=sizes,
        brightness=np.full(count, 0.5),
        recorded_events=tuple(recorded_events),
        exercise=LUNGE,
        rules="Rules of today",
        side=side,
        video=None,
    )


def sample_folder(name: str) -> Path:
    """Return the folder of a sample recording."""
    from coach.store.files.locations import samples_folder

    return samples_folder() / name
