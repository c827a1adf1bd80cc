"""Turns the pictures of a source whose camera is on its side or upside down."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from coach.capture.frame import Frame, Rotation, Source
from coach.closing import Closeable


def rotate_source(source: Source, rotation: Rotation) -> Source:
    """Return a source whose pictures are turned; the same source for 0 degrees."""
    return RotatedSource(source, rotation) if rotation else source


class RotatedSource(Closeable):
    """A source that turns every picture of another one, which it owns."""

    def __init__(self, source: Source, rotation: Rotation) -> None:
        """Take over an open source.

        Args:
            source: Delivers the pictures.
            rotation: Degrees clockwise, not 0.

        """
        self.source = source
        self.rotation = rotation
        self.name = source.name
        self.live = source.live
        self.duration_s = source.duration_s

    @property
    def problem(self) -> str:
        """The problem of the source."""
        return self.source.problem

    @property
    def dropped(self) -> int:
        """Number of frames of the source that were not taken in time."""
        return self.source.dropped

    def frames(self) -> Iterator[Frame]:
        """Yield the frames with their pictures turned."""
        for frame in self.source.frames():
            turned = np.rot90(frame.image, -self.rotation // 90)  # counts quarters counterclockwise
            yield dataclasses.replace(frame, image=np.ascontiguousarray(turned))

    def close(self) -> None:
        """Close the source."""
        self.source.close()
