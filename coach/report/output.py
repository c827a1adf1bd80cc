"""Write a result file completely or not at all, and replace an existing file only on request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store.files.atomic_write import atomic_path


def require_free(path: Path, force: bool) -> None:
    """Check that a result file may be written at this path.

    Raises:
        CoachError: The path is a folder, or it exists already and `force` is false.
    """
    if path.is_dir():
        raise CoachError(Message("{path} is a folder.", path=path), Message("Name a file in it."))
    if not force and (path.exists() or path.is_symlink()):
        raise CoachError(
            Message("{path} is there already.", path=path),
            Message("Add --force to write over it, or name another place with --out."),
        )


@contextmanager
def open_output(path: Path, force: bool = False) -> Iterator[Path]:
    """Yield an empty private file that replaces `path` when the block ends without error.

    Raises:
        CoachError: The file cannot be written, or `require_free` refuses the path.
    """
    require_free(path, force)
    try:
        with atomic_path(path, overwrite=force) as part:
            yield part
    except FileExistsError:
        require_free(path, force)
        raise
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=path, reason=find_reason(error)),
            Message(
                "Name a file in a folder that exists and that you may write to, on a "
                "disk that is not full."
            ),
        ) from error
