"""Recordings: a folder each, in it ``session.mcap`` with every pose as the trainer watched it, and every event.

The file grows as things happen and reaches the operating system once a second of recorded time, so that a crash loses a second at
most. It opens in Foxglove and in anything else that reads MCAP; `recording_messages` says what stands in it. It holds no picture.
"""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from mcap.writer import Writer

from coach.body.pose import Pose
from coach.errors import CoachError, RecordingError
from coach.exercise.events import Event
from coach.store import places
from coach.store.recording_file import EXERCISE, METADATA, read_header, read_messages
from coach.store.recording_messages import (
    EVENT_SCHEMA,
    EVENTS,
    POSE_SCHEMA,
    POSES,
    Header,
    event_from_json,
    event_to_json,
    header_to_texts,
    pose_from_json,
    pose_to_json,
)

__all__ = ["FILE_NAME", "Header", "Recorder", "Recording", "open_recording", "start_recording"]

FILE_NAME: Final = "session.mcap"
FLUSH_S: Final = 1.0
"""Recorded time after which what was written is handed to the operating system, seconds."""


class Recorder:
    """Writes one recording. For one thread. Once a write has failed nothing more is written; what was written before stays."""

    def __init__(self, folder: Path, header: Header) -> None:
        """Begins ``session.mcap`` in this folder, which is made where it is missing. Raises RecordingError."""
        self.path = folder / FILE_NAME
        self._failure: RecordingError | None = None
        self._flushed_s: float | None = None
        self._time_s = 0.0
        try:
            places.make_private(folder)
            self._file = _create(self.path)
        except CoachError as error:
            raise RecordingError(error.message, error.mend) from error
        except OSError as error:
            raise _explain(self.path, error) from error
        with self._writing():
            self._writer = Writer(self._file)
            self._writer.start(library=f"coach {header.coach_version}")
            self._writer.add_attachment(0, 0, EXERCISE, "application/toml", header.exercise_text.encode())
            self._writer.add_metadata(METADATA, header_to_texts(header))
            self._file.flush()
            self._poses = self._add_channel(POSES, POSE_SCHEMA)
            self._events = self._add_channel(EVENTS, EVENT_SCHEMA)

    def write(self, pose: Pose, events: tuple[Event, ...] = ()) -> None:
        """Writes what one instant gave. Raises RecordingError, now and ever after, where the file cannot be written."""
        with self._writing():
            self._time_s = pose.time_s
            self._add(self._poses, pose_to_json(pose))
            self._add_events(events)
            if self._flushed_s is None:
                self._flushed_s = pose.time_s
            if pose.time_s - self._flushed_s >= FLUSH_S:
                self._flushed_s = pose.time_s
                self._writer.flush()  # type: ignore[no-untyped-call]

    def write_events(self, events: Iterable[Event]) -> None:
        """Writes events that belong to no pose: those of the end. Raises RecordingError as `write` does."""
        with self._writing():
            self._add_events(events)

    def close(self) -> None:
        """Ends the file in order; does nothing a second time, or after a write has failed. Raises RecordingError."""
        if self._file.closed:
            return
        with self._writing():
            self._writer.finish()  # type: ignore[no-untyped-call]
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Turns a failure to write into a RecordingError, lets go of the file, and remembers it."""
        if self._failure is not None:
            raise self._failure
        if self._file.closed:
            raise ValueError("the recorder is closed")
        try:
            yield
        except OSError as error:
            _let_go(self._file)
            self._failure = _explain(self.path, error)
            raise self._failure from error

    def _add_channel(self, topic: str, schema: Mapping[str, object]) -> int:
        schema_id = self._writer.register_schema(str(schema["title"]), "jsonschema", json.dumps(schema).encode())
        return self._writer.register_channel(topic, "json", schema_id)

    def _add_events(self, events: Iterable[Event]) -> None:
        for event in events:
            self._add(self._events, event_to_json(event))

    def _add(self, channel: int, data: bytes) -> None:
        nanoseconds = max(0, round(self._time_s * 1e9))
        self._writer.add_message(channel, nanoseconds, data, nanoseconds)


class Recording:
    """A recording on disk. Each call reads the file anew, a chunk at a time, so that a long one needs no memory."""

    def __init__(self, path: Path, header: Header, finished: bool) -> None:
        self.path = path
        """The MCAP file."""
        self.header = header
        self.finished = finished
        """Whether it was closed in order; one that was not holds everything up to its last second."""

    def poses(self) -> Iterator[Pose]:
        """Every pose in order, bit for bit as it was written. Raises RecordingError where the file is damaged."""
        for data in self._messages(POSES):
            try:
                yield pose_from_json(data)
            except (KeyError, TypeError, ValueError) as error:
                raise self._strange(POSES) from error

    def events(self) -> list[Event]:
        """Every event in order, as it was told live. Raises RecordingError where the file is damaged."""
        try:
            return [event_from_json(data) for data in self._messages(EVENTS)]
        except (KeyError, TypeError, ValueError) as error:
            raise self._strange(EVENTS) from error

    def _messages(self, topic: str) -> Iterator[bytes]:
        return (data for name, data in read_messages(self.path, self.finished) if name == topic)

    def _strange(self, topic: str) -> RecordingError:
        return RecordingError(f"{self.path}: a message on {topic} is not as coach writes it.", "Choose a recording made by coach itself.")


def open_recording(path: Path) -> Recording:
    """The recording in this folder, or in this MCAP file. Raises RecordingError where there is none that can be read."""
    file = path / FILE_NAME if path.is_dir() else path
    if not file.is_file():
        what = f"holds no {FILE_NAME}" if path.is_dir() else "there is no such file" if not path.exists() else "is no file"
        raise RecordingError(f"{path}: {what}.", f"Name the folder of a recording, or the {FILE_NAME} in it.")
    return Recording(file, *read_header(file))


def start_recording(header: Header) -> Recorder:
    """Begins a recording in a new folder of its own, named for its time and exercise. Raises RecordingError."""
    try:
        parent = places.make_private(places.recordings_folder())
    except CoachError as error:
        raise RecordingError(error.message, error.mend) from error
    began = datetime.fromisoformat(header.started_utc)
    began = began.astimezone(UTC) if began.tzinfo else began
    exercise = re.sub(r"[^A-Za-z0-9_-]+", "-", header.exercise)[:60]
    name = f"{began:%Y-%m-%d_%H-%M-%SZ}_{exercise}"
    return Recorder(_make_new(parent, name), header)


def _make_new(parent: Path, name: str) -> Path:
    """A folder that was not there before: of this name, or with a number behind it."""
    for number in range(1, 1000):
        folder = parent / (name if number == 1 else f"{name}_{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        except OSError as error:
            raise _explain(folder, error) from error
        return folder
    raise RecordingError(f"{parent / name}: there are too many recordings of this second.", "Move some of them away.")


def _create(path: Path) -> BinaryIO:
    """A new file for this user alone. Raises OSError, also where there is one already."""
    return open(path, "xb", opener=_open_private)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _let_go(file: BinaryIO) -> None:
    """Closes a file that cannot be written, without another try to write what is left."""
    getattr(file, "raw", file).close()


def _explain(path: Path, error: OSError) -> RecordingError:
    mends = {
        errno.ENOSPC: "Free some space on that disk. What was recorded before is kept.",
        errno.EDQUOT: "Free some space: your share of that disk is used up. What was recorded before is kept.",
        errno.EEXIST: "There is a recording in this folder; name a new one.",
    }
    otherwise = f"Make the folder writable, or name another one in the environment variable {places.VARIABLE}."
    return RecordingError(f"{path}: the recording cannot be written: {error.strerror or error}.", mends.get(error.errno or 0, otherwise))
