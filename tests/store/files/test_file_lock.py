"""A file that is being written is known as such, also if somebody asks while the lock is taken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coach.store.files.file_lock import hold_folder, is_locked, lock_file
from tests.store.files.held_folder import is_held


def test_a_lock_ends_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "session.mcap"
    with path.open("xb") as file:
        assert not is_locked(path)
        lock_file(file.fileno())
        assert is_locked(path)
        assert is_locked(path), "asking takes nothing"
    assert not is_locked(path)
    assert not is_locked(tmp_path / "none")


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_whoever_asks_at_that_moment_does_not_keep_a_recorder_from_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    path = tmp_path / "session.mcap"
    flock = fcntl.flock
    with path.open("xb") as file, path.open("rb") as asking:
        flock(asking, fcntl.LOCK_SH)

        def end_asking_while_waiting(descriptor: int, operation: int) -> None:
            if operation == fcntl.LOCK_EX:  # this one waits
                flock(asking, fcntl.LOCK_UN)
            flock(descriptor, operation)

        monkeypatch.setattr(fcntl, "flock", end_asking_while_waiting)
        lock_file(file.fileno())
        flock(asking, fcntl.LOCK_UN)
        assert is_locked(path)


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_who_holds_a_folder_may_hold_it_once_more_and_others_wait_until_the_last_block_ends(
    tmp_path: Path,
) -> None:
    with hold_folder(tmp_path):
        with hold_folder(tmp_path):
            assert is_held(tmp_path)
        assert is_held(tmp_path)
    assert not is_held(tmp_path)
