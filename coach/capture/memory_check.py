"""Checks that there is enough memory before native code that would otherwise end the program."""

from __future__ import annotations

import mmap
import os
from typing import Final

from coach.errors import LowMemoryError

LIBRARIES_BYTES: Final = 640 << 20
"""Address space that the libraries for pictures take when they are loaded."""
MODEL_BYTES: Final = 400 << 20
"""Memory of the running pose model, with a reserve."""
LARGER_MODEL_BYTES: Final = 520 << 20
"""The same for the larger one."""

DECODER_BYTES: Final = 64 << 20
"""Memory of the threads that decode a video."""

LIVE_LARGER_BYTES: Final = 7 << 29
"""Memory of a computer, 3.5 GiB, below which a live run does without the larger model: beside the
other programs it would slow everything down."""


def require_memory(size: int) -> None:
    """Raise LowMemoryError if the system cannot give the program `size` more bytes.

    The memory is requested and returned unused.
    """
    try:
        mmap.mmap(-1, size).close()
    except (OSError, MemoryError) as error:
        raise LowMemoryError from error


def find_physical_memory() -> int | None:
    """Return the memory of this computer, in bytes; None if the system does not tell (Windows)."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None
