"""Keeps the memory that native code frees from staying with the program.

The C library keeps what is freed in heaps of its own, one for some threads, for whoever asks next. Pictures and models that come and go
beside small things that stay leave holes in them, and after some tens of exercises the holes take more than a hundred megabytes. So there
are fewer heaps, what a model needs is never put into them, and after each run the holes are given back to the system. Only glibc is asked,
elsewhere nothing is done.

https://man7.org/linux/man-pages/man3/mallopt.3.html, https://man7.org/linux/man-pages/man3/malloc_trim.3.html
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

HEAPS: Final = 2
"""So many threads can be given memory at the same time; more would wait for each other, for microseconds."""
LARGE_BYTES: Final = 8 << 20
"""What is as large has memory of its own, given back when it is freed: parts of a model, but no picture, for which that would take too long
(one of 1920 by 1080 has 6 MB). By itself the C library puts ever larger things into its heaps, up to 32 MB."""
_ARENA_MAX: Final = -8
_MMAP_THRESHOLD: Final = -3
"""M_ARENA_MAX and M_MMAP_THRESHOLD of glibc's malloc.h."""
_LIMITS: Final = ((_ARENA_MAX, HEAPS), (_MMAP_THRESHOLD, LARGE_BYTES))


def limit_arenas(platform: str = sys.platform) -> bool:
    """Let no more heaps than `HEAPS` be made from now on, with nothing large in them. Returns whether the C library does it."""
    libc = _open_libc(platform)
    return libc is not None and all(libc.mallopt(option, value) == 1 for option, value in _LIMITS)


def trim(platform: str = sys.platform) -> bool:
    """Give back to the system what is free in all heaps; some ten milliseconds. Returns whether anything was."""
    libc = _open_libc(platform)
    return libc is not None and libc.malloc_trim(0) == 1


def _open_libc(platform: str) -> ctypes.CDLL | None:
    """The C library of this process, where it is glibc."""
    if platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "malloc_trim") else None
