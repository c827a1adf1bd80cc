"""Delete recordings that are older than the settings allow."""

from __future__ import annotations

from datetime import datetime, timedelta

from coach.errors import CoachError
from coach.store.files.deletion import DeletedFiles
from coach.store.files.file_lock import is_locked
from coach.store.recordings.file_names import FILE_NAME
from coach.store.recordings.recording import delete_recording, list_recordings
from coach.store.settings.settings import Settings, load_settings


def apply_retention(now: datetime, settings: Settings | None = None) -> DeletedFiles:
    """Delete recordings that are older than `retention_days`; none for 0 days.

    A recording of unknown age, one that is being written, or one that cannot be deleted stays.

    Args:
        now: With a time zone.
        settings: The saved settings by default.

    Raises:
        CoachError: The settings are wrong.
    """
    settings = load_settings() if settings is None else settings
    removed = DeletedFiles()
    if settings.retention_days == 0:
        return removed
    limit = now - timedelta(days=settings.retention_days)
    for listed in list_recordings():
        began = listed.started
        if began is None or began >= limit or is_locked(listed.folder / FILE_NAME):
            continue
        try:
            removed += delete_recording(listed.folder)
        except CoachError:
            continue
    return removed
