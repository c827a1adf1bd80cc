"""Whether a file was saved since it was last looked at: asked for when it suits, without a thread and without polling of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file was like when it was looked at."""

    modified_ns: int
    size: int
    sha256: str


class WatchedFile:
    """A file that may be saved while it is in use. Ask `changed` as often as you like: without a change it costs one look at its date."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mark = _look(path, None)

    def changed(self) -> bool:
        """Whether the file says something else than when it was last asked.

        A file that is gone, or that cannot be read now, has not changed: editors take it away for an instant while they save.
        """
        mark = _look(self.path, self._mark)
        if mark is None or mark is self._mark:
            return False
        same = self._mark is not None and mark.sha256 == self._mark.sha256
        self._mark = mark
        return not same


def _look(path: Path, before: Mark | None) -> Mark | None:
    """The mark of a file now: the very same one where date and size are; None where there is no such file."""
    try:
        found = path.stat()
        if before is not None and (found.st_mtime_ns, found.st_size) == (
            before.modified_ns,
            before.size,
        ):
            return before
        return Mark(found.st_mtime_ns, found.st_size, hashlib.sha256(path.read_bytes()).hexdigest())
    except OSError:
        return None
