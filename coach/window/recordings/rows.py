"""The recordings of a profile as rows of a list, newest first. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.errors import CoachError, RecordingError
from coach.exercise.tracking.pain_places import describe_score
from coach.message import join_label, translatable
from coach.store.history.index import add_to_history, remove_from_history
from coach.store.recordings.copies import find_superseded_names, list_unfinished
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import (
    ListedRecording,
    Recording,
    delete_recording,
    list_recordings,
)
from coach.store.recordings.repair import repair_recording
from coach.store.recordings.superseded import is_repair
from coach.store.settings.profiles import using_profile
from coach.window.translation.dates import format_date_time
from coach.window.translation.translate import tr

ANSWERS: Final = translatable(
    {
        "before": "not begun, pain before it: {pain}",
        "during": "pain during it: {pain}",
        "after": "pain after it: {pain}",
    }
)
"""When the pain was asked of which nothing else is recorded -> what is said of it."""


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """A recording in the list."""

    folder: Path
    words: str
    exercise: str
    """Name of the exercise; empty if unknown."""
    unfinished: bool
    readable: bool
    begun: bool = True
    """False if only the pain was asked, so that there is nothing to watch."""

    @property
    def repairable(self) -> bool:
        """Whether what is in it may be saved: it was cut off, or is damaged."""
        return self.unfinished or not self.readable


def list_rows_of(profile: str | None) -> tuple[RecordingRow, ...]:
    """Return the rows of the list of this person, the newest first.

    Args:
        profile: The profile; None for the current one.

    Raises:
        CoachError: The folder or the profile cannot be read.
    """
    with using_profile(profile):
        return list_rows(read_titles())


def list_rows(titles: Mapping[str, str]) -> tuple[RecordingRow, ...]:
    """List all recordings, newest first.

    Args:
        titles: Name of an exercise -> its title.

    Raises:
        CoachError: The folder cannot be read.
    """
    unfinished = {listed.name for listed in list_unfinished()}
    recordings = list_recordings()
    superseded = find_superseded_names(recordings)
    return tuple(
        _make_row(listed, listed.name in unfinished, titles, superseded=listed.name in superseded)
        for listed in recordings
    )


def _make_row(
    listed: ListedRecording,
    unfinished: bool,
    titles: Mapping[str, str],
    *,
    superseded: bool = False,
) -> RecordingRow:
    if listed.recording is None:
        return RecordingRow(
            listed.folder,
            f"{listed.name} · {tr(join_label(tr('cannot be read'), tr(listed.problem)))}",
            "",
            unfinished,
            False,
        )
    header = listed.recording.header
    state = _describe_state(listed, listed.recording, unfinished, superseded)
    title = tr(titles.get(header.exercise, header.exercise))
    return RecordingRow(
        listed.folder,
        " · ".join(filter(None, (title, format_date_time(header.started_utc), state))),
        header.exercise,
        unfinished,
        True,
        header.begun,
    )


def _describe_state(
    listed: ListedRecording, recording: Recording, unfinished: bool, superseded: bool
) -> str:
    """Return what is to be known of a recording that can be opened; empty if nothing."""
    return (
        tr("being recorded now")
        if listed.locked
        else tr("cut off: R keeps what is in it")
        if unfinished
        else tr("repaired copy: another one counts")
        if superseded and is_repair(listed.name)
        else tr("another copy counts")
        if superseded and recording.finished
        else tr("repaired: the repaired copy counts")
        if superseded
        else tr("repaired copy")
        if is_repair(listed.name)
        else ""
        if recording.header.begun
        else _describe_answer(recording)
    )


def _describe_answer(recording: Recording) -> str:
    """Return the pain before, during or after an exercise, of which this is no recording."""
    try:
        pains = recording.pains()
    except RecordingError:
        pains = []
    if not pains:
        return tr("not begun")
    pain = describe_score(pains[-1].score, pains[-1].place)
    return tr(ANSWERS[pains[-1].moment], pain=pain)


def is_there(folder: Path) -> bool:
    """Return True if a recording that was listed has not been moved or deleted since."""
    return (folder / FILE_NAME).is_file()


def read_titles() -> dict[str, str]:
    """Return name -> title of every exercise that can be read."""
    from coach.store.exercises.loader import load_readable

    loaded, _ = load_readable()
    return {name: one.exercise.title for name, one in loaded.items()}


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
            tr(
                "Kept: {seconds} seconds, in {name}",
                seconds=round(repaired.duration_s),
                name=repaired.path.name,
            )
        )
    return "\n".join(messages)


def delete(folder: Path) -> str:
    """Delete a recording from disk and history, and describe the result.

    Raises:
        CoachError: It cannot be deleted.
    """
    delete_recording(folder)
    remove_from_history(folder)
    return tr("Deleted: {name}", name=folder.name)


def describe_unfinished() -> str:
    """Describe the recordings that were cut off; empty if there are none, or on errors."""
    try:
        unfinished = list_unfinished()
    except CoachError:
        return ""
    if len(unfinished) == 1:
        return tr(
            "A recording was cut off. What is in it can be kept: {what}.",
            what=_make_row(unfinished[0], False, read_titles()).words,
        )
    return (
        tr("{count} recordings were cut off. What is in them can be kept.", count=len(unfinished))
        if unfinished
        else ""
    )
