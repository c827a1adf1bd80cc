"""Evaluate each shipped sample as every other exercise: only what this table lists may count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from coach.body.pose import Pose
from coach.exercise.tracking.events import Event, HoldEnded, RepetitionDone, TrialDone
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.loader import load_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import open_recording

pytestmark = pytest.mark.slow

SAMPLES: Final = ("couch-stretch", "hip-flexion-test", "knee-to-chest", "lunge")
NAMES: Final = sorted(path.stem for path in (Path(__file__).parents[2] / "poses").glob("*.toml"))

COUNTS: Final[dict[tuple[str, str], int]] = {
    ("couch-stretch", "couch-stretch"): 1,
    ("hip-flexion-test", "hip-flexion-test"): 6,
    (
        "hip-flexion-test",
        "knee-to-chest",
    ): 6,  # the knee comes to the chest and stays there for two seconds
    ("knee-to-chest", "knee-to-chest"): 3,
    (
        "knee-to-chest",
        "hip-flexion-test",
    ): 2,  # once the other leg comes up, so that the trial is not credited
    ("lunge", "lunge"): 6,
    ("lunge", "supported-lunge"): 6,  # a lunge that need not be as deep
}
"""(sample, exercise it is evaluated as) -> repetitions, holds or credited trials; others: none."""


@cache
def read_poses(sample: str) -> tuple[Pose, ...]:
    return tuple(open_recording(samples_folder() / sample).poses())


def list_pairs() -> list[tuple[str, str]]:
    return [
        (sample, name)
        for name in NAMES
        if load_exercise(name).exercise.kind != "guided"
        for sample in SAMPLES
    ]


def count(events: Sequence[Event]) -> int:
    return sum(
        isinstance(event, RepetitionDone | HoldEnded)
        or (isinstance(event, TrialDone) and event.peak_deg is not None)
        for event in events
    )


@pytest.mark.parametrize(("sample", "name"), list_pairs())
def test_only_what_was_done_counts(sample: str, name: str) -> None:
    events = analyse(iter(read_poses(sample)), Trainer(load_exercise(name).exercise)).events
    assert count(events) == COUNTS.get((sample, name), 0)
