"""Open, list and delete recordings. A recording is a folder with ``session.mcap``.

Foxglove and other MCAP readers can open it; `coach.store.recordings.writer` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from coach.body.pose import Pose
from coach.errors import RecordingError
from coach.exercise.tracking.events import Event, Pain
from coach.message import Message
from coach.store.files import checksums
from coach.store.files.deletion import DeletedFiles, remove_files
from coach.store.files.file_lock import is_locked
from coach.store.recordings.file_names import FILE_NAME, VIDEO_NAME
from coach.store.recordings.folders import parse_folder_name
from coach.store.recordings.mcap_reader import read_header, read_messages
from coach.store.recordings.messages import (
    EVENTS,
    LONGEST_S,
    POSES,
    Header,
    event_from_json,
    parse_start,
    pose_from_json,
)
from coach.store.recordings.pain_moments import find_pains
from coach.store.recordings.search import explain_unreadable, find_folders, is_file
from coach.store.recordings.superseded import State

FILES: Final = (FILE_NAME, VIDEO_NAME, checksums.FILE_NAME)
"""All files that coach writes into the folder of a recording."""
_ASK_REPAIR: Final = Message("Save what is in order: coach recordings repair NAME")


class Recording:
    """A recording on disk. Each call reads the file again, chunk by chunk, to save memory."""

    def __init__(self, path: Path, header: Header, finished: bool) -> None:
        self.path = path
        """The MCAP file."""
        self.header = header
        self.finished = finished
        """True if it was closed properly. Otherwise it ends within a second of its last pose."""

    @property
    def name(self) -> str:
        """Name of its folder."""
        return self.path.resolve().parent.name

    @property
    def started(self) -> datetime:
        """Start with its time zone, by the header; without one it is UTC."""
        return parse_start(self.header.started_utc)

    @property
    def state(self) -> State:
        """Whether it is whole or was cut off."""
        return "whole" if self.finished else "cut off"

    @property
    def video(self) -> Path | None:
        """The video; None without one."""
        file = self.path.with_name(VIDEO_NAME)
        return file if file.is_file() else None

    def poses(self, step: int = 1) -> Iterator[Pose]:
        """Iterate over the poses in order, or over every n-th pose, exactly as stored.

        Times never decrease.

        Args:
            step: 1 for every pose.

        Raises:
            RecordingError: The file is damaged, or times decrease.
        """
        last_s = -LONGEST_S
        for data in islice(self._messages(POSES), 0, None, step):
            try:
                pose = pose_from_json(data)
            except (KeyError, TypeError, ValueError) as error:
                raise self._strange(POSES) from error
            if pose.time_s < last_s:
                raise RecordingError(
                    Message(
                        "{path}: its times go back, from {last_s:.3f} s to {time_s:.3f} s.",
                        path=self.path,
                        last_s=last_s,
                        time_s=pose.time_s,
                    ),
                    _ASK_REPAIR,
                )
            last_s = pose.time_s
            yield pose

    def events(self) -> list[Event]:
        """Return all events that were recorded live, in order.

        Raises:
            RecordingError: The file is damaged.
        """
        return [event for event in self._all_events() if not isinstance(event, Pain)]

    def pains(self) -> list[Pain]:
        """Return the pain scores that the user entered, in order.

        Raises:
            RecordingError: The file is damaged.
        """
        return find_pains(self._all_events(), begun=self.header.begun)

    def _all_events(self) -> list[Event]:
        try:
            return [event_from_json(data) for data in self._messages(EVENTS)]
        except (KeyError, TypeError, ValueError) as error:
            raise self._strange(EVENTS) from error

    def _messages(self, topic: str) -> Iterator[bytes]:
        return (data for name, data in read_messages(self.path, self.finished) if name == topic)

    def _strange(self, topic: str) -> RecordingError:
        return RecordingError(
            Message(
                "{path}: a message on {topic} is not as coach writes it.",
                path=self.path,
                topic=topic,
            ),
            Message("Choose a recording made by coach itself."),
        )


@dataclass(frozen=True, slots=True)
class ListedRecording:
    """A recording in a list."""

    folder: Path
    size: int
    """Total size of the files of coach, in bytes."""
    recording: Recording | None
    """None if it cannot be opened."""
    problem: str = ""
    """Why it cannot be opened."""
    locked: bool = False
    """True if it is being written."""

    @property
    def name(self) -> str:
        """Name of the folder."""
        return self.folder.name

    @property
    def started_utc(self) -> str:
        """Start, ISO 8601; empty if unknown."""
        return self.recording.header.started_utc if self.recording else ""

    @property
    def started(self) -> datetime | None:
        """Start with its time zone, by the header or else the folder's name; None if unknown."""
        if self.recording is None:
            named = parse_folder_name(self.name)
            return named[0] if named else None
        return self.recording.started


def open_recording(path: Path) -> Recording:
    """Open the recording in this folder, or in this MCAP file.

    Raises:
        RecordingError: There is no readable recording.
    """
    file = path / FILE_NAME if path.is_dir() else path
    if not is_file(file):
        what = (
            Message("holds no {file_name}", file_name=FILE_NAME)
            if path.is_dir()
            else Message("there is no such file")
            if not path.exists()
            else Message("is not a file")
        )
        raise RecordingError(
            Message("{path}: {what}.", path=path, what=what),
            Message(
                "Name the folder of a recording, or the {file_name} in it.", file_name=FILE_NAME
            ),
        )
    return Recording(file, *read_header(file))


def list_recordings(folder: Path | None = None) -> list[ListedRecording]:
    """Return all recordings, the newest first; only their headers are read.

    Those whose start is unknown are last.

    Args:
        folder: The configured folder by default.
    """
    unknown = datetime.min.replace(tzinfo=UTC)
    listed = [_list(found) for found in find_folders(folder)]
    return sorted(listed, key=lambda each: (each.started or unknown, each.name), reverse=True)


def delete_recording(path: Path) -> DeletedFiles:
    """Delete a recording. Other files in its folder stay, and so does the folder then.

    Args:
        path: Its folder or its MCAP file.

    Raises:
        RecordingError: There is no recording, or it is being written.
        CoachError: A file cannot be deleted.
    """
    folder = (path if path.is_dir() else path.parent).resolve()
    file = folder / FILE_NAME
    if not is_file(file) or not (path.is_dir() or path.name == FILE_NAME):
        raise RecordingError(
            Message("{path}: holds no {file_name}.", path=path, file_name=FILE_NAME),
            Message("Name the folder of a recording."),
        )
    require_unlocked(file)
    removed = remove_files(folder / name for name in FILES)
    left = tuple(sorted(folder.iterdir()))
    if not left:
        folder.rmdir()
    return DeletedFiles(removed.files, removed.size, left)


def require_unlocked(file: Path) -> None:
    """Refuse a recording that is being written.

    Args:
        file: Its MCAP file.

    Raises:
        RecordingError: It is being written.
    """
    if is_locked(file):
        raise RecordingError(
            Message(
                "{folder}: this recording is being written just now.", folder=file.resolve().parent
            ),
            Message("End the exercise first."),
        )


def _list(folder: Path) -> ListedRecording:
    locked = is_locked(folder / FILE_NAME)
    size = 0
    try:
        for name in FILES:
            size += (folder / name).stat().st_size if (folder / name).is_file() else 0
        return ListedRecording(folder, size, open_recording(folder), locked=locked)
    except RecordingError as error:
        return ListedRecording(folder, size, None, error.message, locked)
    except OSError as error:  # its size cannot be asked for
        return ListedRecording(
            folder, size, None, explain_unreadable(folder, error).message, locked
        )
