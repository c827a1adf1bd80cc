"""A lock on a folder that several computers share: a file that only one of them can create.

Locks of the operating system do not reach other computers on every network drive; creating a file
does. Nobody waits: who finds a lock reports it. A lock that was left behind is broken by age, in
the time of the drive and not of the computer. Whoever breaks a lock first creates a file that is
named after that very lock, so that only one computer can break it, and nobody breaks a newer one.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import CoachError, find_reason
from coach.message import Message

FILE_NAME: Final = ".lock"
STALE_S: Final = 600.0
"""Age of a lock that was left behind, in seconds; what is done under one takes less than one."""


@dataclass(frozen=True, slots=True)
class _Left:
    """A lock that was left behind."""

    content: bytes
    modified_ns: int

    @property
    def name(self) -> str:
        """A name that no other lock has."""
        return hashlib.sha256(self.content + b"%d" % self.modified_ns).hexdigest()[:16]


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder during the block.

    Raises:
        CoachError: Another computer holds it, or the folder cannot be written.
    """
    file = folder / FILE_NAME
    own = f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(8)}\n".encode()
    if not _create(file, own):
        left = _find_left(file)
        if left is not None:
            _break(file, left, own)
        if not _create(file, own):
            raise _refuse(folder)
    try:
        yield
    finally:
        _remove_own(file, own)


def _refuse(folder: Path) -> CoachError:
    return CoachError(
        Message("{folder}: another computer is writing here just now.", folder=folder),
        Message("Try again in a moment."),
    )


def _create(file: Path, content: bytes) -> bool:
    """Create a file with this content and return True; False if it is there already."""
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
        except OSError:
            file.unlink(missing_ok=True)
            raise
    except FileExistsError:
        return False
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=file, reason=find_reason(error)),
            Message("Make the folder writable, or free some space."),
        ) from error
    return True


def _remove_own(file: Path, own: bytes) -> None:
    """Remove a file unless another computer has broken it and created its own."""
    with suppress(OSError):  # if it stays, it is broken by age
        if file.read_bytes() == own:
            file.unlink()


def _find_left(file: Path) -> _Left | None:
    """Return the lock if it was left behind; None if it is held, or was released meanwhile."""
    try:
        before_ns = file.stat().st_mtime_ns
        if _read_drive_time_ns(file) - before_ns <= STALE_S * 1e9:
            return None  # it is not even opened: some systems do not remove what others read
        left = _read(file)
    except OSError:
        return None
    return left if left is not None and left.modified_ns == before_ns else None


def _read(file: Path) -> _Left | None:
    """Return the content and time of a lock; None if it changes at this moment."""
    before_ns, content = file.stat().st_mtime_ns, file.read_bytes()
    return _Left(content, before_ns) if file.stat().st_mtime_ns == before_ns else None


def _read_drive_time_ns(file: Path) -> int:
    """Return the time of the drive, in nanoseconds: that of a new file beside this one."""
    probe = file.with_name(f"{file.name}-{secrets.token_hex(4)}")
    try:
        probe.touch()
        return probe.stat().st_mtime_ns
    finally:
        probe.unlink(missing_ok=True)


def _break(file: Path, left: _Left, own: bytes) -> None:
    """Remove this lock, unless another computer does it or has done it."""
    for number in itertools.count(1):
        right = _name_right(file, left, number)
        if _create(right, own):
            break
        if _find_left(right) is None:
            return
        # Whoever wanted to break the lock was left behind in turn.
    with suppress(OSError):
        if _read(file) == left:
            file.unlink()
    for each in range(1, number + 1):
        with suppress(OSError):
            _name_right(file, left, each).unlink()


def _name_right(file: Path, left: _Left, number: int) -> Path:
    """Return the file of the computer that may break this lock, at this attempt."""
    return file.with_name(f"{file.name}-{left.name}-{number}")
