"""Name and create the folders of recordings, and explain why one cannot be written."""

from __future__ import annotations

import errno
import re
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coach.errors import RecordingError, find_reason
from coach.message import Message
from coach.store.files import locations
from coach.store.recordings.messages import Header

REPAIRED: Final = "_repaired"
"""Suffix of the name of a repaired recording."""
_REPAIR: Final = re.compile(rf"(.+){REPAIRED}(?:_(\d{{1,3}}))?", re.ASCII)
"""The name of the recording that was repaired, and the number of the repair after the first."""


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


def is_repair(name: str) -> bool:
    """Return True if a folder of this name holds what was saved of another recording."""
    return _REPAIR.fullmatch(name) is not None


def find_superseded(names: Collection[str]) -> set[str]:
    """Return those of these names of folders whose recording is also in a later repair.

    What was done in them counts once: in the last repair.
    """
    repairs: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        if (parts := _REPAIR.fullmatch(name)) is not None:
            repairs.setdefault(parts[1], []).append((int(parts[2] or 1), name))
    earlier = {name for each in repairs.values() for _, name in sorted(each)[:-1]}
    return {name for name in names if name in repairs or name in earlier}


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
    raise RecordingError(
        Message("{path}: there are too many recordings of this name.", path=parent / name),
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
    default = Message(
        "Make the folder writable, or name another one in the environment variable {VARIABLE}.",
        VARIABLE=locations.VARIABLE,
    )
    return RecordingError(
        Message(
            "{path}: the recording cannot be written: {reason}.",
            path=path,
            reason=find_reason(error),
        ),
        hints.get(error.errno or 0, default),
    )
