"""Keeps answers on pain that no run records: before an exercise, and after its end."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from coach.errors import CoachError
from coach.exercise.tracking.events import Pain, PainPlace
from coach.store.settings.profiles import bind_profile
from coach.window.background.task import BackgroundTask
from coach.window.run.controller import RunController
from coach.window.run.state import RunState

MOMENT: Final = dt.timedelta(milliseconds=1)
AT_ONCE: Final = dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class PainAnswer:
    """An answer on pain before or after an exercise."""

    exercise: str
    """Name or path of the exercise."""
    pain: Pain
    asked: dt.datetime
    profile: str | None
    """Whose answer it is; None for whoever exercises when it is written."""


class UnrecordedPain(QObject):
    """Waits with an answer for the run that records it.

    An answer that stops the exercise, and one that no run has recorded by the next answer, by the
    next day or by the end of the program, becomes a recording of its own. So does one that was
    given when the run recorded nothing, such as after its end.
    """

    kept = Signal()
    """An answer is a recording of its own."""
    failed = Signal(CoachError)
    """An answer cannot be written."""

    def __init__(
        self, runs: RunController, find_profile: Callable[[], str | None] = lambda: None
    ) -> None:
        """Wait for answers.

        Args:
            runs: Records answers, and says which it did not record.
            find_profile: Returns the name of the profile that answers; None if it is not known.
        """
        super().__init__(runs)
        self._runs, self._find_profile = runs, find_profile
        self._answer: PainAnswer | None = None
        self._asked: dt.datetime | None = None
        """When the last answer was given."""
        self._given = False
        """True once a run was started with the answer."""
        self._writing: list[BackgroundTask] = []
        runs.state_changed.connect(self._follow_run)
        runs.pain_unrecorded.connect(self._keep_at_once)

    def note(self, exercise: str, score: int, place: PainPlace, *, stopped: bool) -> None:
        """Take an answer. Nothing is kept of a demo, or if nothing is recorded.

        Args:
            exercise: Name or path of the exercise that was to begin.
            score: How much it hurts, 0 to 10.
            place: Where; empty if unknown.
            stopped: True if the exercise does not begin because of it.
        """
        self._take(exercise, Pain(0.0, before=True, score=score, place=place, stopped=stopped))
        if stopped:
            self.keep()

    def give(self, score: int | None, place: PainPlace) -> tuple[int | None, PainPlace]:
        """Return the answer for a run that starts: this one, or one that no run has recorded."""
        self._given = True
        if score is None and self._answer is not None:
            return self._answer.pain.score, self._answer.pain.place
        return score, place if score is not None else ""

    def keep(self) -> None:
        """Write the answer that waits for a run, if there is one, in the background."""
        answer, self._answer = self._answer, None
        if answer is None:
            return
        task = BackgroundTask(self)
        task.finished.connect(self.kept)
        task.failed.connect(self.failed)
        self._writing.append(task)
        what = answer.exercise, answer.pain, answer.asked, answer.profile
        keep = partial(self._runs.backend.keep_pain, *what)
        task.run(bind_profile(answer.profile, keep))

    def forget(self) -> None:
        """Forget the answer that waits for a run: it is of somebody else, or was deleted."""
        self._answer = None

    def close(self) -> None:
        """Write what is not written yet, and wait for it."""
        self.keep()
        for task in self._writing:
            task.cancel_and_wait()

    def _take(self, exercise: str, pain: Pain) -> None:
        self.keep()
        if self._runs.backend.is_demo() or not self._runs.state.request.record:
            return
        self._asked = find_next_moment(self._asked, dt.datetime.now(dt.UTC))
        self._answer = PainAnswer(exercise, pain, self._asked, self._find_profile())
        self._given = False

    def _keep_at_once(self, pain: Pain) -> None:
        """Keep an answer as one of the exercise, or as one before it if that was not begun."""
        state = self._runs.state
        pain = dataclasses.replace(pain, time_s=0.0)
        if state.request.introduce or not state.request.exercise:
            pain = dataclasses.replace(pain, before=True, during=False)
        self._take(state.request.exercise, pain)
        self.keep()

    def _follow_run(self, state: RunState) -> None:
        """Forget the answer once the recording of a run has it."""
        if self._given and state.active and state.is_saved:
            self._answer = None


def find_next_moment(before: dt.datetime | None, now: dt.datetime) -> dt.datetime:
    """Return now, or a millisecond after the last answer if that is as good as now.

    The answers of a run may come all at once, and recordings tell milliseconds. A clock that was
    set back by more than a second is believed.
    """
    if before is None or not -AT_ONCE < now - before < MOMENT:
        return now
    return before + MOMENT
