"""An answer on pain that the chosen folder does not take waits, and is not lost."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.exercise.tracking.events import Pain
from coach.store.erase import delete_everything
from coach.store.files import locations
from coach.store.recordings import lone_pain
from coach.store.recordings.copies import find_superseded_names
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.folders import make_folder, name_folder
from coach.store.recordings.lone_pain import WAITING, keep_pain, move_waiting
from coach.store.recordings.recording import list_recordings, open_recording
from coach.store.recordings.search import find_folders
from coach.store.recordings.writer import Recorder
from coach.store.settings import folders, profiles
from coach.store.settings.settings import Settings, save_settings
from tests.store.recordings.film import HEADER

PAIN = Pain(0.0, before=False, score=7, place="back", stopped=True, during=True)


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """A folder of recordings on a drive that is not there."""
    drive = tmp_path / "drive"
    drive.write_text("no folder")
    save_settings(Settings(recordings_folder=str(drive / "coach")))
    return drive


def find_waiting(profile: str | None = None) -> list[Path]:
    return find_folders(profiles.find_profile_folder(profile) / WAITING)


def test_it_waits_until_the_drive_is_back(drive: Path) -> None:
    assert keep_pain(HEADER, PAIN) is None
    assert move_waiting() == []
    assert len(find_waiting()) == 1
    drive.unlink()
    (file,) = move_waiting()
    assert file.is_relative_to(drive)
    kept = open_recording(file)
    assert (kept.pains(), kept.header, kept.finished) == ([PAIN], HEADER, True)
    assert find_waiting() == []
    assert move_waiting() == []
    assert len(list_recordings()) == 1


def test_a_damaged_one_holds_up_no_other(drive: Path) -> None:
    later = dataclasses.replace(HEADER, started_utc="2026-03-02T10:00:00.000+00:00")
    for header in (HEADER, later):
        keep_pain(header, PAIN)
    damaged, _ = sorted(find_waiting())
    (damaged / FILE_NAME).write_bytes(b"damaged")
    drive.unlink()
    (file,) = move_waiting()
    assert open_recording(file).header == later
    assert find_waiting() == [damaged]


def test_one_that_was_moved_by_a_program_that_was_killed_counts_once(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_pain(HEADER, PAIN)
    drive.unlink()
    with monkeypatch.context() as killed:
        killed.setattr(lone_pain, "delete_recording", lambda _: None)
        move_waiting()
    move_waiting()
    assert find_waiting() == []
    listed = list_recordings()
    assert len(listed) - len(find_superseded_names(listed)) == 1


def test_it_is_written_where_it_belongs_if_that_is_possible() -> None:
    file = keep_pain(HEADER, PAIN)
    assert file is not None
    assert file.is_relative_to(folders.recordings_folder())
    assert find_waiting() == []


def test_without_another_drive_the_error_is_told() -> None:
    folder = folders.recordings_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder")
    with pytest.raises(CoachError):
        keep_pain(HEADER, PAIN)


def test_each_profile_has_its_own(drive: Path) -> None:
    name = profiles.make_profile("anna")
    keep_pain(HEADER, PAIN, name)
    assert (len(find_waiting(name)), find_waiting(profiles.DEFAULT)) == (1, [])


def test_it_is_deleted_with_everything(drive: Path) -> None:
    keep_pain(HEADER, PAIN)
    drive.unlink()
    (drive / "coach").mkdir(parents=True)
    delete_everything()
    assert find_waiting() == []


def test_one_that_is_being_written_or_was_cut_off_before_the_answer_is_not_moved(
    drive: Path,
) -> None:
    waiting = locations.make_private(profiles.find_profile_folder() / WAITING)
    recorder = Recorder(make_folder(waiting, name_folder(HEADER)), HEADER)
    drive.unlink()
    assert move_waiting() == []
    recorder._file.close()  # as if the program had been killed
    assert move_waiting() == []
    assert list_recordings() == []
