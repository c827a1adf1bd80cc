"""Files of every schema version open. Files of a newer version are refused and left unchanged.

``versions/N/`` holds files that version N wrote. Add a folder for a new version; never change one.
"""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.errors import CoachError
from coach.exercise.definition.exercise import SCHEMA_VERSION as EXERCISES
from coach.exercise.tracking.trainer import Trainer
from coach.pipeline import analyse
from coach.store.exercises.loader import load_exercise, parse_exercise
from coach.store.history import database as history_file
from coach.store.history.index import History
from coach.store.programmes import enrolment as course
from coach.store.programmes.loader import load_programme
from coach.store.recordings import messages as recording_messages
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.integrity import check_recording
from coach.store.recordings.recording import open_recording
from coach.store.recordings.writer import Recorder
from coach.store.settings import profiles, settings
from tests.store.recorded import HEADER

KEPT = Path(__file__).parent / "versions"
VERSIONS = sorted(KEPT.iterdir(), key=lambda folder: int(folder.name))
NEWEST = max(
    EXERCISES,
    course.VERSION,
    history_file.SCHEMA_VERSION,
    recording_messages.SCHEMA_VERSION,
    settings.SCHEMA_VERSION,
)
EVERY = pytest.mark.parametrize("kept", VERSIONS, ids=lambda folder: f"version {folder.name}")


def test_every_version_is_kept() -> None:
    assert [folder.name for folder in VERSIONS] == [str(number) for number in range(1, NEWEST + 1)]


@EVERY
def test_a_recording_opens_and_is_judged(kept: Path) -> None:
    recording = open_recording(kept / "recording")
    assert check_recording(kept / "recording").problems == ()
    loaded = parse_exercise(recording.header.exercise_text, recording.header.exercise)
    poses = list(recording.poses())
    assert len(poses) > 50
    assert recording.events()
    assert analyse(poses, Trainer(loaded.exercise)).frames == len(poses)


@EVERY
def test_an_exercise_opens(kept: Path) -> None:
    assert load_exercise(str(kept / "exercise.toml")).exercise.title


@EVERY
def test_a_programme_opens(kept: Path) -> None:
    assert load_programme(str(kept / "programme.toml")).programme.routines


@EVERY
def test_settings_open(kept: Path) -> None:
    path = settings.find_settings_file()
    path.parent.mkdir()
    shutil.copy(kept / "settings.toml", path)
    assert settings.load_settings().norm_hip_flexion_deg == 110.0


def test_settings_with_a_key_that_is_no_more_open() -> None:
    path = settings.find_settings_file()
    path.parent.mkdir()
    text = (KEPT / "1" / "settings.toml").read_text(encoding="utf-8")
    assert '# warned_utc = ""' in text
    path.write_text(
        text.replace('# warned_utc = ""', 'warned_utc = "2026-01-31T09:00:00+00:00"'),
        encoding="utf-8",
    )
    assert settings.load_settings().norm_hip_flexion_deg == 110.0


@EVERY
def test_what_is_followed_opens(kept: Path) -> None:
    path = course.find_enrolment_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(kept / "course.toml", path)
    followed = course.load_enrolment()
    assert followed is not None
    assert followed.programme == "hip-flexors-4-weeks"


@EVERY
def test_a_history_opens(kept: Path, tmp_path: Path) -> None:
    shutil.copy(kept / "history.sqlite", tmp_path)
    with History(tmp_path / "history.sqlite", tmp_path) as history:
        assert history.problem == ""
        assert [entry.exercise for entry in history.read()] == ["lunge"]


def lift(path: Path, version: int) -> Path:
    """A copy of version 1 that says it is of this version."""
    text = (KEPT / "1" / path.name).read_text(encoding="utf-8")
    assert "schema_version = 1" in text
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        text.replace("# schema_version = 1", "schema_version = 1").replace(
            "schema_version = 1", f"schema_version = {version}"
        )
    )
    return path


def lift_history(path: Path) -> Path:
    shutil.copy(KEPT / "1" / "history.sqlite", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {history_file.SCHEMA_VERSION + 1}")
    return path


def lift_recording(folder: Path) -> Path:
    header = dataclasses.replace(HEADER, schema_version=recording_messages.SCHEMA_VERSION + 1)
    with Recorder(folder, header) as recorder:
        recorder.write(empty_pose(0.0, 64, 48))
    return folder / FILE_NAME


def open_settings(path: Path) -> object:
    with pytest.raises(CoachError, match="newer coach"):
        settings.save_settings(settings.Settings(voice=False))
    return settings.load_settings()


def open_history(path: Path) -> object:
    with History(path, path.parent) as history:
        return history.read()


@dataclass(frozen=True)
class Newer:
    """A kind of file: how one of a newer version comes to be in a folder, and how it is opened."""

    name: str
    make: Callable[[Path], Path]
    open: Callable[[Path], object]


NEWER = [
    Newer(
        "exercise",
        lambda folder: lift(folder / "exercise.toml", EXERCISES + 1),
        lambda path: load_exercise(str(path)),
    ),
    Newer(
        "programme",
        lambda folder: lift(folder / "programme.toml", 2),
        lambda path: load_programme(str(path)),
    ),
    Newer(
        "settings",
        lambda _: lift(settings.find_settings_file(), settings.SCHEMA_VERSION + 1),
        open_settings,
    ),
    Newer("what is followed", lambda _: lift_course(), lambda _: course.load_enrolment()),
    Newer("history", lambda folder: lift_history(folder / "history.sqlite"), open_history),
    Newer("recording", lambda folder: lift_recording(folder / "newer"), open_recording),
]


def lift_course() -> Path:
    path = course.find_enrolment_file()
    return lift(path.with_name("course.toml"), course.VERSION + 1).rename(path)


@pytest.mark.parametrize("newer", NEWER, ids=lambda newer: newer.name)
def test_of_a_newer_version_it_is_refused_and_left_as_it_is(newer: Newer, tmp_path: Path) -> None:
    profiles.find_profile_folder()
    path = newer.make(tmp_path)
    before = path.read_bytes()
    with pytest.raises(CoachError, match="newer coach") as error:
        newer.open(path)
    assert "pdate coach" in error.value.hint
    assert path.read_bytes() == before
