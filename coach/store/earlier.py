"""What earlier recordings of the same test gave."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from coach.body.landmarks import SIDES, Side
from coach.errors import RecordingError
from coach.exercise.session import fold_all
from coach.store.places import recordings_folder
from coach.store.recordings import FILE_NAME, Recording, open_recording


def find_earlier_peaks(exercise: str, before_utc: str) -> Mapping[Side, list[float]]:
    """Each earlier recording's result of each side, oldest first: the median of its credited trials as told then, degrees.

    exercise: its name. before_utc: recordings that began at this time (ISO) or later do not count. Recordings that cannot be read are
    passed over; without any there are empty lists.
    """
    earlier = sorted((r for r in _open_all() if r.header.exercise == exercise and r.header.started_utc < before_utc), key=_began)
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
    for path in sorted(recordings_folder().glob(f"*/{FILE_NAME}")):
        try:
            recording = open_recording(path)
            recording.events()
        except RecordingError:
            continue
        opened.append(recording)
    return opened
