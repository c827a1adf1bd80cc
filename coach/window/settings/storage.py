"""The settings that the window uses, and the one way in which it changes them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.errors import CoachError
from coach.store.settings.settings import Settings
from coach.window.background.task import BackgroundTask
from coach.window.run.backend import Backend

PATIENCE_MS: Final = 3000
"""Time without an answer after which `silent` is emitted, in milliseconds."""


class SettingsStorage(QObject):
    """Holds the settings; loads, changes and deletes them in the background.

    A change names only the values that the user changed. Whatever a terminal or the key R has
    stored meanwhile stays. A drive that never answers does not stop the window.
    """

    changed = Signal(Settings)
    """These settings are used from now on."""
    loaded = Signal()
    """The file was read again."""
    loading_failed = Signal(CoachError)
    saved = Signal()
    """All changes are stored."""
    deleted = Signal(str)
    """Everything of the user was deleted; a description of it."""
    failed = Signal(CoachError)
    """Saving or deleting has failed."""
    silent = Signal()
    """The drive has not answered for `PATIENCE_MS`; it may still do so."""

    def __init__(
        self, backend: Backend, settings: Settings | None = None, parent: QObject | None = None
    ) -> None:
        """Hold settings that were loaded.

        Args:
            backend: Loads, changes and deletes; called in background threads.
            settings: What was loaded; by default they are loaded now.
            parent: The owner in Qt.

        """
        super().__init__(parent)
        self._backend = backend
        self.current = settings or backend.load_settings()
        self._unsaved: dict[str, Any] = {}
        """Changed values that may not be stored yet."""
        self._reading, self._deletion = BackgroundTask(self), BackgroundTask(self)
        self._saving = BackgroundTask(self, latest_only=True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.silent)
        for task in (self._reading, self._saving, self._deletion):
            task.finished.connect(self._patience.stop)
            task.failed.connect(self._patience.stop)
        self._reading.finished.connect(self._on_loaded)
        self._saving.finished.connect(self._on_saved)
        self._deletion.finished.connect(self._on_deleted)
        self._reading.failed.connect(self.loading_failed)
        self._saving.failed.connect(self.failed)
        self._deletion.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """True while something is read or written."""
        return self._reading.busy or self._saving.busy or self._deletion.busy

    @property
    def wanted(self) -> Settings:
        """The settings with the changes that may not be stored yet."""
        return self.current.model_copy(update=self._unsaved)

    def load(self) -> None:
        """Read the file again; `loaded` or `loading_failed` follows."""
        self._run(self._reading, self._backend.load_settings)

    def change(self, **values: Any) -> None:
        """Change these settings and no others; `saved` or `failed` follows.

        What cannot be stored is tried again with the next change.
        """
        self._unsaved.update(values)
        unsaved = dict(self._unsaved)
        self._run(self._saving, lambda: (unsaved, _store(self._backend, unsaved)))

    def delete_everything(self) -> None:
        """Delete all data of the user, and load the settings again; `deleted` follows."""
        backend = self._backend
        self._unsaved.clear()
        self._run(self._deletion, lambda: (backend.delete_everything(), backend.load_settings()))

    def close(self) -> None:
        """Wait for the background threads, and store what may not be stored yet."""
        self._patience.stop()
        for task in (self._reading, self._saving, self._deletion):
            task.cancel_and_wait()
        if self._unsaved:
            with suppress(CoachError):
                _store(self._backend, self._unsaved)
            self._unsaved.clear()

    def _run(self, task: BackgroundTask, work: Callable[[], Any]) -> None:
        self._patience.start()
        task.run(work)

    def _use(self, settings: Settings) -> None:
        if settings != self.current:
            self.current = settings
            self.changed.emit(settings)

    def _on_loaded(self, settings: Settings) -> None:
        if not self._saving.busy:  # what is being saved is newer
            self._use(settings)
        self.loaded.emit()

    def _on_saved(self, result: tuple[dict[str, Any], Settings]) -> None:
        stored, settings = result
        for key, value in stored.items():
            if self._unsaved.get(key) == value:
                del self._unsaved[key]
        self._use(settings)
        if self._reading.busy:  # it may have read what was there before
            self.load()
        if not self._unsaved:
            self.saved.emit()

    def _on_deleted(self, result: tuple[str, Settings]) -> None:
        what, settings = result
        self._use(settings)
        self.deleted.emit(what)


def _store(backend: Backend, values: dict[str, Any]) -> Settings:
    return backend.update_settings(lambda settings: settings.model_copy(update=values))
