"""Recordings on disk: opened, listed, deleted. A recording is a folder, in it ``session.mcap``; `recorder` says how it comes to be.

It opens in Foxglove and in anything else that reads MCAP.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from coach.body.pose import Pose
from coach.errors import RecordingError
from coach.exercise.tracking.events import Event, Pain
from coach.store.files import checksums
from coach.store.files.deletion import Removed, remove_files
from coach.store.files.file_lock import is_locked
from coach.store.recordings.mcap_reader import read_header, read_messages
from coach.store.recordings.messages import (
    EVENTS,
    LONGEST_S,
    POSES,
    Header,
    event_from_json,
    pose_from_json,
)
from coach.store.recordings.writer import FILE_NAME, VIDEO_NAME, Recorder, start_recording
from coach.store.settings import folders as chosen_places

__all__ = ["FILE_NAME", "Header", "Recorder", "Recording", "open_recording", "start_recording"]

FILES: Final = (FILE_NAME, VIDEO_NAME, checksums.FILE_NAME)
"""All that coach puts into the folder of a recording."""
_ASK_REPAIR: Final = "Save what goes forward: coach recordings repair NAME"
REPAIRED: Final = "_repaired"
"""Stands behind the name of a recording that was saved out of another."""


class Recording:
    """A recording on disk. Each call reads the file anew, a chunk at a time, so that a long one needs no memory."""

    def __init__(self, path: Path, header: Header, finished: bool) -> None:
        self.path = path
        """The MCAP file."""
        self.header = header
        self.finished = finished
        """Whether it was closed in order; one that was not holds everything up to its last second."""

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.path.resolve().parent.name

    @property
    def video(self) -> Path | None:
        """The file of its pictures; None where none were kept."""
        file = self.path.with_name(VIDEO_NAME)
        return file if file.is_file() else None

    def poses(self, every: int = 1) -> Iterator[Pose]:
        """Every pose in order, or each so manieth, bit for bit as it was written; no time is before the one before.

        Raises RecordingError where the file is damaged, or time goes back in it.
        """
        last_s = -LONGEST_S
        for data in islice(self._messages(POSES), 0, None, every):
            try:
                pose = pose_from_json(data)
            except (KeyError, TypeError, ValueError) as error:
                raise self._strange(POSES) from error
            if pose.time_s < last_s:
                raise RecordingError(
                    f"{self.path}: time goes back in it, from {last_s:.3f} s to {pose.time_s:.3f} s.",
                    _ASK_REPAIR,
                )
            last_s = pose.time_s
            yield pose

    def events(self) -> list[Event]:
        """Every event that was judged, in order, as it was told live. Raises RecordingError where the file is damaged."""
        return [event for event in self._all_events() if not isinstance(event, Pain)]

    def pains(self) -> list[Pain]:
        """What the user said of their pain, in order. Raises RecordingError where the file is damaged."""
        return [event for event in self._all_events() if isinstance(event, Pain)]

    def _all_events(self) -> list[Event]:
        try:
            return [event_from_json(data) for data in self._messages(EVENTS)]
        except (KeyError, TypeError, ValueError) as error:
            raise self._strange(EVENTS) from error

    def _messages(self, topic: str) -> Iterator[bytes]:
        return (data for name, data in read_messages(self.path, self.finished) if name == topic)

    def _strange(self, topic: str) -> RecordingError:
        return RecordingError(
            f"{self.path}: a message on {topic} is not as coach writes it.",
            "Choose a recording made by coach itself.",
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A recording as a list shows it."""

    folder: Path
    size: int
    """Bytes of all that coach put there."""
    recording: Recording | None
    """None where it cannot be opened."""
    problem: str = ""
    """Why it cannot be opened."""
    held: bool = False
    """Whether it is being written just now."""

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.folder.name

    @property
    def started_utc(self) -> str:
        """When it began, ISO 8601; empty where not known."""
        return self.recording.header.started_utc if self.recording else ""


def open_recording(path: Path) -> Recording:
    """The recording in this folder, or in this MCAP file. Raises RecordingError where there is none that can be read."""
    file = path / FILE_NAME if path.is_dir() else path
    if not file.is_file():
        what = (
            f"holds no {FILE_NAME}"
            if path.is_dir()
            else "there is no such file"
            if not path.exists()
            else "is no file"
        )
        raise RecordingError(
            f"{path}: {what}.", f"Name the folder of a recording, or the {FILE_NAME} in it."
        )
    return Recording(file, *read_header(file))


def find_folders(folder: Path | None = None) -> list[Path]:
    """The folders of all recordings in this folder, by default where they are kept, in the order of their names. Raises CoachError."""
    folder = chosen_places.recordings_folder() if folder is None else folder
    try:
        return [file.parent for file in sorted(folder.glob(f"[!.]*/{FILE_NAME}")) if file.is_file()]
    except OSError as error:
        raise RecordingError(
            f"{folder}: cannot be looked into: {error.strerror or error}.",
            "Check the setting recordings_folder.",
        ) from error


def list_recordings(folder: Path | None = None) -> list[Listed]:
    """All recordings in this folder, by default where they are kept, the newest first; only their beginnings are read."""
    listed = [_list(found) for found in find_folders(folder)]
    return sorted(listed, key=lambda each: (each.started_utc or each.name, each.name), reverse=True)


def list_unfinished(folder: Path | None = None) -> list[Listed]:
    """Recordings that were cut off and are neither being written just now nor were saved into another, the newest first."""
    listed = list_recordings(folder)
    names = {each.name for each in listed}
    cut = [each for each in listed if each.recording is not None and not each.recording.finished]
    return [
        each
        for each in cut
        if not each.held
        and not is_locked(each.folder / FILE_NAME)
        and each.name + REPAIRED not in names
    ]


def delete_recording(path: Path) -> Removed:
    """Deletes a recording and says what went; other files in its folder stay, and so does the folder then.

    path: its folder, or its MCAP file. Raises RecordingError where there is none, or it is being written just now, CoachError where a
    file cannot be deleted.
    """
    folder = (path if path.is_dir() else path.parent).resolve()
    file = folder / FILE_NAME
    if not file.is_file() or not (path.is_dir() or path.name == FILE_NAME):
        raise RecordingError(f"{path}: holds no {FILE_NAME}.", "Name the folder of a recording.")
    if is_locked(file):
        raise RecordingError(
            f"{folder}: this recording is being written just now.", "End the exercise first."
        )
    removed = remove_files(folder / name for name in FILES)
    left = tuple(sorted(folder.iterdir()))
    if not left:
        folder.rmdir()
    return Removed(removed.files, removed.size, left)


def _list(folder: Path) -> Listed:
    size = sum((folder / name).stat().st_size for name in FILES if (folder / name).is_file())
    held = is_locked(folder / FILE_NAME)
    try:
        return Listed(folder, size, open_recording(folder), held=held)
    except RecordingError as error:
        return Listed(folder, size, None, error.message, held)
