"""The history: an index over the recordings of a profile, which can be rebuilt from them.

`coach.store.history.trends` computes what the window shows of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.closing import Closeable
from coach.errors import CoachError, RecordingError
from coach.store.history.database import explain_database_error, open_database, translate_errors
from coach.store.history.entry import Entry, drop_copies, summarise_recording
from coach.store.history.rows import format_placeholders, group_rows, make_entry, split_side
from coach.store.recordings.counted import find_counted_folders
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import open_recording
from coach.store.settings import folders
from coach.store.settings.profiles import using_profile

_SIDE_COLUMNS: Final = 12
_SESSIONS: Final = (
    "SELECT name, exercise, started_utc, finished, duration_s, tracked_s, "
    "norm_deg, pain_before, pain_after, place, downward, begun, ended"
    " FROM sessions LEFT JOIN directions ON directions.session = name"
    " LEFT JOIN beginnings ON beginnings.session = name"
    " LEFT JOIN counted_ends ON counted_ends.session = name"
    " LEFT JOIN pain_places ON pain_places.session = name"
)
Mark = tuple[int, int]
"""Size in bytes and time of change in nanoseconds: a file with the same mark is unchanged."""
UNREADABLE: Final[Mark] = (0, 0)
"""Mark of a file that the system does not let see."""


@dataclass(frozen=True, slots=True)
class IndexChanges:
    """Changes of the index after a look at the recordings."""

    added: int
    """Recordings that are new or have changed."""
    removed: int
    """Recordings that no longer exist."""
    unreadable: tuple[tuple[str, str], ...]
    """Name and problem of each unreadable recording; it counts for nothing."""


class History(Closeable):
    """The index of one profile, for one thread at a time. Close it, best by ``with``."""

    def __init__(self, file: Path | None = None, recordings: Path | None = None) -> None:
        """Open the history of the current profile by default.

        Raises:
            CoachError: As `open_database`.
        """
        with using_profile() if file is None or recordings is None else nullcontext():
            self.file = folders.history_file() if file is None else file
            self._folder = folders.recordings_folder() if recordings is None else recordings
        self._connection, self.problem = open_database(self.file)
        if self.problem:
            self.refresh()

    def add(self, path: Path) -> Entry:
        """Add one recording, or replace its entry.

        Raises:
            RecordingError: The recording cannot be read.
            CoachError: The history cannot be written.
        """
        recording = open_recording(path)
        mark = _read_mark(recording.path)
        entry = summarise_recording(recording)
        with self._changing():
            self._put(entry, mark)
        return entry

    def remove(self, name: str) -> None:
        """Remove the recording in the folder of this name, if it is known.

        Raises:
            CoachError: The history cannot be written.
        """
        with self._changing():
            self._connection.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def refresh(self) -> IndexChanges:
        """Add new and changed recordings, and remove deleted ones; none if the drive is missing.

        Raises:
            CoachError: The settings are wrong, or the history cannot be written.
        """
        present, known = self._list_marks(), self._read_marks()
        deleted = known.keys() - present.keys()
        new = [name for name, mark in present.items() if known.get(name) != mark]
        read = [(name, self._summarise(name)) for name in new]
        with self._changing():
            self._connection.executemany(
                "DELETE FROM sessions WHERE name = ?", [(name,) for name in deleted]
            )
            for name, (entry, problem) in read:
                self._put(entry, present[name], problem)
        with translate_errors(self.file):
            unreadable = self._connection.execute(
                "SELECT name, problem FROM sessions WHERE problem <> '' ORDER BY name"
            ).fetchall()
        return IndexChanges(
            sum(not problem for _, (_, problem) in read), len(deleted), tuple(unreadable)
        )

    def rebuild(self) -> IndexChanges:
        """Build the index again from the recordings alone.

        Raises:
            CoachError: The drive of the recordings is missing, or the history cannot be written.
        """
        folders.require_within_reach(self._folder)
        with self._changing():
            self._connection.execute("DELETE FROM sessions")
        return self.refresh()

    def is_fresh(self) -> bool:
        """Return True if the index matches all recordings.

        Raises:
            CoachError: The history cannot be read.
        """
        return self._list_marks() == self._read_marks()

    def read(self, exercise: str | None = None) -> list[Entry]:
        """Return the sessions of one exercise or of all, oldest first, copies of one only once.

        Raises:
            CoachError: The history cannot be read.
        """
        values = () if exercise is None else (exercise,)
        condition = "problem = ''" + " AND exercise = ?" * len(values)
        with self._changing("DEFERRED"):
            sessions = self._connection.execute(
                f"{_SESSIONS} WHERE {condition} ORDER BY started_utc, name", values
            ).fetchall()
            sides = group_rows(
                self._connection.execute("SELECT * FROM sides ORDER BY session, side = '', side")
            )
            faults = group_rows(
                self._connection.execute(
                    "SELECT session, name, count FROM faults ORDER BY session, name"
                )
            )
            pains = group_rows(
                self._connection.execute(
                    "SELECT session, time_s, before, score, place, stopped, during"
                    " FROM pain_answers ORDER BY session, number"
                )
            )
        try:
            return drop_copies(
                make_entry(
                    row, sides.get(row[0], []), faults.get(row[0], []), pains.get(row[0], [])
                )
                for row in sessions
            )
        except ValueError as error:
            raise explain_database_error(self.file, error) from error

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    @contextmanager
    def _changing(self, how: str = "IMMEDIATE") -> Iterator[None]:
        """Run the block in one transaction."""
        with translate_errors(self.file):
            self._connection.execute(f"BEGIN {how}")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # SQLite has ended it itself on a full disk
                    self._connection.execute("ROLLBACK")
                raise

    def _list_marks(self) -> dict[str, Mark]:
        if folders.is_out_of_reach(self._folder):  # its drive is not there
            return self._read_marks()
        marks = {}
        for folder in find_counted_folders(self._folder):
            try:
                marks[folder.name] = _read_mark(folder / FILE_NAME)
            except (FileNotFoundError, NotADirectoryError):  # it was deleted meanwhile
                continue
            except OSError:  # it is kept with what is wrong with it
                marks[folder.name] = UNREADABLE
        return marks

    def _read_marks(self) -> dict[str, Mark]:
        """Return the mark of each session.

        Its size is -1 if the direction of its test is missing, or its answers on pain, or whether
        it was begun or came to its end if that is in doubt: earlier versions did not keep them.
        """
        with translate_errors(self.file):
            return {
                name: (size, ns)
                for name, size, ns in self._connection.execute(
                    "SELECT name, iif((norm_deg IS NULL OR downward IS NOT NULL) AND "
                    "(coalesce(pain_before, pain_after) IS NULL OR "
                    "EXISTS (SELECT 1 FROM pain_answers WHERE pain_answers.session = name)) AND "
                    "(begun IS NOT NULL OR duration_s > 0 OR problem <> '') AND "
                    "(ended IS NOT NULL OR problem <> '' OR "
                    "EXISTS (SELECT 1 FROM sides WHERE sides.session = name)), "
                    "size, -1), changed_ns FROM sessions"
                    " LEFT JOIN directions ON directions.session = name"
                    " LEFT JOIN beginnings ON beginnings.session = name"
                    " LEFT JOIN counted_ends ON counted_ends.session = name"
                )
            }

    def _summarise(self, name: str) -> tuple[Entry, str]:
        try:
            return dataclasses.replace(
                summarise_recording(open_recording(self._folder / name)), name=name
            ), ""
        except RecordingError as error:
            return Entry(name, "", "", False, 0.0, 0.0), error.message

    def _put(self, entry: Entry, mark: Mark, problem: str = "") -> None:
        run = self._connection.execute
        run("DELETE FROM sessions WHERE name = ?", (entry.name,))
        row = (
            entry.name,
            *mark,
            entry.exercise,
            entry.started_utc,
            entry.finished,
            entry.duration_s,
            entry.tracked_s,
            entry.norm_deg,
            entry.pain_before,
            entry.pain_after,
            problem,
        )
        run(f"INSERT INTO sessions VALUES ({format_placeholders(len(row))})", row)
        if entry.norm_deg is not None:
            run("INSERT INTO directions VALUES (?, ?)", (entry.name, entry.downward))
        run("INSERT INTO beginnings VALUES (?, ?)", (entry.name, entry.begun))
        run("INSERT INTO counted_ends VALUES (?, ?)", (entry.name, entry.ended))
        if entry.pain_place:
            run("INSERT INTO pain_places VALUES (?, ?)", (entry.name, entry.pain_place))
        for number, pain in enumerate(entry.pains):
            answer = dataclasses.astuple(pain)
            run(
                f"INSERT INTO pain_answers VALUES ({format_placeholders(2 + len(answer))})",
                (entry.name, number, *answer),
            )
        for side in entry.sides:
            run(
                f"INSERT INTO sides VALUES ({format_placeholders(_SIDE_COLUMNS)})",
                (entry.name, *split_side(side)),
            )
        for name, count in entry.faults.items():
            run("INSERT INTO faults VALUES (?, ?, ?)", (entry.name, name, count))


def add_to_history(path: Path) -> None:
    """Add a recording that has just ended to the history of the profile in whose folder it is.

    By then another profile may be in use. If it fails, the next refresh adds it.
    """
    with suppress(CoachError):
        owner = folders.find_owner(path)
        file, recordings = folders.history_file(owner), folders.recordings_folder(profile=owner)
        with History(file, recordings) as history:
            history.add(path)


def remove_from_history(folder: Path) -> None:
    """Remove a deleted recording from the history of the profile in whose folder it was.

    If that fails, the next refresh removes it.
    """
    with suppress(CoachError):
        owner = folders.find_owner(folder)
        file, recordings = folders.history_file(owner), folders.recordings_folder(profile=owner)
        if file.is_file():
            with History(file, recordings) as history:
                history.remove(folder.resolve().name)


def _read_mark(file: Path) -> Mark:
    status = file.stat()
    return status.st_size, status.st_mtime_ns
