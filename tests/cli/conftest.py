"""Fixtures: a command line, and a recording to use it on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.cli import main
from coach.exercise.tracking.events import Event, ExerciseDone
from coach.store.exercises.loader import load_exercise
from coach.store.recordings.writer import start_recording
from tests.cli.helpers import DURATION_S, Said, Say
from tests.store.recorded import HEADER


@pytest.fixture
def coach(capfd: pytest.CaptureFixture[str]) -> Say:
    """Run a command line in this process."""

    def run(*arguments: str) -> Said:
        code = main(arguments)
        captured = capfd.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture
def make_recording(data_folder: Path) -> Callable[..., Path]:
    """Make a recording of an empty room, two seconds long, and return its folder."""

    def make(
        exercise: str = "lunge",
        started_utc: str = "2026-01-31T18:05:00+00:00",
        events: tuple[Event, ...] | None = None,
    ) -> Path:
        loaded = load_exercise(exercise)
        header = dataclasses.replace(
            HEADER, exercise=loaded.name, exercise_text=loaded.text, started_utc=started_utc
        )
        with start_recording(header) as recorder:
            for step in range(11):
                recorder.write(empty_pose(step * DURATION_S / 10, 64, 48))
            recorder.write_events((ExerciseDone(DURATION_S),) if events is None else events)
            return recorder.path.parent

    return make


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands in a temporary folder, with a screen, in the language of the settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COACH_LANGUAGE", "")
    monkeypatch.setattr("coach.cli.display.shows_window_only", lambda: False)
