"""Write a result file completely or not at all, and replace an existing file only on request."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

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
            Message("Add --force to write over it, or name another place."),
        )


@contextmanager
def open_output(path: Path, force: bool = False) -> Iterator[Path]:
    """Yield an empty private file that replaces `path` when the block ends without error.

    Every OSError of the block is reported as one of this file. With `force`, a device or a pipe is
    yielded itself.

    Raises:
        CoachError: The file cannot be written, or `require_free` refuses the path.
    """
    require_free(path, force)
    try:
        with reporting(path), _write_aside(path, force) as part:
            yield part
    except FileExistsError:
        require_free(path, force)
        raise


@contextmanager
def reserve_output(path: Path) -> Iterator[Path]:
    """Do as `open_output` with `force`, for a file that is written after long work in the block.

    Whatever the block raises is raised unchanged.

    Raises:
        CoachError: The file cannot be created or replaced.
    """
    require_free(path, force=True)
    with ExitStack() as stack:
        with reporting(path):
            part = stack.enter_context(_write_aside(path, force=True))
        yield part
        with reporting(path):
            stack.close()


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Report that this file cannot be written if the block raises an OSError."""
    try:
        yield
    except FileExistsError:  # another program has created it meanwhile
        raise
    except OSError as error:
        raise CoachError(
            Message("{path} cannot be written: {reason}.", path=path, reason=find_reason(error)),
            Message(
                "Name a file in a folder that exists and that you may write to, on a "
                "disk that is not full."
            ),
        ) from error


def require_stdout() -> TextIO:
    """Return standard output.

    Raises:
        CoachError: It is closed.
    """
    if sys.stdout is None:
        raise CoachError(
            Message("Standard output is closed."), Message("Name a file in place of -.")
        )
    return sys.stdout


@contextmanager
def reporting_stdout() -> Iterator[None]:
    """Report that standard output cannot be written if the block raises an OSError.

    That nobody reads it any longer is no mistake: BrokenPipeError is raised as it is.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CoachError(
            Message("Standard output cannot be written: {reason}.", reason=find_reason(error)),
            Message("Free some space, or name another place."),
        ) from error


def format_json_for_stdout(values: Any) -> str:
    """Return indented JSON that standard output can print in any encoding.

    If that is not UTF-8, or a file's name in it is not text, other letters are escapes.
    """
    text = json.dumps(values, indent=2, ensure_ascii=False, allow_nan=False)
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").replace("-", "").lower()
    return text if encoding == "utf8" and _is_text(text) else json.dumps(json.loads(text), indent=2)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def _write_aside(path: Path, force: bool) -> Iterator[Path]:
    if force and _is_special(path):
        yield path
    else:
        with atomic_path(path, overwrite=force) as part:
            yield part


def _is_special(path: Path) -> bool:
    """Return True for a device, a pipe or a name of an open file, which nothing may replace."""
    named = path.absolute().is_relative_to("/dev") or path.absolute().is_relative_to("/proc")
    return path.exists() and (named or not path.is_file())
