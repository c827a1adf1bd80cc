"""Whether there is memory left for what ends the whole program where it gets none."""

from __future__ import annotations

import mmap
from typing import Final

from coach.errors import LowMemoryError

LIBRARIES_BYTES: Final = 640 << 20
"""What the libraries that read pictures take of a process's addresses when they are loaded."""
MODEL_BYTES: Final = 400 << 20
"""What the pose model takes while it runs, with some to spare."""

DECODER_BYTES: Final = 64 << 20
"""What the threads take that read a video's pictures."""


def require_memory(size: int) -> None:
    """Raises LowMemoryError where the system would not give the program so many bytes more. They are asked for, and given back unused."""
    try:
        mmap.mmap(-1, size).close()
    except (OSError, MemoryError) as error:
        raise LowMemoryError from error
