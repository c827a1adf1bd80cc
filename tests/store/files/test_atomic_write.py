"""Atomic writes: the complete new file or the old one, with the permissions that were asked for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.files.atomic_write import atomic_path, restoring, write_atomically


def test_the_new_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    with atomic_path(path) as part:
        part.write_text("new")
        assert part.parent == tmp_path
        assert not path.exists()
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")

    def fail() -> None:
        with atomic_path(path) as part:
            part.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o644)])
def test_permissions(tmp_path: Path, private: bool, mode: int) -> None:
    umask = os.umask(0o022)
    try:
        with atomic_path(tmp_path / "file.txt", private=private):
            pass
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "file.txt").stat().st_mode) == mode


def test_without_overwrite_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"

    def write_beside_another_program() -> None:
        with atomic_path(path, overwrite=False) as part:
            part.write_text("new")
            path.write_text("of another program")

    with pytest.raises(FileExistsError):
        write_beside_another_program()
    assert path.read_text() == "of another program"
    assert list(tmp_path.iterdir()) == [path]


def test_without_overwrite_nothing_is_begun_beside_an_existing_file(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    with pytest.raises(FileExistsError), atomic_path(path, overwrite=False):
        pytest.fail("it must not even begin")
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_of_maximum_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    write_atomically(path, "ü\n")
    assert path.read_bytes() == "ü\n".encode()


def test_a_missing_folder_is_reported_with_the_path(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "file.txt"
    with pytest.raises(CoachError, match="cannot be written") as raised:
        write_atomically(path, "text")
    assert str(path) in raised.value.message


def test_after_a_failure_files_have_their_content_again(tmp_path: Path) -> None:
    first, second, untouched = (tmp_path / name for name in ("first", "second", "untouched"))
    first.write_text("old")
    untouched.write_text("as it was")
    before = untouched.stat().st_mtime_ns

    def change_all(fail: bool) -> None:
        with restoring(first, second, untouched):
            first.write_text("changed")
            second.write_text("created")
            if fail:
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_all(fail=True)
    assert first.read_text() == "old"
    assert not second.exists()
    assert untouched.stat().st_mtime_ns == before
    change_all(fail=False)
    assert (first.read_text(), second.read_text()) == ("changed", "created")
