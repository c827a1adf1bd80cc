"""Finds the recordings that can be compared with the one on the replay page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from coach.window.background.task import BackgroundTask
from coach.window.recordings.rows import RecordingRow, list_rows_of
from coach.window.replay.recording import LoadedRecording, ReplayRequest
from coach.window.translation.translate import tr

MAX_OTHERS: Final = 20
"""Maximum number of recordings that are offered."""


class OtherRecordings(QObject):
    """Lists all recordings in a background thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.find_profile: Callable[[], str | None] = lambda: None
        """Returns whose recordings are listed; None for the current profile."""
        self._rows: tuple[RecordingRow, ...] = ()
        self._task = BackgroundTask(self, latest_only=True)
        self._task.finished.connect(self._take)

    def load(self) -> None:
        """List the recordings again."""
        self._task.run(partial(list_rows_of, self.find_profile()))

    def find(self, shown: LoadedRecording | None) -> dict[str, ReplayRequest]:
        """Return description -> request of the recordings that can stand beside this one."""
        return list_others(shown, self._rows) if shown is not None else {}

    def list_names(self, shown: LoadedRecording | None) -> dict[str, str]:
        """Return key -> text of each of them, and of none, for a menu."""
        return {"": tr("Nothing beside it"), **{name: name for name in self.find(shown)}}

    def _take(self, rows: tuple[RecordingRow, ...]) -> None:
        self._rows = rows


def list_others(shown: LoadedRecording, rows: Sequence[RecordingRow]) -> dict[str, ReplayRequest]:
    """Return description -> request of the other recordings of the same exercise."""
    same = [
        row
        for row in rows
        if row.exercise == shown.header.exercise and row.folder.name != shown.name
        if row.readable and row.begun
    ]
    return {row.words: ReplayRequest(row.folder) for row in same[:MAX_OTHERS]}
