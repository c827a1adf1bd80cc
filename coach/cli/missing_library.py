"""Tells a missing shared library of the system from a bug."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from coach.cli.system_libraries import find_missing, format_install_command
from coach.errors import CoachError
from coach.message import Message


def find_missing_library(error: BaseException) -> CoachError | None:
    """Return what to show if a package of Python could not load a shared library; else None."""
    loads = isinstance(error, ImportError | OSError) and not isinstance(error, ModuleNotFoundError)
    missing = find_missing(("pose", "window")) if loads and ".so" in str(error) else []
    if not missing:
        return None
    return CoachError(
        Message(
            "Shared libraries of the system are missing: {names}.",
            names=", ".join(library.file for library in missing),
        ),
        Message("Run: {command}", command=format_install_command(missing)),
    )


@contextmanager
def naming_missing_libraries() -> Iterator[None]:
    """Raise a CoachError in the block if a shared library of the system is missing."""
    try:
        yield
    except (ImportError, OSError) as error:
        missing = find_missing_library(error)
        if missing is None:
            raise
        raise missing from error
