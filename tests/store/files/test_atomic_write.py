"""Atomic writes: the complete new file or the old one, with the permissions that were asked for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.store.files.atomic_write import atomic_path, path_to_write, write_atomically


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


def test_a_name_of_maximum_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    write_atomically(path, "ü\n")
    assert path.read_bytes() == "ü\n".encode()


def test_a_missing_folder_is_reported_with_the_path(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "file.txt"
    with pytest.raises(CoachError, match="cannot be written") as raised:
        write_atomically(path, "text")
    assert str(path) in raised.value.message


def test_an_ordinary_file_is_replaced_only_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("old", encoding="utf-8")
    with path_to_write(path) as part:
        part.write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"


def test_a_link_is_written_through(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(file)
    with path_to_write(link) as path:
        path.write_text("new", encoding="utf-8")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no /dev/null")
def test_a_device_stays_a_device() -> None:
    with path_to_write(Path("/dev/null")) as path:
        path.write_text("new", encoding="utf-8")
    assert Path("/dev/null").is_char_device()
