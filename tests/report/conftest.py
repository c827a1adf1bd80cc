"""Recordings to export: the shipped samples, and made-up ones with texts that mean no good."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from coach.body.pose import Pose, empty_pose
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.report.clinical import Earlier
from coach.report.report_data import AngleSeries, ReportData
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.files.locations import samples_folder
from coach.store.recordings.recording import Header, Recorder, Recording, open_recording

SAMPLES = ("lunge", "couch-stretch", "hip-flexion-test")
"""One of each kind that is counted, held or measured."""
HOSTILE = "<script>alert('Ü')</script> & 中文 \u202e\u200b"


def judge(recording: Recording, earlier: Earlier | None = None) -> ReportData:
    loaded, trace = (
        parse_exercise(recording.header.exercise_text, recording.header.exercise),
        AngleSeries(),
    )
    analysis = analyse(
        recording.poses(), Trainer(loaded.exercise, recording.header.side), trace.add
    )
    return ReportData(recording, loaded, recording.header.side, analysis, trace, earlier or {})


@cache
def judge_sample(name: str) -> ReportData:
    return judge(open_recording(samples_folder() / name))


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> ReportData:
    """Each of the shipped recordings."""
    return judge_sample(request.param)


Record = Callable[..., ReportData]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Record these poses and evaluate them.

    Args:
        changes: Of the header; `title` is that of the exercise.
    """

    def make(
        poses: Iterable[Pose], exercise: str = "lunge", title: str = "", **changes: str
    ) -> ReportData:
        loaded = load_exercise(exercise)
        text = (
            loaded.text.replace(f'title = "{loaded.exercise.title}"', f'title = "{title}"', 1)
            if title
            else loaded.text
        )
        header = Header(
            exercise,
            text,
            "auto",
            "2026-01-31T18:05:00+00:00",
            "0",
            "3",
            {},
            "none",
            "0" * 64,
            64,
            48,
        )
        folder = tmp_path / f"recording-{len(list(tmp_path.iterdir()))}"
        with Recorder(folder, dataclasses.replace(header, **changes)) as recorder:
            for pose in poses:
                recorder.write(pose)
        return judge(open_recording(folder))

    return make


def film_empty_room(seconds: float = 2.0) -> list[Pose]:
    return [empty_pose(step / 15, 64, 48) for step in range(int(seconds * 15))]
