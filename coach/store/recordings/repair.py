"""Save what is readable of a damaged recording into a new one beside it.

The old one is left untouched. A chunk, about a second, is good if its checksum is right, whatever
is before and after it, so every possible start of a chunk is tried.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coach.errors import NewerVersionError, RecordingError, find_reason
from coach.message import Message
from coach.store.files.atomic_write import atomic_path
from coach.store.files.checksums import write_checksums
from coach.store.recordings.file_names import FILE_NAME, VIDEO_NAME
from coach.store.recordings.folders import REPAIRED, move_folder, parse_folder_name
from coach.store.recordings.mcap_reader import PREFIX, read_chunk, read_header
from coach.store.recordings.messages import (
    EVENTS,
    LONGEST_S,
    POSES,
    SCHEMA_VERSION,
    Header,
    event_from_json,
    pose_from_json,
)
from coach.store.recordings.recording import require_unlocked
from coach.store.recordings.search import is_file
from coach.store.recordings.temporary_folder import REPAIRING, cut_folder, temporary_folder
from coach.store.recordings.writer import Recorder

_CHUNK_MARK: Final = re.compile(rb"\x04\x00\x00\x00zstd")
_MARK_AT: Final = PREFIX.size + 8 + 8 + 8 + 4
"""Offset of this mark in the record of a chunk."""
_UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class RepairResult:
    """What was saved."""

    path: Path
    """Folder of the new recording."""
    poses: int
    events: int
    header_lost: bool
    """True if the header was unreadable; exercise and time then come from the name of the folder.
    """
    exercise_lost: bool
    """True if the exercise file was unreadable; a replay then needs the name of an exercise."""
    duration_s: float
    """Time of the last pose, in seconds."""


def repair_recording(path: Path) -> RepairResult:
    """Save everything readable into a new recording.

    Args:
        path: Folder or file of the recording.

    Raises:
        RecordingError: Nothing is readable, or the recording is being written.
    """
    file = path / FILE_NAME if path.is_dir() else path
    if not is_file(file):
        raise RecordingError(
            Message("{path}: holds no {file_name}.", path=path, file_name=FILE_NAME),
            Message("Name the folder of a recording."),
        )
    require_unlocked(file)
    messages = list(_leave_out_returns(_salvage(file)))
    known = _read_header(file)
    if not messages:
        raise RecordingError(
            Message("{path}: nothing in it can be read.", path=path),
            Message("It can be deleted: coach recordings delete NAME"),
        )
    header = known or _guess_header(file, messages)
    folder, times = _write(file, header, messages)
    events = sum(topic == EVENTS for topic, _, _ in messages)
    return RepairResult(
        folder,
        len(messages) - events,
        events,
        known is None,
        not header.exercise_text,
        max(times, default=0.0),
    )


def _write(
    file: Path, header: Header, messages: Iterable[tuple[str, float, bytes]]
) -> tuple[Path, list[float]]:
    """Write the repair of this file beside it; return its folder and the times of its poses.

    The repair gets its name once it is complete: a part of it would look like all that could be
    read.
    """
    old = file.resolve().parent
    with temporary_folder(old.parent, REPAIRING) as folder:
        try:
            times = _write_messages(folder, header, messages)
            if (old / VIDEO_NAME).is_file():
                _copy_video(old, folder)
        except RecordingError as error:
            raise RecordingError(cut_folder(error.message, folder), error.hint) from error
        return move_folder(folder, old.parent, old.name + REPAIRED), times


def _write_messages(
    folder: Path, header: Header, messages: Iterable[tuple[str, float, bytes]]
) -> list[float]:
    """Write a recording of these messages, and return the times of its poses."""
    times = []
    with Recorder(folder, header) as recorder:
        for topic, time_s, data in messages:
            recorder.write_raw(topic, time_s, data)
            if topic == POSES:
                times.append(time_s)
    return times


def _salvage(file: Path) -> Iterator[tuple[str, float, bytes]]:
    """Yield topic, time and content of each readable message, in the order of the file."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise RecordingError(
            Message("{file}: cannot be read: {reason}.", file=file, reason=find_reason(error)),
            Message("Check the disk and the permissions."),
        ) from error
    done = 0
    for mark in _CHUNK_MARK.finditer(content):
        begin = mark.start() - _MARK_AT
        if begin < done:
            continue
        for body in _possible_bodies(content, begin):
            if (found := read_chunk(body)) is not None:
                yield from _keep(data for _, data in found)
                done = begin + PREFIX.size + len(body)
                break


def _leave_out_returns(
    messages: Iterable[tuple[str, float, bytes]],
) -> Iterator[tuple[str, float, bytes]]:
    """Yield the messages without poses that are earlier than a pose before them."""
    last_s = -LONGEST_S
    for topic, time_s, data in messages:
        if topic == POSES and time_s < last_s:
            continue
        if topic == POSES:
            last_s = time_s
        yield topic, time_s, data


def _possible_bodies(content: bytes, begin: int) -> Iterator[bytes]:
    """Yield the chunk by its own length, and by that of its record: one of them may be damaged."""
    body_at, size_at = begin + PREFIX.size, begin + _MARK_AT + 8
    data_at = size_at + 8
    yield content[body_at : data_at + int.from_bytes(content[size_at:data_at], "little")]
    end = body_at + PREFIX.unpack_from(content, begin)[1]
    if data_at < end <= len(content):
        yield (
            content[body_at:size_at] + (end - data_at).to_bytes(8, "little") + content[data_at:end]
        )


def _keep(messages: Iterable[bytes]) -> Iterator[tuple[str, float, bytes]]:
    for data in messages:
        for topic in (POSES, EVENTS):
            try:
                yield topic, _find_time(topic, data), data
            except (KeyError, TypeError, ValueError):
                continue
            break


def _find_time(topic: str, data: bytes) -> float:
    """Return the time of a message, in seconds.

    Raises:
        KeyError, TypeError, ValueError: It does not belong to this topic.
    """
    return pose_from_json(data).time_s if topic == POSES else event_from_json(data).time_s


def _read_header(file: Path) -> Header | None:
    """Return the header; None if it is damaged.

    Raises:
        NewerVersionError: The recording was made by a newer coach.
    """
    try:
        return read_header(file, lenient=True)[0]
    except NewerVersionError:
        raise
    except RecordingError:
        return None


def _guess_header(file: Path, messages: Iterable[tuple[str, float, bytes]]) -> Header:
    """Return what the name of the folder and the first pose tell."""
    name = file.resolve().parent.name
    began, exercise = parse_folder_name(name) or (
        datetime.fromtimestamp(file.stat().st_mtime, UTC),
        _UNKNOWN,
    )
    pose = next(
        (json.loads(data) for topic, _, data in messages if topic == POSES),
        {"width": 640, "height": 480},
    )
    return Header(
        exercise=exercise,
        exercise_text="",
        side="auto",
        started_utc=began.isoformat(timespec="seconds"),
        coach_version=_UNKNOWN,
        python_version=_UNKNOWN,
        libraries={},
        camera=_UNKNOWN,
        model_sha256="",
        width=pose["width"],
        height=pose["height"],
        schema_version=SCHEMA_VERSION,
    )


def _copy_video(old: Path, new: Path) -> None:
    try:
        with atomic_path(new / VIDEO_NAME) as part:
            shutil.copyfile(old / VIDEO_NAME, part)
        write_checksums(new, (FILE_NAME, VIDEO_NAME))
    except OSError as error:
        raise RecordingError(
            Message(
                "{path} cannot be written: {reason}.",
                path=new / VIDEO_NAME,
                reason=find_reason(error),
            ),
            Message("The poses are saved."),
        ) from error
