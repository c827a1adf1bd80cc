"""Which of the recordings in a list count, and which were cut off."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from coach.errors import RecordingError
from coach.exercise.tracking.events import Pain
from coach.store.files.file_lock import is_locked
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import ListedRecording, Recording, list_recordings
from coach.store.recordings.superseded import State, find_copies, find_superseded


def find_superseded_names(listed: Sequence[ListedRecording]) -> set[str]:
    """Return the names of those of these recordings that count in another one."""
    recordings = {each.name: each.recording for each in listed}

    def find_state(name: str) -> State:
        recording = recordings[name]
        return recording.state if recording is not None else "unreadable"

    superseded = find_superseded(recordings, find_state)
    identities = {
        name: (
            each.header.exercise,
            each.header.started_utc,
            each.header.begun,
            _list_answers(each),
        )
        for name, each in recordings.items()
        if each is not None and name not in superseded
    }
    return superseded | find_copies(identities, find_state)


def _list_answers(recording: Recording) -> tuple[Pain, ...]:
    """Return the answers on pain if there is nothing else: two of one moment are no copies."""
    if not recording.header.begun:
        with suppress(RecordingError):
            return tuple(recording.pains())
    return ()


def list_unfinished(folder: Path | None = None) -> list[ListedRecording]:
    """Return recordings that were cut off and of which no whole repair exists, the newest first.

    Recordings that are being written are left out.
    """
    listed = list_recordings(folder)
    superseded = find_superseded_names(listed)
    cut = [each for each in listed if each.recording is not None and not each.recording.finished]
    return [
        each
        for each in cut
        if not each.locked
        and not is_locked(each.folder / FILE_NAME)
        and each.name not in superseded
    ]
