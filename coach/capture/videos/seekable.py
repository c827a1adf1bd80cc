"""A video whose picture at any time can be read; `file` yields all frames in order."""

from __future__ import annotations

import bisect
from pathlib import Path
from typing import Final, cast

import av
from av.video.frame import VideoFrame

from coach.capture.frame import Frame, Picture
from coach.capture.videos.container import open_file
from coach.closing import Closeable
from coach.errors import SourceError
from coach.message import Message

MAX_DECODE_AHEAD_S: Final = 1.0
"""Maximum time that is reached by decoding on instead of seeking, in seconds."""


class SeekableVideo(Closeable):
    """A video with the times of its pictures in the file, for use in one thread.

    Raises:
        SourceError: The video cannot be read.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._container = open_file(path)
        except (OSError, av.error.FFmpegError) as error:
            raise _refuse(path) from error
        try:
            self._stream = self._container.streams.video[0]
            self._time_base = float(self._stream.time_base or 1)
            self.times = self._read_times()
            """Times of all pictures, in seconds."""
        except (OSError, IndexError, av.error.FFmpegError) as error:
            self._container.close()
            raise _refuse(path) from error
        except SourceError:
            self._container.close()
            raise
        self._current: VideoFrame | None = None
        self._pending: list[VideoFrame] = []
        self._seek(0.0)

    def find(self, time_s: float) -> Frame:
        """Return the last picture at or before this time, or the first picture.

        Raises:
            SourceError: The picture cannot be decoded.

        """
        index = max(0, bisect.bisect_right(self.times, time_s + 1e-6) - 1)
        target_s = self.times[index]
        current_s = self._current.time if self._current is not None else None
        if (
            current_s is None
            or target_s < current_s - 1e-6
            or target_s > current_s + MAX_DECODE_AHEAD_S
        ):
            self._seek(target_s)
        while self._current is None or self._current.time < target_s - 1e-6:
            if not self._advance():
                break
        if self._current is None:
            raise SourceError(
                Message(
                    "{path}: no picture can be read at {time_s:.1f} s.",
                    path=self.path,
                    time_s=time_s,
                ),
                Message("The points of the body are still there."),
            )
        picture = cast(Picture, self._current.to_ndarray(format="rgb24"))
        return Frame(float(self._current.time), picture)

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    def _read_times(self) -> list[float]:
        """Read the file to its end, without decoding: a fragmented one is then seekable."""
        stamps = [
            packet.pts for packet in self._container.demux(self._stream) if packet.pts is not None
        ]
        if not stamps:
            raise SourceError(
                Message("{path}: there is no picture in the video.", path=self.path),
                Message("You can look at the points of the body without it."),
            )
        return sorted(stamp * self._time_base for stamp in stamps)

    def _seek(self, time_s: float) -> None:
        self._current, self._pending = None, []
        try:
            self._container.seek(int(time_s / self._time_base), stream=self._stream)
        except av.error.FFmpegError:  # the caller finds no picture and reports it
            return

    def _advance(self) -> bool:
        """Decode the next picture. Return False at the end or at a damaged part."""
        try:
            while not self._pending:
                packet = next(self._container.demux(self._stream), None)
                if packet is None:
                    return False
                self._pending = list(packet.decode())
                if packet.dts is None and not self._pending:
                    return False
        except av.error.FFmpegError:
            return False
        self._current = self._pending.pop(0)
        return True


def _refuse(path: Path) -> SourceError:
    return SourceError(
        Message("{path}: the video cannot be read.", path=path),
        Message("You can look at the points of the body without it."),
    )
