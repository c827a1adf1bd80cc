"""Writing a result file: whole or not at all, for this user alone, and never over another one unless that is wanted."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.errors import CoachError


def require_free(path: Path, force: bool) -> None:
    """Raises CoachError where something of this name is there already and `force` is not given, or where it is a folder."""
    if path.is_dir():
        raise CoachError(f"{path} is a folder.", "Name a file in it.")
    if not force and (path.exists() or path.is_symlink()):
        raise CoachError(
            f"{path} is there already.",
            "Add --force to write over it, or name another place with --out.",
        )


@contextmanager
def write_atomically(path: Path, force: bool = False) -> Iterator[Path]:
    """Gives an empty file beside `path`, to be written; when that went well it takes the place of `path`, otherwise it is removed.

    The file is readable by this user alone. Raises CoachError where it cannot be written.
    """
    require_free(path, force)
    part = None
    try:
        handle, name = tempfile.mkstemp(prefix=".coach-", suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        yield part
        _settle(part)
        require_free(path, force)
        part.replace(path)
    except OSError as error:
        hint = "Name a file in a folder that exists and that you may write to, on a disk that is not full."
        raise CoachError(f"{path} cannot be written: {error.strerror or error}.", hint) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Bring what was written to the disk, so that a crash leaves the old file or the new one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
