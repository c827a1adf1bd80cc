"""Locks of files and folders. A lock ends with its program.

The lock of a file tells other programs that it is being written, and hinders nobody. The lock of a
folder is held by one after the other. On a disk without locks no file seems to be locked, and only
the threads of this program wait for each other.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_FAR: Final = 2**40
"""Offset of the locked byte on Windows, where a lock hinders: far behind the end of any file."""
FOLDER_LOCK: Final = ".lock"
"""The file in a folder that is locked on Windows, which does not lock folders."""


class _Threads:
    """The lock of a folder for the threads of this program."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.depth = 0
        """How many blocks of the thread that holds it are inside each other."""


_THREADS: Final[dict[Path, _Threads]] = {}
"""Folder -> the lock for the threads of this program."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, alone: bool) -> None:
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        try:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if alone else msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, place, os.SEEK_SET)

    def _open_folder(folder: Path) -> int:
        return os.open(folder / FOLDER_LOCK, os.O_RDWR | os.O_CREAT, 0o600)

    def _close_folder(folder: Path, descriptor: int) -> None:
        os.close(descriptor)
        with suppress(OSError):  # Windows keeps it while others have it open
            (folder / FOLDER_LOCK).unlink()
else:
    import fcntl

    def _lock(descriptor: int, *, alone: bool) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX if alone else fcntl.LOCK_SH | fcntl.LOCK_NB)

    def _open_folder(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _close_folder(folder: Path, descriptor: int) -> None:
        del folder
        os.close(descriptor)


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


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; other threads and programs that want it wait.

    What reads a file, changes it and writes it again inside the block loses no change of another.
    Who holds the lock may hold it once more inside.
    """
    descriptor: int | None = None
    threads = _THREADS.setdefault(folder, _Threads())
    with threads.lock:
        threads.depth += 1
        try:
            if threads.depth == 1:
                with suppress(OSError):  # a disk without locks; writing says why it is refused
                    descriptor = _open_folder(folder)
                    _lock(descriptor, alone=True)
            yield
        finally:
            threads.depth -= 1
            if descriptor is not None:
                _close_folder(folder, descriptor)
