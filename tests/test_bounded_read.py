"""Only the beginning of a file is read, and nothing that has no end or keeps its reader waiting."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.bounded_read import NO_FILE, read_beginning
from coach.capture import pose_model
from coach.capture.pose_model import read_model
from coach.errors import CoachError
from coach.store.files.checksums import FILE_NAME, check_checksums
from coach.store.files.locations import config_folder
from coach.store.prescriptions.archive import read_prescription
from coach.store.results.archive import read_results
from coach.store.settings import profiles

READERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "model": (read_model, "own"),
    "prescription": (read_prescription, "ada.coach"),
    "results": (read_results, "ada.coachresults"),
    "profile in use": (lambda _: profiles.find_current_profile(), profiles.FILE_NAME),
    "checksums": (lambda file: check_checksums(file.parent), FILE_NAME),
}


@pytest.mark.parametrize(("limit", "content"), [(0, b""), (3, b"abc"), (9, b"abcdef")])
def test_no_more_than_the_limit_is_read(limit: int, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abcdef")
    assert read_beginning(tmp_path / "file", limit) == content


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
@pytest.mark.parametrize("kind", ["device without end", "pipe without writer"])
@pytest.mark.parametrize("reader", READERS)
def test_a_device_or_a_pipe_is_refused(reader: str, kind: str) -> None:
    read, name = READERS[reader]
    file = config_folder() / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind == "device without end":
        file.symlink_to("/dev/zero")
    else:
        os.mkfifo(file)
    with pytest.raises(CoachError, match=NO_FILE) as error:
        read(file)
    assert str(file.parent) in error.value.message


def test_a_model_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pose_model, "MAX_BYTES", 2**20)
    (tmp_path / "own.task").write_bytes(bytes(2**20 + 1))
    with pytest.raises(CoachError, match=r"own\.task is larger than 1 MiB"):
        read_model(tmp_path / "own.task")
