"""Detect that a file was saved, without a thread: the caller asks when it suits."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mark:
    """State of a file when it was last checked."""

    modified_ns: int
    size: int
    sha256: str


class WatchedFile:
    """A file that may be saved while it is in use. Asking often is cheap."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mark = _look(path, None)

    def changed(self) -> bool:
        """Return True if the content differs from that of the last call.

        A missing or unreadable file has not changed: editors remove it for an instant while they
        save.
        """
        mark = _look(self.path, self._mark)
        if mark is None or mark is self._mark:
            return False
        same = self._mark is not None and mark.sha256 == self._mark.sha256
        self._mark = mark
        return not same


def _look(path: Path, before: Mark | None) -> Mark | None:
    """Return the mark of a file; `before` itself if it is the same, None without a file."""
    try:
        status = path.stat()
        if before is not None and (status.st_mtime_ns, status.st_size) == (
            before.modified_ns,
            before.size,
        ):
            return before
        return Mark(
            status.st_mtime_ns, status.st_size, hashlib.sha256(path.read_bytes()).hexdigest()
        )
    except OSError:
        return None
