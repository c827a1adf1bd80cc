"""What is known of the user's health: read and written in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.errors import CoachError
from coach.exercise.dose.suitability import Person
from coach.store.settings.person import PersonSettings
from coach.window.background.task import BackgroundTask
from coach.window.run.backend import Backend

PATIENCE_MS: Final = 3000
"""Time without an answer of the drive after which `silent` is emitted, in milliseconds."""
Update = Callable[[PersonSettings], PersonSettings]
"""Returns changed settings; applied twice it changes nothing more."""
Change = tuple[str | None, Update]
"""The profile for which it was made, and what it changes."""


class PersonStorage(QObject):
    """Holds what the current profile says about its person.

    The file is read once when this is created, before the window opens, and later only in
    background threads: a drive may never answer.
    """

    loaded = Signal()
    """The file was read again; `current` and `error` say what was found."""
    leaving = Signal()
    """Somebody else was chosen; what is not kept yet is still of `profile`."""
    replaced = Signal()
    """Somebody else exercises: nothing of what is known is theirs."""
    saved = Signal()
    """All changes are stored."""
    failed = Signal(CoachError)
    """A change could not be stored."""
    silent = Signal()
    """The drive has not answered for `PATIENCE_MS`; it may still do so."""

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self.profile: str | None = None
        """The profile of `current`; None while it is not known which one that is."""
        self.current = PersonSettings()
        self.error: CoachError | None = None
        """Why the file cannot be read; None if it can, or if there is none."""
        self._unsaved: list[Change] = []
        self._waiting: Callable[[], None] | None = None
        self._reading = BackgroundTask(self, latest_only=True)
        self._writing = BackgroundTask(self, latest_only=True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.silent)
        for task in (self._reading, self._writing):
            task.finished.connect(self._patience.stop)
            task.failed.connect(self._patience.stop)
        self._reading.finished.connect(self._take)
        self._reading.failed.connect(self._on_reading_failed)
        self._writing.finished.connect(self._on_saved)
        self._writing.failed.connect(self._on_failed)
        try:
            self.profile = backend.find_profile()
            self.current = backend.load_person(self.profile)
        except CoachError as error:
            self.error = error

    @property
    def person(self) -> Person:
        """The same for judging which exercises fit; nothing is known if the file is wrong."""
        return self.current.person

    @property
    def must_ask(self) -> bool:
        """True if the profile was never asked; a file with mistakes is not asked for again."""
        return self.error is None and not self.current.asked

    @property
    def busy(self) -> bool:
        """True while the file is read, or a change is being stored."""
        return self._reading.busy or self._writing.busy

    def load(self) -> None:
        """Read the file again in the background; `loaded` follows."""
        self._patience.start()
        self._reading.run(partial(_load, self._backend, self.profile))

    def forget(self) -> None:
        """Know nothing, and store nothing any more: everything was deleted."""
        self._writing.cancel()
        self._unsaved = []
        self._follow(None)

    def choose(self, profile: str) -> None:
        """Know nothing, and read the file of another profile.

        What was changed before goes on to be stored, in the file of the earlier profile.
        """
        self.leaving.emit()
        self._follow(profile)

    def _follow(self, profile: str | None) -> None:
        self.current, self.error, self.profile = PersonSettings(), None, profile
        self.load()
        self.replaced.emit()

    def show(self, person: PersonSettings) -> None:
        """Use these settings."""
        self.error = None
        own = tuple(update for profile, update in self._unsaved if profile == self.profile)
        self.current = _apply(own, person)
        self._report_loaded()

    def when_loaded(self, action: Callable[[], None]) -> bool:
        """Do this once the file is read, and return True; return False if it is not being read.

        A new action takes the place of one that still waits.
        """
        self._waiting = action if self._reading.busy else None
        return self._reading.busy

    def forget_waiting(self) -> None:
        """Forget the action of `when_loaded`."""
        self._waiting = None

    def change(self, update: Update) -> None:
        """Change the settings now, and the file in the background; `saved` or `failed` follows."""
        self.current = update(self.current)
        self._unsaved.append((self.profile, update))
        self._patience.start()
        self._writing.run(partial(_store, self._backend, tuple(self._unsaved)))

    def allow_exercise(self, name: str) -> None:
        """Store that a professional has allowed an exercise."""
        self.change(
            lambda person: person.model_copy(
                update={"allowed": tuple(dict.fromkeys((*person.allowed, name)))}
            )
        )

    def close(self) -> None:
        """Wait for the background threads, and store what may not be stored yet."""
        self._waiting = None
        self._patience.stop()
        self._reading.cancel_and_wait()
        self._writing.cancel_and_wait()
        if self._unsaved:
            with suppress(CoachError):
                _store(self._backend, tuple(self._unsaved))
            self._unsaved = []

    def _take(self, read: tuple[str, PersonSettings]) -> None:
        """Use what was read, unless it is being read again."""
        if not self._reading.busy:
            self.profile, person = read
            self._unsaved = [(profile or self.profile, each) for profile, each in self._unsaved]
            self.show(person)

    def _report_loaded(self) -> None:
        waiting, self._waiting = self._waiting, None
        self.loaded.emit()
        if waiting is not None:
            waiting()

    def _on_reading_failed(self, error: CoachError) -> None:
        if not self._reading.busy:
            self.current, self.error = PersonSettings(), error
            self._report_loaded()

    def _on_saved(self, result: tuple[int, Mapping[str | None, PersonSettings]]) -> None:
        count, stored = result
        self._unsaved = self._unsaved[count:]
        if not self._unsaved:
            if self.profile in stored:
                self.current, self.error = stored[self.profile], None
            self.saved.emit()

    def _on_failed(self, error: CoachError) -> None:
        self._unsaved = []
        self.failed.emit(error)


def _load(backend: Backend, profile: str | None) -> tuple[str, PersonSettings]:
    """Return this profile, or else the current one, and what it says. Raises CoachError."""
    profile = backend.find_profile() if profile is None else profile
    return profile, backend.load_person(profile)


def _store(
    backend: Backend, changes: Sequence[Change]
) -> tuple[int, Mapping[str | None, PersonSettings]]:
    """Change the file of each profile; return how many changes these are, and what it says now.

    Raises:
        CoachError: A file could not be changed; those of the other profiles are.
    """
    stored: dict[str | None, PersonSettings] = {}
    problem: CoachError | None = None
    for profile in dict.fromkeys(profile for profile, _ in changes):
        own = tuple(update for of, update in changes if of == profile)
        try:
            stored[profile] = backend.update_person(partial(_apply, own), profile)
        except CoachError as error:
            problem = problem or error
    if problem is not None:
        raise problem
    return len(changes), stored


def _apply(updates: Sequence[Update], person: PersonSettings) -> PersonSettings:
    """Return the person with every update, in order."""
    for update in updates:
        person = update(person)
    return person
