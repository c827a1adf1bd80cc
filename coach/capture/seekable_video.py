"""The picture of a video at any time, for looking back: unlike `video`, which gives every frame in order."""

from __future__ import annotations

import bisect
from pathlib import Path
from types import TracebackType
from typing import Final, Self, cast

import av
from av.video.frame import VideoFrame

from coach.capture.frame import Frame, Picture
from coach.errors import SourceError

MAX_DECODE_AHEAD_S: Final = 1.0
"""A time so little ahead is reached by decoding on, one further away by seeking, seconds."""


class SeekableVideo:
    """A video with the times that its pictures have in the file. For one thread. Raises SourceError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._container = av.open(f"file:{path}", options={"protocol_whitelist": "file"})
            self._stream = self._container.streams.video[0]
            # Read to its end once, without decoding: only then can a file that was written in fragments be sought in.
            stamps = [
                packet.pts
                for packet in self._container.demux(self._stream)
                if packet.pts is not None
            ]
        except (OSError, IndexError, av.error.FFmpegError) as error:
            raise SourceError(
                f"{path}: the video cannot be read.",
                "The points of the body can be looked at without it.",
            ) from error
        self._time_base = float(self._stream.time_base or 1)
        self.times = sorted(stamp * self._time_base for stamp in stamps)
        """Of all pictures, seconds."""
        if not self.times:
            self._container.close()
            raise SourceError(
                f"{path}: there is no picture in the video.",
                "The points of the body can be looked at without it.",
            )
        self._current: VideoFrame | None = None
        self._pending: list[VideoFrame] = []
        self._seek(0.0)

    def find(self, time_s: float) -> Frame:
        """The last picture at this time or before it; the first one before all. Raises SourceError where it cannot be decoded."""
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
                f"{self.path}: no picture can be read at {time_s:.1f} s.",
                "The points of the body are there all the same.",
            )
        picture = cast(Picture, self._current.to_ndarray(format="rgb24"))
        return Frame(float(self._current.time), picture)

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _seek(self, time_s: float) -> None:
        self._current, self._pending = None, []
        try:
            self._container.seek(int(time_s / self._time_base), stream=self._stream)
        except av.error.FFmpegError:  # not even the beginning can be sought: what follows says so
            return

    def _advance(self) -> bool:
        """Decode on to the next picture; False at the end, and at a part that is damaged."""
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
