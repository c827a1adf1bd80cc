"""A small file put in the place of another at one stroke: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp

from coach.errors import CoachError


def write_atomically(path: Path, text: str) -> None:
    """Writes this text (UTF-8) there, for this user alone. Raises CoachError where it cannot be written; the old file then stays."""
    try:
        descriptor, name = mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise CoachError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Make the folder writable, or free some space.",
        ) from error
