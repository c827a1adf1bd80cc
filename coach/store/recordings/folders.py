"""Name and create the folders of recordings, and explain why one cannot be written."""

from __future__ import annotations

import errno
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coach.errors import RecordingError, find_reason
from coach.message import Message
from coach.store.files import locations
from coach.store.recordings.messages import Header

REPAIRED: Final = "_repaired"
"""Suffix of the name of a repaired recording."""


def name_folder(header: Header) -> str:
    """Return a folder name for this header: time in UTC and exercise, valid on every system."""
    began = datetime.fromisoformat(header.started_utc)
    began = began.astimezone(UTC) if began.tzinfo else began
    exercise = re.sub(r"[^A-Za-z0-9_-]+", "-", header.exercise)[:60]
    return f"{began:%Y-%m-%d_%H-%M-%SZ}_{exercise}"


def parse_folder_name(name: str) -> tuple[datetime, str] | None:
    """Return the start and the exercise that the name of a recording's folder tells; None if none.

    The exercise is what a file name may hold of its name, without the number or word that tells
    folders apart. Only the header knows its whole name.
    """
    parts = re.fullmatch(r"(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)Z_([\w-]+)", name, re.ASCII)
    if parts is None:
        return None
    try:
        began = datetime.strptime(parts[1], "%Y-%m-%d_%H-%M-%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    exercise = re.sub(rf"(_\d{{1,3}}|{REPAIRED})+$", "", parts[2])
    return began, exercise or parts[2]


def make_folder(parent: Path, name: str) -> Path:
    """Create a new folder of this name, with a number after it if it exists.

    Raises:
        RecordingError: The folder cannot be created.
    """
    for number in range(1, 1000):
        folder = parent / (name if number == 1 else f"{name}_{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        except OSError as error:
            raise explain_write_failure(folder, error) from error
        return folder
    raise _refuse_more(parent / name)


def move_folder(folder: Path, parent: Path, name: str) -> Path:
    """Give a folder this name, with a number after it if it exists, and return the new one.

    Raises:
        RecordingError: The folder cannot be moved.
    """
    for number in range(1, 1000):
        target = parent / (name if number == 1 else f"{name}_{number}")
        if target.exists() or target.is_symlink():
            continue
        try:
            return folder.rename(target)
        except OSError as error:
            raise explain_write_failure(target, error) from error
    raise _refuse_more(parent / name)


def _refuse_more(path: Path) -> RecordingError:
    return RecordingError(
        Message("{path}: there are too many recordings of this name.", path=path),
        Message("Move some of them away."),
    )


def explain_write_failure(path: Path, error: OSError) -> RecordingError:
    """Return the error for a file or folder that cannot be written."""
    hints = {
        errno.ENOSPC: Message("Free some space on that disk. What was recorded before is kept."),
        errno.EDQUOT: Message(
            "Free some space: your share of that disk is used up. What was recorded before is kept."
        ),
        errno.EEXIST: Message("There is a recording in this folder; name a new one."),
    }
    folder = path.parent
    default = locations.advise_other_folder(folder, folder)
    return RecordingError(
        Message(
            "{path}: the recording cannot be written: {reason}.",
            path=path,
            reason=find_reason(error),
        ),
        hints.get(error.errno or 0, default),
    )
