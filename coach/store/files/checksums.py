"""Checksums of the files of a recording, in the format of `sha256sum --check`.

``SHA256SUMS`` is written when a recording is closed properly.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from coach.bounded_read import read_beginning
from coach.errors import RecordingError, find_reason
from coach.message import Message
from coach.store.files.atomic_write import write_atomically

FILE_NAME: Final = "SHA256SUMS"
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([\w.-]+)")
_LARGEST: Final = 4096
"""Maximum size that is read, in bytes; no file of ours is larger."""


def write_checksums(folder: Path, names: Iterable[str]) -> None:
    """Write the checksums of those files that exist.

    Args:
        folder: Folder of the recording.
        names: Names of its files.

    Raises:
        CoachError: The checksums cannot be written.
        OSError: A file cannot be read.
    """
    existing = [name for name in sorted(names) if (folder / name).is_file()]
    write_atomically(
        folder / FILE_NAME, "".join(f"{sum_up_file(folder / name)}  {name}\n" for name in existing)
    )


def check_checksums(folder: Path) -> list[str]:
    """Return one line for each file that differs from its checksum; none if there are no checksums.

    Raises:
        RecordingError: A file cannot be read.
    """
    file = folder / FILE_NAME
    try:
        if not file.exists():
            return []
        text = read_beginning(file, _LARGEST).decode("ascii", errors="replace")
        lines = [(line, _LINE.fullmatch(line)) for line in text.split("\n")[:-1]]
        if not text.endswith("\n") or not all(match for _, match in lines):
            return [Message("{name} is damaged itself.", name=FILE_NAME)]
        return [
            problem
            for _, match in lines
            if match and (problem := _compare(folder / match[2], match[1]))
        ]
    except OSError as error:
        raise RecordingError(
            Message(
                "{folder}: cannot be read: {reason}.", folder=folder, reason=find_reason(error)
            ),
            Message("Check the disk and the permissions."),
        ) from error


def sum_up_file(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _compare(file: Path, expected: str) -> str:
    if not file.is_file():
        return Message("{name} is missing.", name=file.name)
    return (
        ""
        if sum_up_file(file) == expected
        else Message("{name} is not as it was written: its checksum differs.", name=file.name)
    )
