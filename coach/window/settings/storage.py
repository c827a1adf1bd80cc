"""Loads, saves and deletes the settings in the background: a drive may never answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.errors import CoachError
from coach.store.settings.settings import Settings
from coach.window.background.task import BackgroundTask

PATIENCE_MS: Final = 3000
"""Time without an answer after which `silent` is emitted, in milliseconds."""


class SettingsStorage(QObject):
    """Does one thing at a time; of changes that wait only the newest is saved."""

    loaded = Signal(Settings)
    loading_failed = Signal(CoachError)
    saved = Signal(Settings)
    deleted = Signal(str, Settings)
    """A description of what was deleted, and the settings after it."""
    failed = Signal(CoachError)
    """Saving or deleting has failed."""
    silent = Signal()
    """The drive has not answered for `PATIENCE_MS`; it may still do so."""

    def __init__(
        self,
        load: Callable[[], Settings],
        save: Callable[[Settings], object],
        delete_everything: Callable[[], str] | None,
        parent: QObject | None = None,
    ) -> None:
        """Create an object that has loaded nothing.

        Args:
            load: Loads the settings.
            save: Saves the settings.
            delete_everything: Deletes all data of the user and describes what was deleted.
            parent: The owner in Qt.

        """
        super().__init__(parent)
        self._load, self._save, self._delete = load, save, delete_everything
        self.unsaved: Settings | None = None
        """The newest settings that may not be saved yet; None if all are."""
        self._reading, self._deletion = BackgroundTask(self), BackgroundTask(self)
        self._saving = BackgroundTask(self, latest_only=True)
        self._finishing = BackgroundTask(self)
        self._storing = threading.Lock()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.silent)
        self._reading.finished.connect(self._on_loaded)
        self._saving.finished.connect(self._on_saved)
        self._deletion.finished.connect(self._on_deleted)
        for task in (self._reading, self._saving, self._deletion):
            task.finished.connect(self._patience.stop)
            task.failed.connect(self._patience.stop)
        self._reading.failed.connect(self.loading_failed)
        self._saving.failed.connect(self.failed)
        self._deletion.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """True while something is read or written."""
        return self._reading.busy or self._saving.busy or self._deletion.busy

    def load(self) -> None:
        """Load the settings; a change that is not saved yet has precedence."""
        self._run(self._reading, self._load)

    def save(self, settings: Settings) -> None:
        """Save the settings."""
        self.unsaved = settings
        self._run(self._saving, lambda: self._store(settings))

    def delete_everything(self) -> None:
        """Delete all data of the user, and load the settings again."""
        delete, load = self._delete, self._load
        if delete is not None:
            self.unsaved = None
            self._run(self._deletion, lambda: (delete(), load()))

    def finish(self) -> None:
        """Save what may not be saved yet, in the background, after a save that has begun."""
        self._patience.stop()
        settings, self.unsaved = self.unsaved, None
        if settings is not None:
            self._finishing.run(lambda: self._store(settings))

    def _store(self, settings: Settings) -> Settings:
        with self._storing:
            self._save(settings)
        return settings

    def _run(self, task: BackgroundTask, work: Callable[[], Any]) -> None:
        self._patience.start()
        task.run(work)

    def _on_loaded(self, settings: Settings) -> None:
        if self.unsaved is None:
            self.loaded.emit(settings)

    def _on_saved(self, settings: Settings) -> None:
        if settings == self.unsaved:
            self.unsaved = None
        self.saved.emit(settings)

    def _on_deleted(self, result: tuple[str, Settings]) -> None:
        self.deleted.emit(*result)
