"""Recordings that cannot be seen are not mistaken for recordings that are not there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.errors import RecordingError
from coach.store.history.index import History
from coach.store.recordings.integrity import check_recording
from coach.store.recordings.recording import delete_recording, list_recordings, open_recording
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.search import find_folders
from coach.store.recordings.zip_archive import pack_recording, unpack_recording
from coach.store.settings.folders import recordings_folder
from tests.store.recorded import keep


def lock(monkeypatch: pytest.MonkeyPatch, folder: Path, code: int = errno.EACCES) -> None:
    """Refuse what is in a folder, as the system does for other accounts, also for this test."""
    ask = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> object:
        if path.parent == folder:
            raise OSError(code, os.strerror(code), str(path))
        return ask(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)


def test_without_a_folder_there_is_no_recording() -> None:
    assert find_folders() == []


def make_file(folder: Path) -> None:
    folder.write_text("no folder")


def make_loop(folder: Path) -> None:
    folder.symlink_to(folder.name)


@pytest.mark.parametrize("make", [make_file, make_loop])
def test_what_is_no_folder_is_told(make: Callable[[Path], None]) -> None:
    folder = recordings_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    make(folder)
    with pytest.raises(RecordingError, match="cannot be opened") as error:
        list_recordings()
    assert str(folder) in error.value.message
    assert "recordings_folder" in error.value.hint


def test_hidden_folders_files_and_other_folders_are_no_recordings() -> None:
    kept = keep()
    (kept.parent / "holiday").mkdir()
    (kept.parent / "note.txt").write_text("x")
    kept.rename(kept.with_name(".hidden"))
    assert find_folders() == []


USES: dict[str, Callable[[Path], object]] = {
    "opening": open_recording,
    "deleting": delete_recording,
    "repairing": repair_recording,
}


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ESTALE])
def test_a_recording_that_cannot_be_seen_does_not_hide_the_others(
    code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = keep(), keep()
    lock(monkeypatch, folder, code)
    assert find_folders() == [folder, other]
    assert [listed.name for listed in list_recordings() if listed.recording] == [other.name]
    with History() as history:
        assert [name for name, _ in history.refresh().unreadable] == [folder.name]
        assert [entry.name for entry in history.read()] == [other.name]


@pytest.mark.parametrize("use", USES)
def test_a_recording_that_may_not_be_opened_is_told(
    use: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keep()
    lock(monkeypatch, folder)
    with pytest.raises(RecordingError, match="cannot be read: Permission denied") as error:
        USES[use](folder)
    assert str(folder) in error.value.message


def test_a_recording_that_may_not_be_opened_is_listed_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = keep()
    with History() as history:
        assert len(history.rebuild().unreadable) == 0
    lock(monkeypatch, folder)
    [listed] = list_recordings()
    assert (listed.name, listed.recording) == (folder.name, None)
    assert "Permission denied" in str(listed.problem)
    with History() as history:
        [(name, problem)] = history.refresh().unreadable
        assert history.is_fresh()
    assert (name, "Permission denied" in problem) == (folder.name, True)


def test_a_recording_that_may_not_be_opened_is_checked_with_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = keep()
    lock(monkeypatch, folder)
    [problem] = check_recording(folder).problems
    assert "Permission denied" in problem


def test_others_are_added_beside_a_recording_that_may_not_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = keep()
    packed = pack_recording(folder, tmp_path / "one.zip")
    lock(monkeypatch, folder)
    assert unpack_recording(packed).name == f"{folder.name}_2"
