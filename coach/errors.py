"""Errors that the user can fix. Any other exception is a bug and is not caught."""

from __future__ import annotations

import errno
from typing import Final

from coach.message import Message, translatable


class CoachError(Exception):
    """Something outside of the program is wrong, and the user can fix it.

    The message says what is wrong and names the file or device; ``hint`` says what to do. The
    command line prints both and exits with code 2; the window shows both in place.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, one sentence."""
        self.hint = hint
        """What the user can do, one or two sentences; empty if the message is enough."""

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class SourceError(CoachError):
    """A camera, a network camera or a video file cannot be opened or read."""


class ModelError(CoachError):
    """The pose model is missing or is not the one that was shipped."""


class ExerciseError(CoachError):
    """An exercise is unknown, or its file is wrong; the message lists every mistake in the file."""


class RecordingError(CoachError):
    """A recording cannot be written or read."""


class NewerVersionError(RecordingError):
    """A recording was made by a newer version of coach."""


class DisplayError(CoachError):
    """There is no display, or a shared library that the window needs is missing."""


class LowMemoryError(CoachError):
    """The computer is short of memory."""

    def __init__(self) -> None:
        super().__init__(
            Message("This computer has too little memory left."),
            Message("Close other programs, then try again. What was recorded is kept."),
        )


REASONS: Final = translatable(
    (
        "No such file or directory",
        "Permission denied",
        "No space left on device",
        "Is a directory",
        "Not a directory",
        "File exists",
        "Read-only file system",
        "Input/output error",
        "Too many levels of symbolic links",
        "File name too long",
        "Invalid argument",
        "Operation not permitted",
        "Device or resource busy",
        "Text file busy",
        "Disk quota exceeded",
        "Stale file handle",
        "Too many open files",
        "Connection refused",
        "Connection timed out",
        "Connection reset by peer",
        "No route to host",
        "Network is unreachable",
        "Not a regular file",
        "Invalid data found when processing input",
        "File is not a zip file",
    )
)
"""Reasons that the system gives; others are shown in English."""


def find_reason(error: Exception) -> Message:
    """Return why the system refused something, as a message to be translated."""
    return Message(str(getattr(error, "strerror", None) or error))


LOW_MEMORY: Final = (
    "failed to map segment",
    "paging file is too small",
    "can't start new thread",
    "Insufficient memory",
)
"""Parts of error messages of the loaders of Linux and Windows, of threads and of OpenCV."""


def find_low_memory(error: BaseException) -> LowMemoryError | None:
    """Return the error to show if this one only means a lack of memory; None for any other."""
    refused = isinstance(error, MemoryError) or (
        isinstance(error, OSError) and error.errno == errno.ENOMEM
    )
    return LowMemoryError() if refused or any(words in str(error) for words in LOW_MEMORY) else None


def find_full_disk(error: BaseException) -> CoachError | None:
    """Return the error to show if this one only means a full disk; None for any other."""
    if not isinstance(error, OSError) or error.errno not in (errno.ENOSPC, errno.EDQUOT):
        return None
    return CoachError(
        Message("The disk is full, or your share of it is used up."), Message("Free some space.")
    )


REFUSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.ELOOP)
"""Reasons of a system that lie in a path, and not in the program that uses it."""


def find_refused_path(error: BaseException) -> CoachError | None:
    """Return the error to show if the system refuses a path; None for any other."""
    if not isinstance(error, OSError) or error.errno not in REFUSED or not error.filename:
        return None
    return CoachError(
        Message("{path}: {reason}.", path=str(error.filename), reason=find_reason(error)),
        Message("Name another place, or have its permissions changed."),
    )


def find_cause(error: BaseException) -> CoachError | None:
    """Return the error to show if this one only tells of the computer; None for a bug."""
    return find_low_memory(error) or find_full_disk(error) or find_refused_path(error)
