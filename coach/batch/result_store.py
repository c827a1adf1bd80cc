"""Results that are finished: a folder with one file for each, written completely or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store.files.atomic_write import atomic_path

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to analyse."""

    url: str
    """Path or address."""
    size: int
    """In bytes."""
    changed: str
    """Time of change, or anything else that differs between two versions."""

    def mark(self, task: str) -> str:
        """Return the name of its result; it differs for another file, version or task."""
        return hashlib.sha256(
            json.dumps([self.url, self.size, self.changed, task]).encode()
        ).hexdigest()


class ResultStore:
    """A folder with one file for each result."""

    def __init__(self, folder: Path, task: str) -> None:
        """Create the folder, if it is missing.

        Args:
            folder: The folder.
            task: Everything besides the file that the result depends on.

        Raises:
            CoachError: The folder cannot be created.
        """
        self._folder = folder
        self._task = task
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _refuse(folder, error) from error

    def find(self, item: InputFile) -> Row | None:
        """Return the stored result of this file; None if there is none, or it is incomplete.

        Raises:
            CoachError: The stored result cannot be read.
        """
        try:
            entry = json.loads(self._place(item).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        except OSError as error:
            raise _refuse(self._place(item), error) from error
        whole = (
            isinstance(entry, dict)
            and isinstance(entry.get("row"), dict)
            and entry.get("sha256") == _digest(entry["row"])
        )
        return entry["row"] if whole else None

    def write(self, item: InputFile, row: Row) -> Row:
        """Store a result, and return it as it will be read.

        Raises:
            CoachError: It cannot be written.
        """
        place = self._place(item)
        entry = {"url": item.url, "sha256": _digest(row), "row": row}
        write_result_file(place, json.dumps(entry).encode())
        return dict(json.loads(json.dumps(row)))

    def _place(self, item: InputFile) -> Path:
        return self._folder / f"{item.mark(self._task)}.json"


def write_result_file(path: Path, content: bytes) -> None:
    """Write a file completely or not at all.

    Raises:
        CoachError: The file cannot be written.
    """
    try:
        with atomic_path(path, private=False) as part:
            part.write_bytes(content)
    except OSError as error:
        raise _refuse(path, error) from error


def _digest(row: Row) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def _refuse(path: Path, error: OSError) -> CoachError:
    return CoachError(
        Message(
            "{path}: cannot be read or written: {reason}.", path=path, reason=find_reason(error)
        ),
        Message("Name a folder that you may write to, with --out."),
    )
