"""A frame, and the contract of everything that gives frames.

To add a kind of source, write a class with what `Source` asks for and let `open_source` choose it; `tests/capture/test_source.py`
holds every kind to the same contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""(height, width, 3) red, green, blue."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What the camera saw at one instant."""

    time_s: float
    """Seconds since the first frame of the source, from the capture clock or the file; strictly rising."""
    image: Picture
    """(height, width, 3) uint8 RGB, unmirrored, upright, with square pixels."""
    captured_s: float | None = None
    """Time of capture on the monotonic clock, in seconds; None if unknown."""


class Source(Protocol):
    """Where frames come from. Opened when made; whoever made it closes it, best with ``with``."""

    @property
    def name(self) -> str:
        """What the user calls it: the camera's name, the address or the file's name."""

    @property
    def live(self) -> bool:
        """Whether frames come at their own time; a live source drops what nobody took in time, a file never drops."""

    @property
    def duration_s(self) -> float | None:
        """How long it is, seconds; None where not known, as for anything live."""

    @property
    def problem(self) -> str:
        """What was wrong with a source that could still be read, in words; empty while all is well. Read it after the last frame."""

    @property
    def dropped(self) -> int:
        """Frames that came while nobody took them; 0 for a file."""

    def frames(self) -> Iterator[Frame]:
        """Every frame in order of time. Called once. Ends soon after `close`. Raises SourceError where reading fails."""

    def close(self) -> None:
        """End the frames and free the device or file. From any thread, any number of times."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
