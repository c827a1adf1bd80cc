"""Recordings to export: the shipped samples, and made-up ones with texts that mean no good."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

import pytest

from coach.body.pose import Pose
from coach.report.report_data import ReportData
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from tests.report.helpers import SAMPLES, Record, judge, judge_sample


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> ReportData:
    """Each of the shipped recordings."""
    return judge_sample(request.param)


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
