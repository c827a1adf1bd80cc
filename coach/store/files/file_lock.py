"""Whether a file is being written just now, by this program or another: the one who writes holds a lock that ends with the program.

The lock only tells others; it hinders nobody. On a disk that knows no locks nothing seems to be held.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_FAR: Final = 2**40
"""The byte that is locked on Windows, where a lock hinders: far behind the end of any file of ours."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, alone: bool) -> None:
        del alone
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        try:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, place, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int, *, alone: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)


def lock_file(descriptor: int) -> None:
    """Lets others know that this open file is being written, until it is closed."""
    try:
        _lock(descriptor, alone=True)
    except OSError:
        return


def is_locked(path: Path) -> bool:
    """Whether somebody is writing this file just now."""
    try:
        with path.open("rb") as file:
            try:
                _lock(file.fileno(), alone=False)
            except (BlockingIOError, PermissionError):
                return True
    except OSError:
        return False
    return False
