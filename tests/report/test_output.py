"""Files that are whole or not there, and private."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from coach.errors import CoachError
from coach.report.output import open_output, reserve_output


def test_what_was_written_takes_the_place(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    with open_output(path) as part:
        assert part.parent == tmp_path
        part.write_text("all of it")
        assert not path.exists()
    assert path.read_text() == "all of it"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_it_is_private(tmp_path: Path) -> None:
    with open_output(tmp_path / "result.txt") as part:
        part.write_text("x")
    assert stat.S_IMODE((tmp_path / "result.txt").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left on device"), CoachError("nothing to show"), ZeroDivisionError()],
)
def test_nothing_is_left_of_a_failure_and_the_old_file_stays(
    tmp_path: Path, error: Exception
) -> None:
    path = tmp_path / "result.txt"
    path.write_text("old")

    def fail() -> None:
        with open_output(path, force=True) as part:
            part.write_text("half")
            raise error

    with pytest.raises(CoachError if isinstance(error, OSError) else type(error)) as raised:
        fail()
    if isinstance(error, OSError):
        assert str(path) in str(raised.value)
        assert "No space left" in str(raised.value)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    path.write_text("old")
    with pytest.raises(CoachError, match="--force"), open_output(path):
        pytest.fail("it must not even begin")
    assert path.read_text() == "old"


def test_force_writes_over_it(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    path.write_text("old")
    with open_output(path, force=True) as part:
        part.write_text("new")
    assert path.read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    other, link = tmp_path / "other", tmp_path / "link"
    other.write_text("mine")
    link.symlink_to(other)
    with open_output(link, force=True) as part:
        part.write_text("new")
    assert other.read_text() == "mine"
    assert link.read_text() == "new"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_file(tmp_path: Path, force: bool) -> None:
    with pytest.raises(CoachError, match="folder"), open_output(tmp_path, force):
        pass


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(CoachError, match="cannot be written"),
        open_output(tmp_path / "nowhere" / "result.txt"),
    ):
        pass


def test_an_error_of_the_work_is_not_one_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    path.write_text("old")
    error = OSError(5, "Input/output error", "camera")
    with pytest.raises(OSError, match="camera") as raised, reserve_output(path):
        raise error
    assert raised.value is error
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="devices have no names there")
@pytest.mark.parametrize(
    "write", [reserve_output, lambda path: open_output(path, force=True)], ids=["reserve", "open"]
)
def test_a_device_or_pipe_is_written_and_not_replaced(tmp_path: Path, write: Any) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    link = tmp_path / "link"
    link.symlink_to("/dev/null")
    for path in (Path("/dev/null"), pipe, link):
        with write(path) as part:
            assert part == path
    assert list(tmp_path.glob(".*")) == []
