"""The exercises of this computer, read in a background thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.body.landmarks import Side
from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.exercise.dose.suitability import Person
from coach.exercise.tracking.events import Pain
from coach.message import Message
from coach.store.settings.profiles import bind_profile
from coach.window.background.task import BackgroundTask
from coach.window.programme.today import PlanView
from coach.window.run.backend import Backend

if TYPE_CHECKING:
    from coach.window.programme.pain_of_day import PainOfDay


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
    """Name of an exercise that hurt too much today, during or after it -> the answer; empty for an
    answer before an exercise, which was then not begun."""
    person: Person = field(default_factory=Person)
    """What is known of the user's health."""
    first_pain: Pain | None = None
    """The first answer of the day that was given before an exercise and did not stop it; None
    without one."""
    eased: bool = False
    """True if pain halves the dose by the last answer of the day."""
    day: dt.date | None = None
    """The day for which it was read."""
    hip_notes: Mapping[Side, Message] = field(default_factory=dict)
    """What the prescription says on this day of replaced hips that it allows more than 90 degrees,
    or did."""


class ExerciseList(QObject):
    """Holds the newest library. A load that fails changes nothing and can be repeated."""

    changed = Signal(ExerciseLibrary)
    failed = Signal(CoachError)

    def __init__(
        self,
        backend: Backend,
        parent: QObject | None = None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        """Hold an empty library.

        Args:
            backend: Reads the exercises.
            parent: The owner in Qt.
            today: Returns the local day.
        """
        super().__init__(parent)
        self.library = ExerciseLibrary()
        self._backend, self._today = backend, today
        self.find_profile: Callable[[], str | None] = lambda: None
        """Returns whose library it is; None for the profile that is current when it is read."""
        self._current = False
        """True if the library is of this person and this day."""
        self._person = 0
        """Number of the person, from 0; what was read for an earlier one is not used."""
        self._waiting: Callable[[], None] | None = None
        self._task = BackgroundTask(self, latest_only=True)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self.failed)
        self._task.failed.connect(self._do_waiting)

    def load(self) -> None:
        """Read all exercises again; `changed` follows."""
        person, day, profile = self._person, self._today(), self.find_profile()

        def read() -> tuple[int, ExerciseLibrary]:
            return person, load_library(self._backend, day)

        self._task.run(read if profile is None else bind_profile(profile, read))

    def show(self, library: ExerciseLibrary) -> None:
        """Use this library."""
        self.library, self._current = library, True
        self.changed.emit(library)
        self._do_waiting()

    def follow_day(self) -> None:
        """Read all exercises again if they were read for another day."""
        if self._current and self.library.day not in (None, self._today()):
            self._current = False
            self.load()

    def forget(self) -> None:
        """Hold an empty library, and read that of somebody else."""
        self._person += 1
        self.show(ExerciseLibrary())
        self._current = False
        self.load()

    def when_loaded(self, action: Callable[[], None]) -> bool:
        """Do this once the library of the day is read, or cannot be, and return True.

        Return False if it is not being read. A new action takes the place of one that still waits.
        """
        waits = self._task.busy and not self._current
        self._waiting = action if waits else None
        return waits

    def forget_waiting(self) -> None:
        """Forget the action of `when_loaded`."""
        self._waiting = None

    def translate(self) -> None:
        """Show the library on pages in another language, and read it again.

        What the programme asks for is translated when it is read.
        """
        if self.library.exercises:
            self.show(self.library)
        self.load()

    def close(self) -> None:
        """Wait for the background thread; no signal follows."""
        self._waiting = None
        self._task.cancel_and_wait()

    def _take(self, read: tuple[int, ExerciseLibrary]) -> None:
        person, library = read
        if person == self._person:
            self.show(library)

    def _do_waiting(self) -> None:
        if not self._task.busy or self._current:
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                waiting()


def load_library(backend: Backend, day: dt.date) -> ExerciseLibrary:
    """Load all exercises, when each was last done, and what is due on this day."""
    exercises, broken = backend.load_exercises()
    pain = find_pain(day)
    return ExerciseLibrary(
        exercises,
        broken,
        backend.find_last_days(),
        find_plan(day),
        find_activity(day),
        pain.stops,
        backend.load_person().person,
        pain.first,
        pain.eased,
        day,
        backend.describe_hip_limits(day),
    )


def find_plan(day: dt.date) -> PlanView | None:
    """Return what the programme asks for on a day; None without a programme that can be read."""
    from coach.window.programme.service import read_plan

    try:
        return read_plan(day)
    except CoachError:
        return None


def find_activity(day: dt.date) -> float | None:
    """Return the minutes of activity on a day; None if the history cannot be read."""
    from coach.window.programme.service import read_activity

    try:
        return read_activity(day)
    except CoachError:
        return None


def find_pain(day: dt.date) -> PainOfDay:
    """Return what was answered on a day; nothing if the history cannot be read."""
    from coach.window.programme.pain_of_day import PainOfDay, read_pain

    try:
        return read_pain(day)
    except CoachError:
        return PainOfDay()


def find_exercise(
    backend: Backend, name: str, profile: str | None = None
) -> tuple[str, Exercise | None]:
    """Return a name and its exercise; None if its file is wrong, which the run reports.

    Args:
        backend: Loads it.
        name: Its name, or the path of its file.
        profile: Who is to do it; None for whoever the files say.
    """
    load = partial(backend.load_exercise, name)
    try:
        return name, (load if profile is None else bind_profile(profile, load))().exercise
    except CoachError:
        return name, None
