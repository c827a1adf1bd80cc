"""Returns the memory that native code frees to the system.

The C library keeps freed memory in arenas, one for some threads each. Frames and models are
allocated beside small objects that stay, so freeing them leaves holes: after some tens of
exercises the holes take more than a hundred megabytes. Therefore there are fewer arenas, the
memory of models is never part of them, and the holes are returned to the system after each run.
Only glibc is configured; elsewhere nothing is done.

https://man7.org/linux/man-pages/man3/mallopt.3.html, https://man7.org/linux/man-pages/man3/malloc_trim.3.html
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

ARENAS: Final = 2
"""Maximum number of arenas; more threads at the same time wait for each other, for microseconds."""
LARGE_BYTES: Final = 8 << 20
"""Minimum size of a block outside the arenas, which is returned as soon as it is freed.

Parts of models are larger. Frames are smaller (6 MB for 1920 by 1080): for them it would take too
long. By default the C library raises this limit step by step, up to 32 MB.
"""
_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
"""M_ARENA_MAX and M_MMAP_THRESHOLD of glibc's malloc.h."""
_LIMITS: Final = ((_ARENA_MAX, ARENAS), (_MMAP_THRESHOLD, LARGE_BYTES))


def limit_arenas(platform: str = sys.platform) -> bool:
    """Limit number and content of the arenas. Return True if the C library complies."""
    libc = _open_libc(platform)
    return libc is not None and all(libc.mallopt(option, value) == 1 for option, value in _LIMITS)


def trim(platform: str = sys.platform) -> bool:
    """Return free memory to the system, in some ten milliseconds. Return True if there was any."""
    libc = _open_libc(platform)
    return libc is not None and libc.malloc_trim(0) == 1


def _open_libc(platform: str) -> ctypes.CDLL | None:
    """Open the C library of this process; None if it is not glibc."""
    if platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "malloc_trim") else None
