"""The log of the last two starts of the window: what was opened and what went wrong.

It holds no picture, no pose and no result. The files lie in the folder
``log`` of the user's data, and are written in a thread, because the disk may never answer.
"""

from __future__ import annotations

import logging
import os
import platform
import queue
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path
from types import TracebackType
from typing import Final

from coach.capture.cameras.address import hide_secrets_in_text
from coach.errors import CoachError
from coach.store.files.deletion import DeletedFiles, remove_files
from coach.store.files.locations import data_folder

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]
LOGGER: Final = logging.getLogger("coach")
NEWEST: Final = "last.txt"
BEFORE: Final = "before.txt"
"""Name of the log of the start before the last."""
FORMAT: Final = "%(asctime)s %(levelname)s %(message)s"
_WRITING: Final = threading.Lock()
"""Held while a log is written or deleted."""
MAX_TRACEBACK_LINES: Final = 40
MAX_BYTES: Final = 200_000
"""Maximum length of a log that is shown; the beginning of a longer one is left out."""
WRITTEN: Final = "written"
"""Attribute of a record with the event that is set once its line is written, or cannot be."""


def find_log_folder() -> Path:
    """Return the folder of the logs; it may not exist yet.

    Raises:
        CoachError: The home folder is unknown.

    """
    return data_folder() / "log"


@contextmanager
def logging_to_file(version: str) -> Iterator[None]:
    """Keep what `LOGGER` gets in the newest log; the one before is kept as `BEFORE`.

    If the folder cannot be written, nothing is kept: a log is never a reason not to exercise.

    Args:
        version: Version of the program, written into the first line.

    """
    records: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    handler = QueueHandler(records)
    listener = QueueListener(records, _FileHandler(), _WrittenHandler())
    before = LOGGER.level, LOGGER.propagate
    hook = sys.excepthook
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    LOGGER.addHandler(handler)
    sys.excepthook = _log_before(hook)
    listener.start()
    LOGGER.info("coach %s on %s", version, platform.platform(terse=True))
    try:
        yield
    finally:
        LOGGER.info("closed")
        sys.excepthook = hook
        LOGGER.removeHandler(handler)
        LOGGER.level, LOGGER.propagate = before
        listener.stop()


def log_bug(bug: BaseException) -> None:
    """Log the last lines of a bug's traceback."""
    lines = "".join(traceback.format_exception(bug)).splitlines()
    LOGGER.error("%s", "\n".join(lines[-MAX_TRACEBACK_LINES:]))


def log_and_wait(text: str, timeout_s: float) -> None:
    """Log an error, and wait until it is written: the process is about to be ended.

    Args:
        text: The error.
        timeout_s: Maximum time to wait, in seconds: the drive may never answer.

    """
    written = threading.Event()
    LOGGER.error("%s", text, extra={WRITTEN: written})
    written.wait(timeout_s)


def _log_before(hook: Hook) -> Hook:
    """Return a hook that logs an exception that nobody has caught, and then calls another hook."""

    def log(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """Log the exception, then call the other hook."""
        log_bug(bug)
        hook(kind, bug, trace)

    return log


class _Formatter(logging.Formatter):
    """Hides users and passwords of network cameras: a log is passed on."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        return hide_secrets_in_text(super().format(record))


class _FileHandler(logging.Handler):
    """Opens the file at the first record, in the thread of the listener."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(_Formatter(FORMAT))
        self._path: Path | None = None
        self._failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Append a line, unless the folder cannot be written or the log was deleted."""
        if self._failed:
            return
        try:
            with _WRITING:
                if self._path is None:
                    self._path = _begin_file()
                with self._path.open("r+", encoding="utf-8") as file:
                    file.seek(0, os.SEEK_END)
                    file.write(self.format(record) + "\n")
        except (OSError, CoachError):
            self._failed = True


class _WrittenHandler(logging.Handler):
    """Comes after the handler of the file, and says that this has done with a record."""

    def emit(self, record: logging.LogRecord) -> None:
        """Set the event of the record, if it has one."""
        written = getattr(record, WRITTEN, None)
        if written is not None:
            written.set()


def _begin_file() -> Path:
    folder = find_log_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    newest = folder / NEWEST
    if newest.exists():
        newest.replace(folder / BEFORE)
    newest.touch(mode=0o600)
    return newest


def delete_logs() -> DeletedFiles:
    """Delete both logs. A log that is being written ends here.

    Raises:
        CoachError: A log cannot be deleted, or the home folder is unknown.

    """
    folder = find_log_folder()
    with _WRITING:
        return remove_files([folder / NEWEST, folder / BEFORE])


def read_logs() -> str:
    """Return the two logs, the newest last; empty if there is none.

    Raises:
        OSError: A log cannot be read.
        CoachError: The home folder is unknown.

    """
    folder = find_log_folder()
    texts = [
        path.read_bytes()[-MAX_BYTES:].decode("utf-8", "replace")
        for path in (folder / BEFORE, folder / NEWEST)
        if path.exists()
    ]
    return "\n".join(texts)
