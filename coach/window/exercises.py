"""The exercises of this computer, read in a background thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Person
from coach.exercise.tracking.events import Pain
from coach.window.background.task import BackgroundTask
from coach.window.programme.today import PlanView
from coach.window.run.backend import Backend


@dataclass(frozen=True, slots=True)
class ExerciseLibrary:
    """All exercises of this computer."""

    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    """Name -> exercise."""
    broken: tuple[str, ...] = ()
    """Names of files that cannot be read."""
    done: Mapping[str, dt.date] = field(default_factory=dict)
    """Name -> day on which it was last done, for exercises that were recorded."""
    plan: PlanView | None = None
    """What the programme asks for today; None if the user follows none."""
    active_minutes: float | None = None
    """Minutes of activity today; None if unknown."""
    stops: Mapping[str, Pain] = field(default_factory=dict)
    """Name of an exercise that was stopped today because of pain -> the answer; empty for an answer
    before an exercise, which was then not begun."""
    person: Person = field(default_factory=Person)
    """What is known of the user's health."""


class ExerciseList(QObject):
    """Holds the newest library. A load that fails changes nothing and can be repeated."""

    changed = Signal(ExerciseLibrary)
    failed = Signal(CoachError)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = ExerciseLibrary()
        self._backend = backend
        self._task = BackgroundTask(self, latest_only=True)
        self._task.finished.connect(self.show)
        self._task.failed.connect(self.failed)

    def load(self) -> None:
        """Read all exercises again; `changed` follows."""
        self._task.run(lambda: load_library(self._backend))

    def show(self, library: ExerciseLibrary) -> None:
        """Use this library."""
        self.library = library
        self.changed.emit(library)

    def translate(self) -> None:
        """Show the library on pages in another language, and read it again.

        What the programme asks for is translated when it is read.
        """
        if self.library.exercises:
            self.show(self.library)
        self.load()

    def close(self) -> None:
        """Wait for the background thread; no signal follows."""
        self._task.cancel_and_wait()


def load_library(backend: Backend) -> ExerciseLibrary:
    """Load all exercises, when each was last done, and what is due today."""
    exercises, broken = backend.load_exercises()
    return ExerciseLibrary(
        exercises,
        broken,
        backend.find_last_days(),
        find_plan(),
        find_activity(),
        find_stops(),
        backend.load_person().person,
    )


def find_plan() -> PlanView | None:
    """Return what the programme asks for today; None without a programme that can be read."""
    from coach.window.programme.service import read_plan

    try:
        return read_plan(dt.datetime.now().astimezone().date())
    except CoachError:
        return None


def find_activity() -> float | None:
    """Return the minutes of activity today; None if the history cannot be read."""
    from coach.window.programme.service import read_activity

    try:
        return read_activity(dt.datetime.now().astimezone().date())
    except CoachError:
        return None


def find_stops() -> Mapping[str, Pain]:
    """Return what was stopped today because of pain; nothing if the history cannot be read."""
    from coach.window.programme.service import read_stops

    try:
        return read_stops(dt.datetime.now().astimezone().date())
    except CoachError:
        return {}


def find_exercise(backend: Backend, name: str) -> tuple[str, Exercise | None]:
    """Return a name and its exercise; None if its file is wrong, which the run reports."""
    try:
        return name, backend.load_exercise(name).exercise
    except CoachError:
        return name, None
