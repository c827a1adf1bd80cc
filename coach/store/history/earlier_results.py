"""Earlier recordings of the same exercise, and the results of a test on earlier days."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from coach.body.landmarks import SIDES, Side
from coach.errors import CoachError, RecordingError
from coach.exercise.tracking.range_test.result import RangeResult, find_result
from coach.exercise.tracking.session import fold_all
from coach.store.history.daily_results import group_by_day
from coach.store.history.entry import SAMPLED, Entry, measure_usual_yaw, read_ended
from coach.store.history.index import History
from coach.store.history.trends import read_time
from coach.store.recordings.copies import find_superseded_names
from coach.store.recordings.messages import parse_start
from coach.store.recordings.recording import Recording, list_recordings, open_recording
from coach.store.settings.folders import history_file, recordings_folder

Results = Mapping[Side, list[RangeResult]]


def find_earlier_results(exercise: str, before_utc: str, zone: dt.tzinfo | None = None) -> Results:
    """Return the results of each side on earlier days, one for each day, oldest first.

    A result is the median of the trials that were credited live, and that of a day the median of
    its recordings. Unreadable recordings are skipped. The history answers if it knows all
    recordings; otherwise they are read.

    Args:
        exercise: Name of the test.
        before_utc: Recordings of the day of this time (ISO 8601) or later do not count.
        zone: The time zone of the days, by default the computer's.
    """
    today = parse_start(before_utc).astimezone(zone).date()
    known = _ask_history(exercise)
    found: dict[Side, list[tuple[dt.date, RangeResult]]] = {side: [] for side in SIDES}
    for side, day, result in (
        _list_known(known, zone) if known is not None else _read_all(exercise, zone)
    ):
        found[side].append((day, result))
    return {side: group_by_day(results, today) for side, results in found.items()}


def find_last_days() -> dict[str, dt.date]:
    """Return name of an exercise -> local day of its last readable recording that counts.

    It counts if anything was counted in it; a guided exercise if it came to its end. The history
    answers if it knows all recordings; otherwise their headers are read, and the newest events.

    Raises:
        CoachError: The folder of recordings is unknown or cannot be read.
    """
    days: dict[str, dt.date] = {}
    for start in sorted(_list_starts(), key=attrgetter("began"), reverse=True):
        if start.exercise and start.exercise not in days and start.has_ended():
            days[start.exercise] = start.began.astimezone().date()
    return days


def find_recordings(exercise: str) -> Iterator[Recording]:
    """Yield the recordings of an exercise that can be opened, the newest first.

    Raises:
        CoachError: The folder of recordings is unknown or cannot be read.
    """
    starts = (start for start in _list_starts(exercise) if start.exercise == exercise)
    known = ((start.began, start.name) for start in starts)
    folder = recordings_folder()
    for _, name in sorted(known, reverse=True):
        try:
            recording = open_recording(folder / name)
        except RecordingError:
            continue
        yield recording


@dataclass(frozen=True, slots=True)
class _Start:
    """Folder, exercise and start of what was recorded."""

    name: str
    exercise: str
    began: dt.datetime
    has_ended: Callable[[], bool]
    """Return False if nothing counted, a guided exercise was stopped before its end, or the
    events are damaged."""


def _list_starts(exercise: str | None = None) -> Iterator[_Start]:
    """Yield what was recorded, in no order.

    Recordings of an exercise that was not begun are left out.
    """
    known = _ask_history(exercise)
    if known is not None:
        for entry in known:
            if not entry.begun:
                continue
            began = parse_start(entry.started_utc)
            yield _Start(entry.name, entry.exercise, began, partial(bool, entry.ended))
        return
    listed = list_recordings()
    superseded = find_superseded_names(listed)
    for each in listed:
        recording = each.recording
        if recording is not None and recording.header.begun and each.name not in superseded:
            ended = partial(_has_ended, recording)
            yield _Start(each.name, recording.header.exercise, recording.started, ended)


def _has_ended(recording: Recording) -> bool:
    try:
        return read_ended(recording)
    except RecordingError:
        return False


def _ask_history(exercise: str | None) -> list[Entry] | None:
    """Return the entries of the history; None if it is missing or out of date."""
    try:
        if not history_file().is_file():
            return None
        with History() as history:
            return history.read(exercise) if history.is_fresh() else None
    except CoachError:
        return None


def _list_known(
    entries: list[Entry], zone: dt.tzinfo | None
) -> Iterator[tuple[Side, dt.date, RangeResult]]:
    for entry in entries:
        for side in SIDES:
            if result := entry.side(side).range_result:
                yield side, read_time(entry, zone).date(), result


def _read_all(exercise: str, zone: dt.tzinfo | None) -> Iterator[tuple[Side, dt.date, RangeResult]]:
    for recording in _open_all():
        if recording.header.exercise == exercise:
            day = recording.started.astimezone(zone).date()
            for side, result in _read_results(recording):
                yield side, day, result


def _read_results(recording: Recording) -> Iterator[tuple[Side, RangeResult]]:
    session = fold_all(recording.events())
    for side in SIDES:
        peaks, errors = session.peaks(side), session.peak_errors(side)
        # The turn of the body is measured only if it matters: it takes reading the poses.
        asked = peaks and not errors
        yaw_deg = measure_usual_yaw(recording.poses(SAMPLED)) if asked else math.nan
        if result := find_result(peaks, yaw_deg, errors):
            yield side, result


def _open_all() -> list[Recording]:
    """Return the recordings that count and can be read, oldest first; copies of one only once."""
    opened = []
    listed = list_recordings()
    superseded = find_superseded_names(listed)
    for each in reversed(listed):
        if each.recording is None or each.name in superseded:
            continue
        try:
            each.recording.events()
        except RecordingError:
            continue
        opened.append(each.recording)
    return opened
