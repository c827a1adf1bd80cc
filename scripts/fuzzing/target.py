"""What is fuzzed: how it is read, and valid inputs of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import CoachError

from .mutation import Mutate, mutate_bytes

MEMORY_FOLDER: Final = Path("/dev/shm")
"""Folder in memory, on Linux."""
Read = Callable[[bytes, Path], object]
"""Reads this content, with a folder to store it as a file. May raise a CoachError."""


@dataclass(frozen=True)
class Target:
    """A target: how it is read, its valid seeds, and how they are mutated."""

    read: Read
    seeds: Callable[[], list[bytes]]
    mix: Callable[[list[bytes]], Mutate] = lambda _: mutate_bytes
    leaves: bool = False
    """True if files remain, so that the folder must be emptied each time."""

    def try_once(self, content: bytes, folder: Path) -> None:
        """Read one input in this folder, which contains only coach's files.

        Raises:
            Exception: Anything that is not a CoachError.

        """
        if self.leaves:
            _empty(folder)
        if os.environ.get("COACH_DATA") != str(folder):
            os.environ["COACH_DATA"] = str(folder)
        with suppress(CoachError):
            self.read(content, folder)


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def make_folder() -> Path:
    """Return an empty folder, in memory if possible."""
    return Path(
        tempfile.mkdtemp(
            prefix="coach-fuzz-", dir=MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None
        )
    )
