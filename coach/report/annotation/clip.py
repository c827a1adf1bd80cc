"""An annotated clip of a recording: H.264 in MP4, which any browser and phone can play.

It shows the video of the recording, or the skeleton on a plain ground if there is none. Every pose
is one picture at its own time. In a language that the shipped font cannot show, its texts are
English.
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
from coach.capture.videos.file import VideoFile
from coach.errors import CoachError
from coach.message import Message
from coach.report.annotation.overlay import GROUND, paint_overlay
from coach.report.language import use_drawable_language
from coach.report.report_data import ReportData
from coach.store.recordings.file_names import VIDEO_NAME

LARGEST: Final = 1280
"""Maximum length of the longer side, in pixels."""
SMALLEST: Final = 640
"""Minimum length of the longer side, in pixels, so that texts are readable."""
TICKS: Final = 90_000
"""Ticks of the clock of the clip, per second."""
CODEC: Final = {"preset": "veryfast", "crf": "23", "profile": "main"}
TOLERANCE_S: Final = 0.005
MISSING_S: Final = 1.0
"""Maximum age of a picture that is shown, in seconds."""


def write_clip(data: ReportData, path: Path) -> None:
    """Write the clip.

    Raises:
        CoachError: The recording holds no pose.
        SourceError: Its video cannot be read.
    """
    with ExitStack() as stack:
        stack.enter_context(use_drawable_language())
        video = data.recording.path.parent / VIDEO_NAME
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
                Message("{name}: there is nothing in this recording to show.", name=data.name),
                Message("Choose another recording."),
            )
        container.mux(stream.encode(None))


class FrameMatcher:
    """Finds the picture of each pose: the last one before it, or the plain ground."""

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames = frames
        self._now: Frame | None = None
        self._next = next(frames, None)

    def paint(self, time_s: float, size: tuple[int, int]) -> Picture:
        """Return a picture to draw on.

        Args:
            time_s: Seconds since the first pose; must not decrease.
            size: Width and height, in pixels.
        """
        while self._next is not None and self._next.time_s <= time_s + TOLERANCE_S:
            self._now, self._next = self._next, next(self._frames, None)
        if self._now is None or time_s - self._now.time_s > MISSING_S:
            return np.full((size[1], size[0], 3), GROUND, dtype=np.uint8)
        return np.array(
            cv2.resize(self._now.image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8
        )


def choose_size(width: int, height: int) -> tuple[int, int]:
    """Return width and height of the clip in pixels, even as H.264 needs them."""
    longer = max(width, height, 1)
    scale = min(LARGEST, max(SMALLEST, longer)) / longer
    return max(16, round(width * scale / 2) * 2), max(16, round(height * scale / 2) * 2)


def add_stream(container: OutputContainer, size: tuple[int, int]) -> VideoStream:
    """Add the clip's only stream; each picture has its own time."""
    stream = container.add_stream("libx264", rate=30, options=CODEC)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, TICKS)
    return stream


def _encode(container: OutputContainer, stream: VideoStream, image: Picture, ticks: int) -> None:
    frame = av.VideoFrame.from_ndarray(image, format="rgb24")
    frame.pts, frame.time_base = ticks, Fraction(1, TICKS)
    container.mux(stream.encode(frame))
