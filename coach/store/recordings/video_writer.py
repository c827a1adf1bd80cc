"""The video of a recording, on request only: ``video.mp4``, H.264 in fragments.

Each picture has the time of its pose in milliseconds. A fragment is written about every second, so
a file that was cut off plays up to there. A thread encodes the pictures; if it cannot keep up,
pictures are dropped and the poses are not delayed. A failure ends only the video.
"""

from __future__ import annotations

import errno
import os
import threading
from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO, Final

import av
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from coach.capture.frame import Frame, Picture
from coach.errors import RecordingError, find_reason
from coach.message import Message
from coach.store.recordings.file_names import VIDEO_NAME
from coach.store.run_log import log_bug

WAITING: Final = 8
"""Maximum number of pictures that wait for the encoder; further ones are dropped."""
USUAL_RATE: Final = 30
"""Nominal frame rate for the encoder; each picture has its own time."""
BUG_HINT: Final = Message("This is a bug in coach. Please report it.")
_FORMAT: Final = {
    "movflags": "frag_keyframe+empty_moov+default_base_moof",
    "frag_duration": "1000000",
    "flush_packets": "1",
}
_CODEC: Final = {"preset": "veryfast", "tune": "zerolatency", "crf": "24", "bf": "0", "g": "30"}


class VideoRecorder:
    """Writes the pictures of one recording. A thread of its own encodes until `close`."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        """Create ``video.mp4`` in this folder; `problem` reports failures.

        Args:
            folder: Must exist.
            width: Of the first picture, in pixels.
            height: Of the first picture, in pixels.
        """
        self.path = folder / VIDEO_NAME
        self.dropped = 0
        """Pictures that were left out because the encoder was busy."""
        self._failure: RecordingError | None = None
        self._size = (max(2, width - width % 2), max(2, height - height % 2))
        self._last_ms = -1
        self._waiting: deque[tuple[int, Picture]] = deque()
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="coach-video")
        self._thread.start()

    @property
    def problem(self) -> RecordingError | None:
        """Why the video is not whole; None while all is well."""
        with self._changed:
            if self._failure is not None or not self.dropped:
                return self._failure
            return RecordingError(
                Message(
                    "{n} picture is missing in the video: the computer was too busy to keep it.",
                    plural="{n} pictures are missing in the video: "
                    "the computer was too busy to keep them.",
                    n=self.dropped,
                ),
                Message("The points of the body are all there."),
            )

    def keep(self, frame: Frame) -> None:
        """Queue one picture with its time; never block."""
        with self._changed:
            if self._closing or self._failure is not None:
                return
            if len(self._waiting) >= WAITING:
                self.dropped += 1
                return
            self._waiting.append((round(frame.time_s * 1000), frame.image))
            self._changed.notify()

    def close(self) -> None:
        """Write the queued pictures, close the file and join the thread. May be called twice."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        """Encode until `close`, or until the file cannot be written."""
        try:
            with _create(self.path) as file:
                self._encode_all(file)
        except Exception as error:  # noqa: BLE001 - it ends the video, and nothing else
            failure = _explain(self.path, error)
            with self._changed:
                self._failure = failure
                self._waiting.clear()

    def _encode_all(self, file: BinaryIO) -> None:
        container = av.open(file, "w", format="mp4", options=_FORMAT)
        try:
            stream = self._add_stream(container)
            for time_ms, picture in self._take():
                self._encode(container, stream, time_ms, picture)
            container.mux(stream.encode(None))
        finally:
            container.close()

    def _take(self) -> Iterator[tuple[int, Picture]]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    return
                taken = self._waiting.popleft()
            yield taken

    def _add_stream(self, container: OutputContainer) -> VideoStream:
        stream = container.add_stream("libx264", rate=USUAL_RATE, options=_CODEC)
        stream.width, stream.height = self._size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = stream.time_base = Fraction(1, 1000)
        stream.codec_context.thread_count = 2
        return stream

    def _encode(
        self, container: OutputContainer, stream: VideoStream, time_ms: int, picture: Picture
    ) -> None:
        if self._last_ms < 0 < time_ms:
            # A file of fragments begins at 0, so there must be a picture at that time.
            self._encode(container, stream, 0, picture)
        width, height = self._size
        frame = VideoFrame.from_ndarray(picture, format="rgb24").reformat(
            width=width, height=height, format="yuv420p"
        )
        frame.pts = self._last_ms = max(time_ms, self._last_ms + 1)
        frame.time_base = Fraction(1, 1000)
        container.mux(stream.encode(frame))


def _create(path: Path) -> BinaryIO:
    """Create a new, unbuffered file for this user only.

    Raises:
        OSError: It cannot be created, or it exists.
    """
    return open(
        path, "xb", buffering=0, opener=lambda name, flags: os.open(name, flags, mode=0o600)
    )


def _explain(path: Path, error: Exception) -> RecordingError:
    """Return the error to report, and log what is a bug of the program."""
    reason, hint = find_reason(error), Message("Make the folder writable.")
    if isinstance(error, MemoryError):
        reason, hint = Message("there is too little memory"), Message("Close other programs.")
    elif getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        hint = Message("Free some space on that disk.")
    elif not isinstance(error, (OSError, av.error.FFmpegError)):
        log_bug(error)
        reason, hint = Message(repr(error)), BUG_HINT
    return RecordingError(
        Message("{path}: the video cannot be written: {reason}.", path=path, reason=reason),
        Message("{hint} What was written before is kept.", hint=hint),
    )
