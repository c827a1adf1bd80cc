"""Every shipped exercise has a sample, and every sample gives exactly its stored events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.body.pose import Pose
from coach.capture.landmarker import MediaPipeLandmarker
from coach.capture.source import open_source
from coach.exercise.tracking.events import Event, from_dict
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse, detect_poses
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording

pytestmark = pytest.mark.slow

NAMES = sorted(path.stem for path in samples_folder().glob("*.mp4"))


def read_golden(name: str) -> list[Event]:
    values = json.loads((samples_folder() / f"{name}.events.json").read_text(encoding="utf-8"))
    return [from_dict(value) for value in values]


def judge(name: str, poses: Iterator[Pose]) -> list[Event]:
    return analyse(poses, Trainer(load_exercise(name).exercise)).events


def test_every_first_exercise_has_a_sample() -> None:
    assert (
        {"lunge", "couch-stretch", "knee-to-chest", "hip-flexion-test"}
        <= set(NAMES)
        <= set(list_exercises())
    )


@pytest.mark.parametrize("name", NAMES)
def test_replay_gives_exactly_the_events_written_down(name: str) -> None:
    recording = open_recording(samples_folder() / name)
    assert recording.finished
    assert judge(name, recording.poses()) == read_golden(name) == recording.events()


@pytest.mark.parametrize("name", NAMES)
def test_sample_shows_what_it_is_there_to_show(name: str) -> None:
    kinds = {type(event).__name__ for event in read_golden(name)}
    wanted = {
        "lunge": {"RepetitionDone", "FaultBegan"},
        "couch-stretch": {"HoldBegan", "HoldEnded"},
        "knee-to-chest": {"HoldPaused", "HoldEnded", "FaultBegan"},
        "hip-flexion-test": {"TrialDone"},
    }
    assert wanted[name] <= kinds


def test_real_model_on_the_video_counts_as_written_down() -> None:
    """Run the shipped model on a video: other processors may differ in digits, not in counts."""
    path: Path = samples_folder() / "lunge.mp4"
    with closing(MediaPipeLandmarker()) as landmarker, open_source(str(path)) as source:
        events = judge("lunge", detect_poses(source.frames(), landmarker))

    def outline(events: list[Event]) -> list[tuple[str, object, object]]:
        return [
            (type(e).__name__, e.side, e.faults)
            for e in events
            if type(e).__name__ == "RepetitionDone"
        ]

    assert outline(events) == outline(read_golden("lunge")) != []
