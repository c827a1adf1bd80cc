"""Answers on pain that no exercise recorded: each is a recording without pictures.

One that cannot be written to the chosen folder of recordings, as its drive is full or was
unplugged, waits in the folder of the profile until it can.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from coach.errors import RecordingError
from coach.exercise.tracking.events import Pain
from coach.store.files import locations
from coach.store.recordings.folders import make_folder, name_folder
from coach.store.recordings.messages import Header
from coach.store.recordings.recording import (
    Recording,
    delete_recording,
    open_recording,
    require_unlocked,
)
from coach.store.recordings.search import find_folders
from coach.store.recordings.writer import Recorder, start_recording
from coach.store.settings import profiles
from coach.store.settings.settings import load_settings

WAITING: Final = "pain-waiting"
"""Folder of a profile with the answers that wait."""


def keep_pain(header: Header, pain: Pain, profile: str | None = None) -> Path | None:
    """Write an answer, and return the file; None if it waits for the folder of recordings.

    Args:
        header: When it was given, and for which exercise.
        pain: The answer.
        profile: Whose answer it is; that of the current profile by default.

    Raises:
        CoachError: It cannot be written anywhere.
    """
    try:
        return _write(start_recording(header, profile=profile), [pain])
    except RecordingError:
        if not load_settings().recordings_folder:  # the same drive
            raise
        waiting = locations.make_private(profiles.find_profile_folder(profile) / WAITING)
        _write(Recorder(make_folder(waiting, name_folder(header)), header), [pain])
        return None


def list_waiting(profile: str | None = None) -> list[Recording]:
    """Return the answers that wait and can be read, oldest first.

    Args:
        profile: Whose answers; those of the current profile by default.

    Raises:
        CoachError: The folder of the profile is unknown.
    """
    waiting = []
    for folder in find_folders(profiles.find_profile_folder(profile) / WAITING):
        with suppress(RecordingError):  # a damaged one holds up no other
            recording = open_recording(folder)
            require_unlocked(recording.path)
            if recording.pains():  # else it was cut off before the answer was written
                waiting.append(recording)
    return waiting


def move_waiting(profile: str | None = None) -> list[Path]:
    """Move the answers that wait to the folder of recordings, and return the files.

    Those that cannot be read, are being written, or cannot be written there go on waiting.

    Args:
        profile: Whose answers; those of the current profile by default.

    Raises:
        CoachError: The folder of the profile is unknown.
    """
    moved = []
    for recording in list_waiting(profile):
        with suppress(RecordingError):
            recorder = start_recording(recording.header, profile=profile)
            moved.append(_write(recorder, recording.pains()))
            delete_recording(recording.path)
    return moved


def _write(recorder: Recorder, pains: list[Pain]) -> Path:
    with recorder:
        recorder.write_events(pains)
    return recorder.path
