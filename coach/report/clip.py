"""An annotated clip of a recording: H.264 in MP4 that plays in any browser and on any phone.

It shows the recording's own video where there is one, and otherwise the skeleton on a plain ground. Every pose is one picture, at its
own time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.container import OutputContainer
from av.video.stream import VideoStream

from coach.capture.frame import Frame, Picture
from coach.capture.opencv import cv2
from coach.capture.video import VideoFile
from coach.errors import CoachError
from coach.report.overlay import GROUND, paint_overlay
from coach.report.report_data import ReportData
from coach.store.recordings.video_writer import FILE_NAME

LARGEST: Final = 1280
"""The longer side of the clip at most, pixels."""
SMALLEST: Final = 640
"""A picture whose longer side is smaller is enlarged to this, so that words can be read."""
TICKS: Final = 90_000
"""Parts of a second in which times are kept."""
CODEC: Final = {"preset": "veryfast", "crf": "23", "profile": "main"}
TOLERANCE_S: Final = 0.005
MISSING_S: Final = 1.0
"""A picture that is older than this is not shown any more."""


def write_clip(data: ReportData, path: Path) -> None:
    """The clip. Raises CoachError where the recording holds no pose, SourceError where its video cannot be read."""
    with ExitStack() as stack:
        video = data.recording.path.parent / FILE_NAME
        frames = stack.enter_context(VideoFile(video)).frames() if video.is_file() else iter(())
        pictures = FrameMatcher(frames)
        container = stream = None
        last = -1
        for pose, feedback in data.evaluate():
            if container is None or stream is None:
                container = stack.enter_context(
                    av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
                )
                size = choose_size(pose.width, pose.height)
                stream, first_s = add_stream(container, size), pose.time_s
            ticks = round((pose.time_s - first_s) * TICKS)
            if ticks <= last:
                continue
            last = ticks
            image = pictures.paint(pose.time_s - first_s, size)
            scale = min(size[0] / pose.width, size[1] / pose.height)
            paint_overlay(image, pose, scale, feedback, data.exercise)
            _encode(container, stream, image, ticks)
        if container is None or stream is None:
            raise CoachError(
                f"{data.name}: there is nothing in this recording to show.",
                "Choose another recording.",
            )
        container.mux(stream.encode(None))


class FrameMatcher:
    """The pictures that belong to poses: of each instant the last one that was taken, on the plain ground where there is none."""

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames = frames
        self._now: Frame | None = None
        self._next = next(frames, None)

    def paint(self, time_s: float, size: tuple[int, int]) -> Picture:
        """A picture of this size (width, height) to draw on. time_s: seconds since the first one, never falling."""
        while self._next is not None and self._next.time_s <= time_s + TOLERANCE_S:
            self._now, self._next = self._next, next(self._frames, None)
        if self._now is None or time_s - self._now.time_s > MISSING_S:
            return np.full((size[1], size[0], 3), GROUND, dtype=np.uint8)
        return np.array(
            cv2.resize(self._now.image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8
        )


def choose_size(width: int, height: int) -> tuple[int, int]:
    """Width and height of the clip in pixels, even as H.264 needs them, in the picture's proportion."""
    longer = max(width, height, 1)
    scale = min(LARGEST, max(SMALLEST, longer)) / longer
    return max(16, round(width * scale / 2) * 2), max(16, round(height * scale / 2) * 2)


def add_stream(container: OutputContainer, size: tuple[int, int]) -> VideoStream:
    """The clip's one stream; each picture has its own time."""
    stream = container.add_stream("libx264", rate=30, options=CODEC)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, TICKS)
    return stream


def _encode(container: OutputContainer, stream: VideoStream, image: Picture, ticks: int) -> None:
    frame = av.VideoFrame.from_ndarray(image, format="rgb24")
    frame.pts, frame.time_base = ticks, Fraction(1, TICKS)
    container.mux(stream.encode(frame))
