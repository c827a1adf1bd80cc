"""Hidden folders for what is not yet a recording. A killed program leaves one behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import mkdtemp
from typing import Any, Final

from coach.errors import RecordingError, find_reason
from coach.message import Message
from coach.store.recordings.file_names import FILE_NAME

UNPACKING: Final = ".unpacking-"
"""Begins the name of a folder of unchecked files."""
REPAIRING: Final = ".repairing-"
"""Begins the name of a folder in which a repaired copy is written."""
PREFIXES: Final = (UNPACKING, REPAIRING)


@contextmanager
def temporary_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a new hidden folder, which is deleted in the end if it was not moved.

    Raises:
        RecordingError: It cannot be created.
    """
    try:
        folder = Path(mkdtemp(prefix=prefix, dir=parent))
    except OSError as error:
        raise RecordingError(
            Message(
                "{parent}: cannot be written: {reason}.", parent=parent, reason=find_reason(error)
            ),
            Message("Make it writable."),
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def cut_folder(problem: str, folder: PurePath) -> Message:
    """Return the problem without the folder in front of its paths."""
    problem = Message(problem)
    values = {name: _cut_value(value, folder) for name, value in problem.values.items()}
    return Message(problem.template, plural=problem.plural, **values)


def _cut_value(value: Any, folder: PurePath) -> Any:
    if isinstance(value, Message):
        return cut_folder(value, folder)
    if isinstance(value, PurePath) and value.is_relative_to(folder):
        return FILE_NAME if value == folder else value.relative_to(folder)
    return value
