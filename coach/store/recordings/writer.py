"""Write a recording: ``session.mcap`` in its own folder, with every pose and every event.

The file is handed to the operating system once a second of recorded time, so that a killed program
loses at most a second. Closing also flushes it to the disk; before that, a power failure may lose
what the system had not written yet, often some seconds. `coach.store.recordings.messages` defines
its content. Pictures are stored on request only.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from mcap.writer import Writer

from coach.body.pose import Pose
from coach.capture.frame import Frame
from coach.closing import Closeable
from coach.errors import CoachError, RecordingError
from coach.exercise.tracking.events import Event
from coach.store.files import locations
from coach.store.files.checksums import write_checksums
from coach.store.files.file_lock import lock_file
from coach.store.recordings.file_names import FILE_NAME, VIDEO_NAME
from coach.store.recordings.folders import explain_write_failure, make_folder, name_folder
from coach.store.recordings.mcap_reader import EXERCISE, METADATA
from coach.store.recordings.message_schemas import EVENT_SCHEMA, POSE_SCHEMA
from coach.store.recordings.messages import (
    EVENTS,
    POSES,
    Header,
    event_to_json,
    header_to_texts,
    pose_to_json,
)
from coach.store.settings import folders

if TYPE_CHECKING:
    from coach.store.recordings.video_writer import VideoRecorder

FLUSH_S: Final = 1.0
"""Recorded time between two flushes to the operating system, in seconds."""


class Recorder(Closeable):
    """Writes one recording. For one thread. After a failure nothing more is written."""

    def __init__(
        self, folder: Path, header: Header, *, tolerate_failures: bool = False, video: bool = False
    ) -> None:
        """Create ``session.mcap`` in this folder, which is created if it is missing.

        Args:
            folder: Folder of the recording.
            header: What is recorded.
            tolerate_failures: Raise no error if a later write fails; `problem` then holds it.
            video: Store pictures, too.

        Raises:
            RecordingError: The file cannot be created.
        """
        self.path = folder / FILE_NAME
        self.on_closed: Callable[[Path], object] | None = None
        """Called with `path` when the recording is over, whole or not."""
        self._failure: RecordingError | None = None
        self._tolerate_failures = tolerate_failures
        self._flushed_s: float | None = None
        self._time_s = 0.0
        try:
            locations.make_private(folder)
            self._file = _create(self.path)
        except CoachError as error:
            raise RecordingError(error.message, error.hint) from error
        except OSError as error:
            raise explain_write_failure(self.path, error) from error
        try:
            self._begin(header)
        except OSError as error:
            _let_go(self._file)
            raise explain_write_failure(self.path, error) from error
        self._video = _start_video(folder, header) if video else None

    @property
    def problem(self) -> RecordingError | None:
        """Why nothing more, or no more pictures, are written; None if all is well."""
        return self._failure or (self._video.problem if self._video else None)

    @property
    def failed(self) -> bool:
        """True if poses and events are no longer written; pictures may fail by themselves."""
        return self._failure is not None

    def write(self, pose: Pose, events: tuple[Event, ...] = ()) -> None:
        """Write a pose and its events.

        Raises:
            RecordingError: This or an earlier write failed.
        """
        self._attempt(lambda: self._write(pose, events))

    def write_events(self, events: Iterable[Event]) -> None:
        """Write events that belong to no pose, such as the user's pain or those of the end.

        They are handed to the operating system at once: the next pose may come much later.

        Raises:
            RecordingError: As `write`.
        """
        self._attempt(lambda: self._write_events(events))

    def write_raw(self, topic: str, time_s: float, data: bytes) -> None:
        """Write a message of another recording unchanged.

        Raises:
            RecordingError: As `write`.
        """
        self._attempt(lambda: self._write_raw(topic, time_s, data))

    def film(self, frames: Iterable[Frame]) -> Iterator[Frame]:
        """Yield the frames unchanged, and store their pictures if requested."""
        for frame in frames:
            self.keep(frame)
            yield frame

    def keep(self, frame: Frame) -> None:
        """Store the picture of a frame if requested; from any thread, and without waiting."""
        if self._video is not None:
            self._video.keep(frame)

    def close(self) -> None:
        """Close the files. Does nothing a second time, or after a failure.

        Raises:
            RecordingError: As `write`.
        """
        try:
            if self._video is not None:
                self._video.close()
            if not self._file.closed:
                self._attempt(self._finish)
        finally:
            tell, self.on_closed = self.on_closed, None
            if tell is not None:
                tell(self.path)

    def _begin(self, header: Header) -> None:
        self._writer = Writer(self._file, enable_data_crcs=True)
        self._writer.start(library=f"coach {header.coach_version}")
        self._writer.add_attachment(
            0, 0, EXERCISE, "application/toml", header.exercise_text.encode()
        )
        self._writer.add_metadata(METADATA, header_to_texts(header))
        self._file.flush()
        self._poses = self._add_channel(POSES, POSE_SCHEMA)
        self._events = self._add_channel(EVENTS, EVENT_SCHEMA)

    def _attempt(self, action: Callable[[], None]) -> None:
        """Run the action; on failure close the file, remember the error, and raise it if wanted."""
        if self._failure is None:
            if self._file.closed:
                raise ValueError("the recorder is closed")
            try:
                action()
            except OSError as error:
                _let_go(self._file)
                self._failure = explain_write_failure(self.path, error)
        if self._failure is not None and not self._tolerate_failures:
            raise self._failure

    def _write(self, pose: Pose, events: tuple[Event, ...]) -> None:
        self._time_s = pose.time_s
        self._add(self._poses, pose_to_json(pose))
        self._add_events(events)
        self._flush_in_time()

    def _write_events(self, events: Iterable[Event]) -> None:
        self._add_events(events)
        self._writer.flush()  # type: ignore[no-untyped-call]

    def _write_raw(self, topic: str, time_s: float, data: bytes) -> None:
        self._time_s = time_s
        self._add(self._poses if topic == POSES else self._events, data)
        self._flush_in_time()

    def _flush_in_time(self) -> None:
        if self._flushed_s is None:
            self._flushed_s = self._time_s
        if self._time_s - self._flushed_s >= FLUSH_S:
            self._flushed_s = self._time_s
            self._writer.flush()  # type: ignore[no-untyped-call]

    def _finish(self) -> None:
        self._writer.finish()  # type: ignore[no-untyped-call]
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        try:
            write_checksums(self.path.parent, (FILE_NAME, VIDEO_NAME))
        except CoachError as error:
            self._failure = RecordingError(error.message, error.hint)

    def _add_channel(self, topic: str, schema: Mapping[str, object]) -> int:
        schema_id = self._writer.register_schema(
            str(schema["title"]), "jsonschema", json.dumps(schema).encode()
        )
        return self._writer.register_channel(topic, "json", schema_id)

    def _add_events(self, events: Iterable[Event]) -> None:
        for event in events:
            self._add(self._events, event_to_json(event))

    def _add(self, channel: int, data: bytes) -> None:
        nanoseconds = max(0, round(self._time_s * 1e9))
        self._writer.add_message(channel, nanoseconds, data, nanoseconds)


def start_recording(
    header: Header,
    *,
    tolerate_failures: bool = False,
    video: bool = False,
    profile: str | None = None,
) -> Recorder:
    """Start a recording in a new folder that is named for its time and exercise.

    Args:
        header: What is recorded.
        tolerate_failures: As `Recorder`.
        video: As `Recorder`.
        profile: Whose recording it is; the current profile by default.

    Raises:
        RecordingError: The recording cannot be created.
    """
    try:
        parent = locations.make_private(folders.recordings_folder(profile=profile))
    except CoachError as error:
        raise RecordingError(error.message, error.hint) from error
    return Recorder(
        make_folder(parent, name_folder(header)),
        header,
        tolerate_failures=tolerate_failures,
        video=video,
    )


def _start_video(folder: Path, header: Header) -> VideoRecorder:
    # PyAV takes a while to load, and few recordings have pictures.
    from coach.store.recordings.video_writer import VideoRecorder

    return VideoRecorder(folder, header.width, header.height)


def _create(path: Path) -> BinaryIO:
    """Create a new file for this user only, locked until it is closed.

    Raises:
        OSError: It cannot be created, or it exists.
    """
    file = open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode=0o600))  # noqa: SIM115 (closed by the recorder)
    lock_file(file.fileno())
    return file


def _let_go(file: BinaryIO) -> None:
    """Close a file that cannot be written, without flushing it again."""
    getattr(file, "raw", file).close()
