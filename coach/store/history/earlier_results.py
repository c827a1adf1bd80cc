"""Earlier recordings of the same exercise, and the results of earlier tests."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterator, Mapping
from operator import itemgetter

from coach.body.landmarks import SIDES, Side
from coach.errors import CoachError, RecordingError
from coach.exercise.tracking.session import fold_all
from coach.store.history.entry import Entry
from coach.store.history.index import History
from coach.store.recordings.messages import parse_start
from coach.store.recordings.recording import (
    Recording,
    find_folders,
    list_recordings,
    open_recording,
)
from coach.store.settings.folders import history_file, recordings_folder

Peaks = Mapping[Side, list[float]]


def find_earlier_peaks(exercise: str, before_utc: str) -> Peaks:
    """Return the earlier results of each side, oldest first, in degrees.

    A result is the median of the trials that were credited live. Unreadable recordings are skipped.
    The history answers if it knows all recordings; otherwise they are read.

    Args:
        exercise: Name of the test.
        before_utc: Recordings that began at this time (ISO 8601) or later do not count.
    """
    known = _ask_history(exercise)
    if known is not None:
        earlier = [entry for entry in known if entry.started_utc < before_utc]
        return {
            side: [
                result.peak_deg for entry in earlier if (result := entry.side(side).range_result)
            ]
            for side in SIDES
        }
    return _read_all(exercise, before_utc)


def find_last_days() -> dict[str, dt.date]:
    """Return name of an exercise -> local day of its last readable recording.

    The history answers if it knows all recordings; otherwise their headers are read.

    Raises:
        CoachError: The folder of recordings is unknown or cannot be read.
    """
    starts = (
        (exercise, began.astimezone().date()) for _, exercise, began in _list_starts() if exercise
    )
    return dict(sorted(starts, key=itemgetter(1)))


def find_recordings(exercise: str) -> Iterator[Recording]:
    """Yield the recordings of an exercise that can be opened, the newest first.

    Raises:
        CoachError: The folder of recordings is unknown or cannot be read.
    """
    known = ((began, name) for name, found, began in _list_starts(exercise) if found == exercise)
    folder = recordings_folder()
    for _, name in sorted(known, reverse=True):
        try:
            recording = open_recording(folder / name)
        except RecordingError:
            continue
        yield recording


def _list_starts(exercise: str | None = None) -> Iterator[tuple[str, str, dt.datetime]]:
    """Yield name of the folder, exercise and start of recordings, in no order."""
    known = _ask_history(exercise)
    if known is not None:
        for entry in known:
            yield entry.name, entry.exercise, parse_start(entry.started_utc)
        return
    for listed in list_recordings():
        if listed.recording is not None:
            yield listed.name, listed.recording.header.exercise, listed.recording.started


def _ask_history(exercise: str | None) -> list[Entry] | None:
    """Return the entries of the history; None if it is missing or out of date."""
    try:
        if not history_file().is_file():
            return None
        with History() as history:
            return history.read(exercise) if history.is_fresh() else None
    except CoachError:
        return None


def _read_all(exercise: str, before_utc: str) -> Peaks:
    earlier = sorted(
        (
            r
            for r in _open_all()
            if r.header.exercise == exercise and r.header.started_utc < before_utc
        ),
        key=_began,
    )
    found: dict[Side, list[float]] = {side: [] for side in SIDES}
    for recording in earlier:
        session = fold_all(recording.events())
        for side in SIDES:
            if peaks := session.peaks(side):
                found[side].append(statistics.median(peaks))
    return found


def _began(recording: Recording) -> str:
    return recording.header.started_utc


def _open_all() -> list[Recording]:
    opened = []
    for path in find_folders():
        try:
            recording = open_recording(path)
            recording.events()
        except RecordingError:
            continue
        opened.append(recording)
    return opened
