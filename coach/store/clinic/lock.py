"""A lock on a folder that several computers share: a file that only one of them can create.

Locks of the operating system do not reach other computers on every network drive; creating a file
does. Nobody waits: who finds a lock reports it. A lock that was left behind is broken by age, in
the time of the drive and not of the computer.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from coach.errors import CoachError, find_reason
from coach.message import Message

FILE_NAME: Final = ".lock"
STALE_S: Final = 600.0
"""Age of a lock that was left behind, in seconds; what is done under one takes less than one."""


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder during the block.

    Raises:
        CoachError: Another computer holds it, or the folder cannot be written.
    """
    file = folder / FILE_NAME
    if not _create(file):
        if not _is_stale(file):
            raise _refuse(folder)
        _break(file)
        if not _create(file):
            raise _refuse(folder)
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def _refuse(folder: Path) -> CoachError:
    return CoachError(
        Message("{folder}: another computer is writing here just now.", folder=folder),
        Message("Try again in a moment."),
    )


def _break(file: Path) -> None:
    """Remove a lock that was left behind. Of two computers that try, one succeeds."""
    aside = file.with_name(f"{file.name}-{secrets.token_hex(4)}")
    with suppress(FileNotFoundError):
        file.rename(aside)
    aside.unlink(missing_ok=True)


def _create(file: Path) -> bool:
    """Create the lock and return True; False if it is there already."""
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=file, reason=find_reason(error)),
            Message("Make the folder writable, or free some space."),
        ) from error
    with os.fdopen(descriptor, "w") as stream:
        stream.write(f"{socket.gethostname()} {os.getpid()}\n")
    return True


def _is_stale(file: Path) -> bool:
    probe = file.with_name(f"{file.name}-{secrets.token_hex(4)}")
    try:
        probe.touch()
        age_s = probe.stat().st_mtime - file.stat().st_mtime
    except FileNotFoundError:  # it was released meanwhile
        return True
    except OSError:
        return False
    finally:
        probe.unlink(missing_ok=True)
    return age_s > STALE_S
