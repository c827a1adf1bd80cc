"""What is wrong with a zip is told without the folder into which it was unpacked for a moment."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from coach.errors import RecordingError
from coach.message import Message
from coach.store.files import checksums
from coach.store.recordings import temporary_folder
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.zip_archive import pack_recording, unpack_recording
from tests.store.recorded import keep


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pack_recording(keep(), tmp_path / "one.zip")

    def fail(_: Path) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(checksums, "sum_up_file", fail)
    with pytest.raises(RecordingError, match=f"{FILE_NAME}: cannot be read: Input/output") as error:
        unpack_recording(packed, tmp_path / "elsewhere")
    assert temporary_folder.UNPACKING not in str(error.value)


def test_paths_of_windows() -> None:
    folder = PureWindowsPath(r"C:\data\.unpacking-1")
    problem = Message(
        "{path}: wrong. {more}",
        path=folder / "video.mp4",
        more=Message("See {other}.", other=folder / FILE_NAME),
    )
    assert temporary_folder.cut_folder(problem, folder) == "video.mp4: wrong. See session.mcap."
