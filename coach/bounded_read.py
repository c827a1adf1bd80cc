"""Read the beginning of a file: never more than a limit, and nothing that is not a file.

A device such as /dev/zero has no end, and a pipe without a writer keeps its reader waiting.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

NO_FILE: Final = "Not a regular file"
"""Reason for refusing a device or a pipe, to be translated."""


def read_beginning(path: Path, limit: int) -> bytes:
    """Return up to `limit` bytes of a file.

    Raises:
        OSError: It is missing, is a folder, a device or a pipe, or cannot be read.
        ValueError: The path contains a null character.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, NO_FILE, str(path))
    with path.open("rb") as file:
        return file.read(limit)
