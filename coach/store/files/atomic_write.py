"""Write a file completely or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.errors import CoachError, find_reason
from coach.message import Message


@contextmanager
def atomic_path(path: Path, *, private: bool = True, overwrite: bool = True) -> Iterator[Path]:
    """Yield an empty file beside `path`, which replaces `path` when the block ends without error.

    After an exception the new file is deleted, and `path` is as it was. The new file is flushed to
    the disk first, so that a crash leaves either the old file or the new one.

    Args:
        path: The file to write. If it is a link, the link itself is replaced.
        private: Only this user may read the file. Otherwise its permissions follow the umask.
        overwrite: If false, an existing `path` is never replaced.

    Raises:
        OSError: The file cannot be written.
        FileExistsError: `path` exists, and `overwrite` is false.
    """
    part = path.with_name(f".coach-{secrets.token_hex(8)}.part")
    try:
        mode = 0o600 if private else 0o666
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if not overwrite and (path.exists() or path.is_symlink()):
            raise FileExistsError(f"{path} exists already")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def path_to_write(path: Path) -> Iterator[Path]:
    """Yield a path for new content of a file that the user named, which may be no ordinary file.

    An ordinary file is replaced when the block ends without error, as by `atomic_path`. A link, a
    device or a pipe is written to itself.

    Raises:
        OSError: The file cannot be written.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        yield path
        return
    with atomic_path(path, private=False) as part:
        yield part


def explain_unwritten(file: Path, error: OSError) -> tuple[Message, Message]:
    """Return the message and the hint for a new file that cannot be written."""
    if isinstance(error, FileExistsError):
        return (
            Message("{file}: this file is there already.", file=file),
            Message("Delete it, or name another one."),
        )
    return (
        Message("{file}: cannot be written: {reason}.", file=file, reason=find_reason(error)),
        Message("Free some space, or name another place."),
    )


def write_atomically(path: Path, text: str) -> None:
    """Write text (UTF-8) to a file that only this user may read.

    Raises:
        CoachError: The file cannot be written. The old file is then unchanged.
    """
    try:
        with atomic_path(path) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=path, reason=find_reason(error)),
            Message("Make the folder writable, or free some space."),
        ) from error
