"""A frame, and the interface of everything that delivers frames.

To add a kind of source, write a class with the members of `Source` and let `open_source` choose it.
`tests/capture/test_source.py` runs the same contract tests for every kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, Self

import numpy as np
from numpy.typing import NDArray

Rotation = Literal[0, 90, 180, 270]
"""Degrees clockwise by which pictures are turned, to be upright."""
Picture = NDArray[np.uint8]
"""(height, width, 3) red, green, blue."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A picture and its time."""

    time_s: float
    """Seconds since the first frame of the source, strictly increasing."""
    image: Picture
    """(height, width, 3) uint8 RGB, unmirrored, upright, with square pixels."""
    captured_s: float | None = None
    """Time of capture on the monotonic clock, in seconds; None if unknown."""


class Source(Protocol):
    """A source of frames. The constructor opens it; the owner closes it, best with ``with``."""

    @property
    def name(self) -> str:
        """Name for the user: the camera's name, the address or the file's name."""

    @property
    def live(self) -> bool:
        """True if frames arrive in real time.

        A live source drops frames that are not taken in time; a file never drops any.
        """

    @property
    def duration_s(self) -> float | None:
        """Duration in seconds; None if it is unknown, as for every live source."""

    @property
    def problem(self) -> str:
        """What was wrong with a source that could still be read; empty if there was no problem.

        Read it after the last frame.
        """

    @property
    def dropped(self) -> int:
        """Number of frames that were not taken in time; 0 for a file."""

    def frames(self) -> Iterator[Frame]:
        """Yield the frames in order of time; call it once.

        The iterator ends soon after `close`.

        Raises:
            SourceError: Reading fails.

        """

    def close(self) -> None:
        """End the frames and release the device or file. Any thread may call it, repeatedly."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...
