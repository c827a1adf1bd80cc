"""What was packed before, noted in a file of the profile: it tells what is new, and no more.

A file of results may get lost on its way. Nothing depends on the note: every file holds all
sessions since the prescription began, and the clinic keeps each once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final

from coach.bounded_read import read_beginning
from coach.errors import CoachError
from coach.store.files import locations
from coach.store.files.atomic_write import write_atomically
from coach.store.results.document import Results, Session
from coach.store.settings.prescribed import find_sent_file

MAX_BYTES: Final = 10_000_000
"""Maximum size of the note that is read."""
_DIGITS: Final = 16


def list_new(sessions: Iterable[Session], identifier: str) -> list[Session]:
    """Return the sessions that were not packed before as they are now.

    Args:
        sessions: All sessions.
        identifier: Of the prescription.
    """
    known = _read(identifier)
    return [session for session in sessions if _sum_up(session) not in known]


def remember_packed(results: Results) -> None:
    """Note the sessions of results that were written.

    Raises:
        CoachError: The note cannot be written.
    """
    known = _read(results.identifier) | {_sum_up(session) for session in results.sessions}
    data = {"identifier": results.identifier, "sessions": sorted(known)}
    file = find_sent_file()
    locations.make_private(file.parent)
    write_atomically(file, json.dumps(data) + "\n")


def _read(identifier: str) -> frozenset[str]:
    """Return the checksums of what was packed for this patient; none if that is not known."""
    try:
        data: Any = json.loads(read_beginning(find_sent_file(), MAX_BYTES))
        if data["identifier"] != identifier:
            return frozenset()
        return frozenset(str(each) for each in data["sessions"])
    except (CoachError, OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


def _sum_up(session: Session) -> str:
    # Without what is newer it has the checksum that earlier versions kept.
    values = {"pains": session.pains or None, "was_begun": session.was_begun}
    text = session.model_dump_json(exclude={key for key in values if values[key] is None})
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
