"""A video file: every frame in order, decoded a little ahead of the consumer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from coach.capture.frame import Frame, Picture
from coach.capture.frame_times import FrameTimes
from coach.capture.threads.bounded_queue import BoundedQueue
from coach.capture.threads.reader import Reader, ReadSource
from coach.capture.videos.container import open_file
from coach.capture.videos.decoding import PictureConverter, decode
from coach.errors import SourceError, find_reason
from coach.message import Message

QUEUE_SIZE: Final = 4
"""Number of frames decoded in advance; a frame of 1920x1080 takes 6 MB."""
MULTITHREADED_PIXELS: Final = 1280 * 720
"""Number of pixels above which the decoder uses several threads; below, they cost more time."""
CUT_OFF_S: Final = 1.0
"""A file that ends this much before its stated duration was cut off, in seconds."""
NOT_A_VIDEO_HINT: Final = Message(
    "An mp4, mov, webm, mkv, avi or gif is read. If it is one, it was cut "
    "off or damaged: copy or export it again."
)


class VideoFile(ReadSource):
    """A video file as a source of frames, upright and with square pixels.

    Times count from the first frame. If a file is damaged or cut off, all readable frames are
    yielded, and `problem` describes the damage; `frames` raises SourceError only if no frame can be
    read.

    Raises:
        SourceError: The file is not a readable video.

    """

    live: Final = False

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.problem = ""
        self._path = path
        self._container = _open_container(path)
        self._stream = self._container.streams.video[0]
        codec = self._stream.codec_context
        codec.thread_type = "AUTO" if codec.width * codec.height > MULTITHREADED_PIXELS else "SLICE"
        self.duration_s = _read_duration(self._container, self._stream)
        self._reader = Reader("video", self._read(), BoundedQueue(QUEUE_SIZE))

    def _release(self) -> None:
        self._container.close()

    def _read(self) -> Iterator[Frame]:
        times = FrameTimes(self._stream.average_rate)
        converter = PictureConverter(self._stream.sample_aspect_ratio)
        first_clock_s: float | None = None
        last_s: float | None = None
        for time_s, image in self._decode(converter):
            if last_s is None:
                first_clock_s = time_s
            last_s = times.next_time(time_s)
            yield Frame(last_s, image)
        if last_s is None:
            raise SourceError(
                Message("{path} holds no picture that can be read.", path=self._path),
                Message("{problem} Record or export it again.", problem=self.problem)
                if self.problem
                else Message("Record or export it again."),
            )
        stated_s = _read_stated_end(self._container, self._stream, first_clock_s or 0.0)
        if not self.problem and stated_s is not None and last_s < stated_s - CUT_OFF_S:
            self.problem = Message(
                "{name} ends after {last_s:.1f} of {duration_s:.1f} seconds: it was cut off.",
                name=self.name,
                last_s=last_s,
                duration_s=stated_s,
            )

    def _decode(self, converter: PictureConverter) -> Iterator[tuple[float | None, Picture]]:
        """Yield the time in the file and the picture, for each picture that can be read."""
        damaged = 0
        for picture in chain.from_iterable(map(decode, self._demux())):
            image = None if picture is None else converter.convert(picture)
            if picture is not None and image is not None:
                yield picture.time, image
                continue
            damaged += 1
            self.problem = Message(
                "{name} is damaged: {damaged} of its pictures could not be read.",
                name=self.name,
                damaged=damaged,
            )

    def _demux(self) -> Iterator[Packet[VideoStream]]:
        try:
            yield from self._container.demux(self._stream)
        except av.error.FFmpegError as error:
            self.problem = Message(
                "{name} could not be read to its end: {reason}.",
                name=self.name,
                reason=find_reason(error),
            )


def _open_container(path: Path) -> InputContainer:
    try:
        _require_content(path)
        container = open_file(path)
    except (OSError, av.error.FFmpegError) as error:
        refused = isinstance(error, av.error.ArgumentError)  # what it is was recognised
        message = (
            Message("{path} is in no format of videos that coach reads.", path=path)
            if refused
            else Message(
                "{path} cannot be read as a video: {reason}.", path=path, reason=find_reason(error)
            )
        )
        raise SourceError(message, NOT_A_VIDEO_HINT) from error
    if not container.streams.video:
        container.close()
        raise SourceError(
            Message("{path} contains sound but no video.", path=path), NOT_A_VIDEO_HINT
        )
    if getattr(container.streams.video[0], "codec_context", None) is None:
        container.close()
        raise SourceError(
            Message("{path} contains video in a format that cannot be decoded.", path=path),
            NOT_A_VIDEO_HINT,
        )
    return container


def _require_content(path: Path) -> None:
    """Raise SourceError if this is not a file with content, OSError if that cannot be seen."""
    if path.is_dir():
        raise SourceError(
            Message("{path} is a folder, not a video file.", path=path),
            Message("Name the video in it."),
        )
    if not path.is_file():
        raise SourceError(
            Message("There is no file {path}.", path=path),
            Message("Check the spelling; a camera is given by its number or name."),
        )
    if path.stat().st_size == 0:
        raise SourceError(
            Message("{path} is empty.", path=path), Message("Copy or record it again.")
        )


def _read_duration(container: InputContainer, stream: VideoStream) -> float | None:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration else None


def _read_stated_end(
    container: InputContainer, stream: VideoStream, first_clock_s: float
) -> float | None:
    """Return after how many seconds from the first picture the pictures should end.

    None if the file does not say: its own duration counts from 0 and includes sound.
    """
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    if container.duration and len(container.streams) == 1:
        return container.duration / av.time_base - first_clock_s
    return None
