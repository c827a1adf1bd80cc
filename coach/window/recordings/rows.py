"""The recordings of a profile as rows of a list, newest first. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import CoachError, ExerciseError
from coach.message import translatable
from coach.store.history.index import add_to_history, remove_from_history
from coach.store.recordings.recording import (
    ListedRecording,
    delete_recording,
    list_recordings,
    list_unfinished,
)
from coach.store.recordings.repair import repair_recording
from coach.window.replay.recording import LoadedRecording, ReplayRequest
from coach.window.translation.dates import format_date_time
from coach.window.translation.translate import tr

MAX_OTHERS: Final = 20
"""Maximum number of recordings that are offered for comparison."""
TEXTS: Final = translatable(
    {
        "title": "Recordings",
        "hint": "Enter looks at one. They lie on this computer only.",
        "none": "There are no recordings yet. Do an exercise: it is recorded while you do it, as points of the body, without a picture.",
        "reading": "Looking for recordings …",
        "cut": "cut off: R keeps what is in it",
        "held": "being recorded now",
        "unreadable": "cannot be read",
        "repaired": "Kept: {seconds} seconds, in {name}",
        "ask": "Press Delete again to delete {name} for good.",
        "deleted": "Deleted: {name}",
        "found_one": "A recording was cut off, what is in it can be kept: {what}.",
        "found_many": "{count} recordings were cut off. What is in them can be kept.",
        "keep": "Keep it",
        "look": "Show them",
    }
)


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """A recording in the list."""

    folder: Path
    words: str
    exercise: str
    """Name of the exercise; empty if unknown."""
    unfinished: bool
    readable: bool


def list_rows(titles: Mapping[str, str]) -> tuple[RecordingRow, ...]:
    """List all recordings, newest first.

    Args:
        titles: Name of an exercise -> its title.

    Raises:
        CoachError: The folder cannot be read.
    """
    unfinished = {listed.name for listed in list_unfinished()}
    return tuple(
        _make_row(listed, listed.name in unfinished, titles) for listed in list_recordings()
    )


def _make_row(listed: ListedRecording, unfinished: bool, titles: Mapping[str, str]) -> RecordingRow:
    if listed.recording is None:
        return RecordingRow(
            listed.folder,
            f"{listed.name} · {tr(TEXTS['unreadable'])}: {tr(listed.problem)}",
            "",
            unfinished,
            False,
        )
    header = listed.recording.header
    state = tr(TEXTS["held"]) if listed.locked else tr(TEXTS["cut"]) if unfinished else ""
    title = tr(titles.get(header.exercise, header.exercise))
    return RecordingRow(
        listed.folder,
        " · ".join(filter(None, (title, format_date_time(header.started_utc), state))),
        header.exercise,
        unfinished,
        True,
    )


def read_titles() -> dict[str, str]:
    """Return name -> title of every exercise that can be read."""
    from coach.store.exercises.loader import list_exercises, load_exercise

    titles = {}
    for name in list_exercises():
        try:
            titles[name] = load_exercise(name).exercise.title
        except ExerciseError:
            continue
    return titles


def repair_unfinished(folders: Sequence[Path]) -> str:
    """Repair these recordings, add them to the history, and describe the result.

    Raises:
        RecordingError: A recording cannot be repaired; later ones are not tried.
    """
    messages = []
    for folder in folders:
        repaired = repair_recording(folder)
        add_to_history(repaired.path)
        messages.append(
            tr(TEXTS["repaired"], seconds=round(repaired.duration_s), name=repaired.path.name)
        )
    return "\n".join(messages)


def delete(folder: Path) -> str:
    """Delete a recording from disk and history, and describe the result.

    Raises:
        CoachError: It cannot be deleted.
    """
    delete_recording(folder)
    remove_from_history(folder.name)
    return tr(TEXTS["deleted"], name=folder.name)


def list_others(
    recording: LoadedRecording, rows: Sequence[RecordingRow]
) -> dict[str, ReplayRequest]:
    """Return text -> request of other recordings of the same exercise, for comparison."""
    same = [
        row
        for row in rows
        if row.exercise == recording.header.exercise
        and row.folder.name != recording.name
        and row.readable
    ]
    return {row.words: ReplayRequest(row.folder) for row in same[:MAX_OTHERS]}


def describe_unfinished() -> str:
    """Describe the recordings that were cut off; empty if there are none, or on errors."""
    try:
        unfinished = list_unfinished()
    except CoachError:
        return ""
    if len(unfinished) == 1:
        return tr(TEXTS["found_one"], what=_make_row(unfinished[0], False, read_titles()).words)
    return tr(TEXTS["found_many"], count=len(unfinished)) if unfinished else ""
