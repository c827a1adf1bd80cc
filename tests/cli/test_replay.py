from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.cli import display
from coach.exercise.tracking.events import BodyFound
from coach.store.files.locations import samples_folder
from coach.store.recordings.file_names import FILE_NAME
from tests.cli.helpers import Say


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with all libraries, but without a screen."""
    monkeypatch.setattr(display, "_has_screen", lambda: False)
    monkeypatch.setattr(display, "find_missing", lambda purposes: [])
    monkeypatch.setattr("sys.platform", "linux")


def test_same_events_are_said_to_be_the_same(
    coach: Say, make_recording: Callable[..., Path]
) -> None:
    make_recording()
    assert "The same events as when it was recorded" in coach("replay", "--no-window").out


def test_other_events_are_noticed(coach: Say, make_recording: Callable[..., Path]) -> None:
    make_recording(events=(BodyFound(1.0),))
    assert "Not the same events" in coach("replay", "--no-window").out


def test_a_recording_that_was_cut_off_lacks_only_its_end(coach: Say, tmp_path: Path) -> None:
    whole = (samples_folder() / "lunge" / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).write_bytes(whole[: len(whole) * 6 // 10])
    said = coach("replay", str(tmp_path), "--no-window").out
    assert "was cut off" in said
    assert "The same events as when it was recorded" in said


def test_unknown_name(coach: Say, make_recording: Callable[..., Path]) -> None:
    folder = make_recording()
    said = coach("replay", "yesterday")
    assert said.code == 2
    assert folder.name in said.err


@pytest.mark.usefixtures("no_screen")
def test_window_without_a_screen_says_what_to_do(
    coach: Say, make_recording: Callable[..., Path]
) -> None:
    make_recording()
    said = coach("replay", "--window")
    assert said.code == 2
    assert "coach replay" in said.err


@pytest.mark.usefixtures("no_screen")
def test_without_a_screen_the_summary_is_printed(
    coach: Say, make_recording: Callable[..., Path]
) -> None:
    make_recording()
    said = coach("replay")
    assert said.code == 0
    assert "The same events as when it was recorded" in said.out
    assert "There is no screen" in said.err


@pytest.mark.usefixtures("no_screen")
def test_two_recordings_need_the_window(coach: Say, make_recording: Callable[..., Path]) -> None:
    make_recording()
    assert coach("replay", "--beside", "last").code == 2
