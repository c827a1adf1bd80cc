"""Locks that tell other programs that a file is being written. A lock ends with its program.

A lock hinders nobody. On a disk without locks no file seems to be locked.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_FAR: Final = 2**40
"""Offset of the locked byte on Windows, where a lock hinders: far behind the end of any file."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, alone: bool) -> None:
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        try:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if alone else msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, place, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int, *, alone: bool) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX if alone else fcntl.LOCK_SH | fcntl.LOCK_NB)


def lock_file(descriptor: int) -> None:
    """Mark this open file as being written, until it is closed.

    It may wait for programs that ask just now whether the file is locked (`is_locked`): each
    holds a lock for a moment.
    """
    try:
        _lock(descriptor, alone=True)
    except OSError:  # a disk without locks
        return


def is_locked(path: Path) -> bool:
    """Return True if a program is writing this file."""
    try:
        with path.open("rb") as file:
            try:
                _lock(file.fileno(), alone=False)
            except (BlockingIOError, PermissionError):
                return True
    except OSError:
        return False
    return False
