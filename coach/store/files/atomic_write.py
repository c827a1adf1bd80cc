"""Write a file completely or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from coach.errors import CoachError, find_reason
from coach.message import Message

PART_PREFIX: Final = ".coach-"
PART_SUFFIX: Final = ".part"


@contextmanager
def atomic_path(path: Path, *, private: bool = True, overwrite: bool = True) -> Iterator[Path]:
    """Yield an empty file beside `path`, which replaces `path` when the block ends without error.

    After an exception the new file is deleted, and `path` is as it was. The new file is flushed to
    the disk first, so that a crash leaves either the old file or the new one.

    Args:
        path: The file to write. If it is a link, the link itself is replaced.
        private: Only this user may read the file. Otherwise its permissions follow the umask.
        overwrite: If false, an existing `path` is never replaced, and nothing is begun.

    Raises:
        OSError: The file cannot be written.
        FileExistsError: `path` exists, and `overwrite` is false.
    """
    if not overwrite:
        _require_absent(path)
    part = path.with_name(f"{PART_PREFIX}{secrets.token_hex(8)}{PART_SUFFIX}")
    try:
        mode = 0o600 if private else 0o666
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if not overwrite:
            _require_absent(path)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _require_absent(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise FileExistsError(f"{path} exists already")


def list_unfinished(folder: Path) -> list[Path]:
    """Return the files in a folder that a killed program had not completed."""
    return sorted(folder.glob(f"{PART_PREFIX}*{PART_SUFFIX}"))


@contextmanager
def restoring(*files: Path) -> Iterator[None]:
    """Give these files their content back if the block raises; those that were missing are deleted.

    Raises:
        OSError: A file cannot be read; the block is then not begun.
    """
    before = {file: file.read_bytes() if file.exists() else None for file in files}
    try:
        yield
    except BaseException:
        for file, content in before.items():
            with suppress(OSError):  # what the block raised says more
                _give_back(file, content)
        raise


def _give_back(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    elif not file.exists() or file.read_bytes() != content:
        with atomic_path(file) as part:
            part.write_bytes(content)


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
