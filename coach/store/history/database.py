"""The history file: an SQLite index over recordings, which can be lost at any time.

Several programs may use it at once: each change is one transaction, and the second program waits. A
damaged file is moved aside; a file of a newer coach or of another program is left untouched.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from coach.errors import CoachError, find_reason
from coach.message import Message
from coach.store.files import locations

SCHEMA_VERSION: Final = 1
APPLICATION: Final = 0x636F6163
"""Marks the file as ours: "coac"."""
WAIT_S: Final = 10.0
"""Timeout for another program that writes, in seconds."""
DAMAGED: Final = ".damaged"
_BEHIND: Final = ("", "-journal", "-wal", "-shm")

_TABLES: Final = """
CREATE TABLE sessions (
    name TEXT PRIMARY KEY, size INTEGER NOT NULL, changed_ns INTEGER NOT NULL,
    exercise TEXT NOT NULL, started_utc TEXT NOT NULL, finished INTEGER NOT NULL,
    duration_s REAL NOT NULL, tracked_s REAL NOT NULL, norm_deg REAL,
    pain_before INTEGER, pain_after INTEGER, problem TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE sides (
    session TEXT NOT NULL REFERENCES sessions (name) ON DELETE CASCADE, side TEXT NOT NULL,
    repetitions INTEGER NOT NULL, clean_repetitions INTEGER NOT NULL,
    holds INTEGER NOT NULL, clean_holds INTEGER NOT NULL,
    held_s REAL NOT NULL, longest_s REAL NOT NULL,
    peak_deg REAL, uncertainty_deg REAL, spread_deg REAL, trials INTEGER,
    PRIMARY KEY (session, side)
) STRICT;
CREATE TABLE faults (
    session TEXT NOT NULL REFERENCES sessions (name) ON DELETE CASCADE,
    name TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (session, name)
) STRICT;
CREATE INDEX sessions_by_exercise ON sessions (exercise, started_utc);
"""
_DIRECTIONS: Final = """
CREATE TABLE IF NOT EXISTS directions (
    session TEXT PRIMARY KEY REFERENCES sessions (name) ON DELETE CASCADE,
    downward INTEGER NOT NULL
) STRICT
"""
"""The direction of each range-of-motion test, in a table that older versions do not know and do not
miss. Files of older versions get it when they are opened."""


_PAIN_PLACES: Final = """
CREATE TABLE IF NOT EXISTS pain_places (
    session TEXT PRIMARY KEY REFERENCES sessions (name) ON DELETE CASCADE, place TEXT NOT NULL
) STRICT
"""
"""Where it hurt in a session, in a table of its own for the same reason."""

_PAINS: Final = """
CREATE TABLE IF NOT EXISTS pain_answers (
    session TEXT NOT NULL REFERENCES sessions (name) ON DELETE CASCADE, number INTEGER NOT NULL,
    time_s REAL NOT NULL, before INTEGER NOT NULL, score INTEGER NOT NULL, place TEXT NOT NULL,
    stopped INTEGER NOT NULL, during INTEGER NOT NULL,
    PRIMARY KEY (session, number)
) STRICT
"""
"""Every answer on pain in a session, in order, in a table of its own for the same reason."""
_BEGINNINGS: Final = """
CREATE TABLE IF NOT EXISTS beginnings (
    session TEXT PRIMARY KEY REFERENCES sessions (name) ON DELETE CASCADE, begun INTEGER NOT NULL
) STRICT
"""
"""Whether the exercise of a session was begun, in a table of its own for the same reason."""
_ENDS: Final = """
CREATE TABLE IF NOT EXISTS counted_ends (
    session TEXT PRIMARY KEY REFERENCES sessions (name) ON DELETE CASCADE, ended INTEGER NOT NULL
) STRICT
"""
"""Whether anything counted, and a guided exercise came to its end; in a table of its own, too."""
ADDED: Final = (_DIRECTIONS, _PAIN_PLACES, _PAINS, _BEGINNINGS, _ENDS)


def open_database(file: Path) -> tuple[sqlite3.Connection, str]:
    """Open the history, and create it if it is missing.

    Return the connection, which the caller closes, and a text on what was wrong with the file, or
    an empty one.

    Raises:
        CoachError: The file is of a newer coach or another program, or cannot be opened.
    """
    locations.make_private(file.parent)
    try:
        return _open_checked(file), ""
    except UnicodeDecodeError:  # in an error message of SQLite
        moved = _move_aside(file)
    except sqlite3.OperationalError as error:
        raise explain_database_error(file, error) from error
    except OSError as error:
        raise CoachError(
            Message(
                "{file}: the history cannot be made: {reason}.",
                file=file,
                reason=find_reason(error),
            ),
            Message("Make the folder writable."),
        ) from error
    except sqlite3.DatabaseError:
        moved = _move_aside(file)
    with translate_errors(file):
        problem = Message(
            "The history was damaged. It was moved to {name} and rebuilt from the recordings.",
            name=moved.name,
        )
        return _open_checked(file), problem


@contextmanager
def translate_errors(file: Path) -> Iterator[None]:
    """Turn errors of SQLite into CoachError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain_database_error(file, error) from error
    except UnicodeDecodeError as error:
        raise CoachError(
            Message("{file}: the history is damaged.", file=file),
            Message("Rebuild it from the recordings: coach history rebuild"),
        ) from error


def explain_database_error(file: Path, error: sqlite3.Error | ValueError) -> CoachError:
    """Return the error for what SQLite reported, or for an invalid row."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CoachError(
            Message("{file}: another program is writing the history.", file=file),
            Message("Try again in a moment."),
        )
    if code == sqlite3.SQLITE_FULL:
        return CoachError(
            Message("{file}: the history cannot be written: the disk is full.", file=file),
            Message("Free some space."),
        )
    refused = code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
    return CoachError(
        Message(
            "{file}: the history cannot be used: {reason}.", file=file, reason=find_reason(error)
        ),
        Message("Make the file and its folder writable.")
        if refused
        else Message("Rebuild it from the recordings: coach history rebuild"),
    )


def _open_checked(file: Path) -> sqlite3.Connection:
    with (
        suppress(FileExistsError),
        os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)),
    ):
        pass
    connection = sqlite3.connect(
        file, timeout=WAIT_S, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        _check(connection, file)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, file: Path) -> None:
    """Create the tables in an empty file; check them in any other.

    Raises:
        CoachError: The file is of a newer coach or another program.
        sqlite3.Error: The file is damaged.
    """
    connection.execute("BEGIN IMMEDIATE")
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables and not version:
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        for statement in ADDED:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
        return
    connection.execute("ROLLBACK")
    if application != APPLICATION:
        raise CoachError(
            Message("{file}: this is not a history of coach.", file=file),
            Message("Move it away; coach then makes one."),
        )
    if version > SCHEMA_VERSION:
        raise CoachError(
            Message(
                "{file}: this history was made by a newer coach (version {version}; this "
                "coach knows {schema_version}).",
                file=file,
                version=version,
                schema_version=SCHEMA_VERSION,
            ),
            Message("Update coach."),
        )
    if [row[0] for row in connection.execute("PRAGMA quick_check(1)")] != ["ok"]:
        raise sqlite3.DatabaseError("damaged")
    for statement in ADDED:
        connection.execute(statement)


def _move_aside(file: Path) -> Path:
    """Rename the damaged file and the files of SQLite beside it."""
    number = next(
        n for n in range(1, 10_000) if not file.with_name(f"{file.name}{DAMAGED}-{n}").exists()
    )
    target = file.with_name(f"{file.name}{DAMAGED}-{number}")
    try:
        for behind in _BEHIND:
            with suppress(FileNotFoundError):
                file.with_name(file.name + behind).rename(target.with_name(target.name + behind))
    except OSError as error:
        raise CoachError(
            Message(
                "{file}: this damaged history cannot be moved aside: {reason}.",
                file=file,
                reason=find_reason(error),
            ),
            Message("Delete it."),
        ) from error
    return target
