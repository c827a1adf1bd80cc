"""Check a recording to the last byte.

MCAP has checksums of each chunk, the attachment, the data and the index; the header has a checksum
of its own. ``SHA256SUMS``, written when a recording is closed, covers whole files, also the video.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from mcap.opcode import Opcode
from mcap.writer import MCAP0_MAGIC

from coach.errors import RecordingError
from coach.message import Message
from coach.store.files.checksums import check_checksums
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.mcap_reader import FOOTER_BYTES, PREFIX
from coach.store.recordings.recording import Recording, open_recording

_NOTHING = b"\0\0\0\0"
"""Written in place of a checksum that was not computed."""


@dataclass(frozen=True, slots=True)
class IntegrityResult:
    """Result of a check."""

    path: Path
    problems: tuple[str, ...]
    """What is damaged, one sentence each; empty if nothing is."""
    finished: bool
    """True if it was closed properly. A recording that was cut off is not damaged by that."""
    poses: int
    events: int
    duration_s: float
    """Time of the last pose, in seconds; 0 without one."""


def check_recording(path: Path) -> IntegrityResult:
    """Read all of a recording and report damage.

    Args:
        path: Its folder or file.

    Raises:
        RecordingError: There is no recording.
    """
    folder = path if path.is_dir() else path.parent
    problems: list[str] = []
    try:
        recording = open_recording(path)
    except RecordingError as error:
        if isinstance(error.__cause__, OSError):  # the system does not let it be read
            return IntegrityResult(path, (error.message,), False, 0, 0, 0.0)
        if not path.exists() or (path.is_dir() and not (path / FILE_NAME).exists()):
            raise
        return IntegrityResult(path, (error.message, *check_checksums(folder)), False, 0, 0, 0.0)
    poses, duration_s, events = 0, 0.0, 0
    try:
        for pose in recording.poses():
            poses, duration_s = poses + 1, pose.time_s
        events = len(recording.events())
    except RecordingError as error:
        problems.append(error.message)
    if recording.finished:
        problems += _check_sums_inside(recording)
        problems += check_checksums(folder)
    return IntegrityResult(
        path, tuple(dict.fromkeys(problems)), recording.finished, poses, events, duration_s
    )


def _check_sums_inside(recording: Recording) -> list[str]:
    """Compare the checksums of the data and the index; a file without them is accepted."""
    content = recording.path.read_bytes()
    end = _find_data_end(content)
    if end is None:
        return [
            Message("{path}: the end of the data is not where it should be.", path=recording.path)
        ]
    problems: list[str] = []
    stored = content[end + PREFIX.size : end + PREFIX.size + 4]
    if stored != _NOTHING and struct.pack("<I", zlib.crc32(content[:end])) != stored:
        problems.append(
            Message(
                "{path}: the data are not as they were written: their checksum differs.",
                path=recording.path,
            )
        )
    footer = len(content) - len(MCAP0_MAGIC) - FOOTER_BYTES
    index = content[end + PREFIX.size + 4 : -len(MCAP0_MAGIC) - 4]
    stored = content[footer + FOOTER_BYTES - 4 : footer + FOOTER_BYTES]
    if stored != _NOTHING and struct.pack("<I", zlib.crc32(index)) != stored:
        problems.append(
            Message(
                "{path}: the index at its end is not as it was written: its checksum differs.",
                path=recording.path,
            )
        )
    return problems


def _find_data_end(content: bytes) -> int | None:
    """Return where the record begins that ends the data."""
    place = len(MCAP0_MAGIC)
    while place + PREFIX.size <= len(content):
        opcode, length = PREFIX.unpack_from(content, place)
        if opcode == Opcode.DATA_END:
            return place if length == 4 else None
        place += PREFIX.size + length
    return None
