"""An enduring recorder, lists, deletion, two programs on one folder, and retention."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.body.pose import empty_pose
from coach.errors import CoachError, RecordingError
from coach.store.recordings.copies import list_unfinished
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import delete_recording, list_recordings, open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.retention import apply_retention
from coach.store.recordings.writer import Recorder, start_recording
from coach.store.settings import folders
from coach.store.settings.profiles import make_profile
from coach.store.settings.settings import Settings, save_settings
from tests.store.recorded import HEADER, keep
from tests.store.recordings.film import FILM, FullDisk

NOW = datetime(2026, 3, 31, tzinfo=UTC)


@pytest.mark.parametrize("left", [35_000, 50_000])
def test_one_that_endures_goes_on_and_says_why_nothing_is_kept(
    left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "coach.store.recordings.writer._create",
        lambda path: io.BufferedWriter(FullDisk(path, left)),
    )
    told: list[Path] = []
    with Recorder(tmp_path / "r", HEADER, tolerate_failures=True) as recorder:
        recorder.on_closed = told.append
        for pose in FILM:
            recorder.write(pose)
        recorder.write_events([])
    assert recorder.problem is not None
    assert "No space left" in recorder.problem.message
    assert told == [recorder.path]
    assert len(list(open_recording(recorder.path).poses())) > 25


def test_the_newest_is_listed_first_and_what_cannot_be_read_says_why() -> None:
    old, new = keep(started_utc="2026-01-01T00:00:00Z"), keep(started_utc="2026-02-01T00:00:00Z")
    broken = keep(started_utc="2026-01-15T00:00:00Z")
    (broken / FILE_NAME).write_bytes(b"no recording at all")
    (new.parent / ".unpacking-1").mkdir()
    (new.parent / ".unpacking-1" / FILE_NAME).write_bytes(b"")
    listed = list_recordings()
    assert [each.name for each in listed] == [new.name, broken.name, old.name]
    assert "not a recording" in listed[1].problem
    assert listed[0].size == sum(path.stat().st_size for path in new.iterdir())


def test_what_was_cut_off_is_offered_until_it_was_saved() -> None:
    keep()
    cut = keep(finished=False, started_utc="2026-02-01T00:00:00Z")
    with start_recording(HEADER):
        assert [each.name for each in list_unfinished()] == [cut.name]
    repair_recording(cut)
    assert list_unfinished() == []


HOLDER = (
    "import sys; from coach.store.recordings.writer import Recorder; from "
    "tests.store.recorded import *\nfrom pathlib import Path\n"
)
HOLDER += (
    "recorder = Recorder(Path(sys.argv[1]), HEADER); print('held', flush=True); sys.stdin.read()"
)


def test_what_another_program_writes_is_not_touched(tmp_path: Path) -> None:
    folder = folders.recordings_folder() / "theirs"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert [each.locked for each in list_recordings()] == [True]
        assert list_unfinished() == []
        with pytest.raises(RecordingError, match="being written just now"):
            delete_recording(folder)
        assert (
            apply_retention(datetime(2099, 1, 1, tzinfo=UTC), Settings(retention_days=1)).files
            == ()
        )
        other.kill()
        other.communicate()
    assert [each.name for each in list_unfinished()] == ["theirs"]
    assert delete_recording(folder).files == (folder / FILE_NAME,)


# Deleting


def test_deletion_is_real_and_says_what_went() -> None:
    folder = keep()
    (folder / "video.mp4").write_bytes(bytes(1000))
    files = sorted(folder.iterdir())
    size = sum(file.stat().st_size for file in files)
    removed = delete_recording(folder)
    assert (sorted(removed.files), removed.size, removed.left) == (files, size, ())
    assert not folder.exists()


def test_what_the_user_put_there_stays() -> None:
    folder = keep()
    (folder / "notes.txt").write_text("mine")
    assert delete_recording(folder / FILE_NAME).left == (folder / "notes.txt",)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", ["", "none", "notes.txt"])
def test_what_is_no_recording_is_not_deleted(name: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(RecordingError):
        delete_recording(tmp_path / name)
    assert (tmp_path / "notes.txt").exists()


# Retention


def test_what_is_older_than_the_settings_say_is_deleted() -> None:
    old, new = keep(started_utc="2026-02-27T00:00:00Z"), keep(started_utc="2026-03-02T00:00:00Z")
    unreadable = keep(started_utc="2026-01-01T00:00:00Z")
    (unreadable / FILE_NAME).write_bytes(b"damaged")
    unknown = keep(started_utc="2026-01-01T00:00:00Z")
    (unknown / FILE_NAME).write_bytes(b"damaged")
    unknown = unknown.rename(unknown.with_name("my favourite"))
    assert apply_retention(NOW, Settings(retention_days=0)).files == ()
    removed = apply_retention(NOW, Settings(retention_days=30))
    assert {file.parent for file in removed.files} == {old, unreadable}
    assert sorted(path.name for path in new.parent.iterdir()) == sorted([new.name, unknown.name])


# Where they lie


def test_the_settings_and_the_profile_say_where_recordings_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    assert folders.recordings_folder() == data_folder / "recordings"
    make_profile("ada")
    save_settings(Settings(recordings_folder=str(tmp_path / "disk")))
    assert folders.recordings_folder() == tmp_path / "disk"
    monkeypatch.setenv("COACH_PROFILE", "ada")
    assert folders.recordings_folder() == tmp_path / "disk" / "profiles" / "ada"
    assert folders.recordings_folder(Settings()) == data_folder / "profiles" / "ada" / "recordings"
    assert folders.history_file() == data_folder / "profiles" / "ada" / "history.sqlite"
    with start_recording(HEADER) as recorder:
        recorder.write(empty_pose(0.0, 64, 48))
    assert recorder.path.is_relative_to(tmp_path / "disk" / "profiles" / "ada")
    removed = folders.delete_profile_data("ada")
    assert recorder.path in removed.files
    assert not recorder.path.exists()
    monkeypatch.delenv("COACH_PROFILE")
    with pytest.raises(CoachError, match="There is no profile 'ada'"):
        folders.delete_profile_data("ada")
