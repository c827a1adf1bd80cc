"""Finds the recordings that can be compared with the one on the replay page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from coach.store.settings.profiles import bind_profile
from coach.window.background.task import BackgroundTask
from coach.window.recordings.rows import RecordingRow, list_rows, read_titles
from coach.window.replay.recording import LoadedRecording, ReplayRequest
from coach.window.translation.translate import tr

MAX_OTHERS: Final = 20
"""Maximum number of recordings that are offered."""


class OtherRecordings(QObject):
    """Lists all recordings of a profile in a background thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecordingRow, ...] = ()
        self._profile: str | None = None
        self._task = BackgroundTask(self, latest_only=True)
        self._task.finished.connect(self._take)

    def load(self, profile: str | None) -> None:
        """List the recordings of this profile again; None for the current one."""
        self._profile = profile
        self._task.run(bind_profile(profile, lambda: list_rows(read_titles())))

    def find(self, shown: LoadedRecording | None) -> dict[str, ReplayRequest]:
        """Return description -> request of the recordings that can stand beside this one."""
        return {} if shown is None else list_others(shown, self._rows, self._profile)

    def list_names(self, shown: LoadedRecording | None) -> dict[str, str]:
        """Return key -> text of each of them, and of none, for a menu."""
        return {"": tr("Nothing beside it"), **{name: name for name in self.find(shown)}}

    def _take(self, rows: tuple[RecordingRow, ...]) -> None:
        self._rows = rows


def list_others(
    shown: LoadedRecording, rows: Sequence[RecordingRow], profile: str | None = None
) -> dict[str, ReplayRequest]:
    """Return description -> request, for this profile, of the other ones of the same exercise."""
    same = [
        row
        for row in rows
        if row.exercise == shown.header.exercise and row.folder.name != shown.name
        if row.readable and row.begun
    ]
    return {row.words: ReplayRequest(row.folder, profile=profile) for row in same[:MAX_OTHERS]}
