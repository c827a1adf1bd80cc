"""Asks what must be asked before a run and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from coach.errors import CoachError
from coach.window.background.task import BackgroundTask
from coach.window.context import AppContext
from coach.window.navigation import PageName, Route
from coach.window.run.backend import Backend
from coach.window.run.run import PAIN_GROUP
from coach.window.run.state import Step
from coach.window.safety.pain_page import PainPage
from coach.window.widgets.page import Page

QUESTIONS: Final = ("red_flags", "pain")
"""Pages whose answers the start flow takes."""
RUN: Final = Route(("home", "run"))


@dataclass(frozen=True, slots=True)
class _Question:
    page: PageName
    then: Callable[[int | None], None]
    """Called with the pain score once the question is answered; None for no score."""


class StartFlow(QObject):
    """Shows the red flags before the first run, and asks for pain before and after a test.

    If another page is opened instead of an answer, the question is cancelled.
    """

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: _Question | None = None
        self._lookup = BackgroundTask(self)
        self._lookup.finished.connect(lambda found: self._ask_before(*found))
        context.navigator.page_created.connect(self._on_page_created)
        context.navigator.page_changed.connect(self._on_page_changed)

    def start(self, exercise: str) -> None:
        """Start a run of this exercise after the questions."""
        context = self._context
        known = context.exercises.library.exercises.get(exercise)
        if not context.backend.knows_red_flags():
            self._ask("red_flags", lambda _: self.start(exercise))
        elif not context.runs.state.request.record:
            self._run(exercise)
        elif known is not None:
            self._ask_before(exercise, known.group)
        else:  # the list is not loaded yet, or this is the path of a file
            self._lookup.run(lambda: find_group(context.backend, exercise))

    def repeat(self) -> None:
        """Start the last run again."""
        runs = self._context.runs
        exercise, asked = runs.state.request.exercise, runs.state.request.pain is not None
        self._leave(lambda: self.start(exercise) if asked else runs.start())

    def go_home(self) -> None:
        """End the run and show the home page."""
        self._leave(self._go_home)

    def cancel(self) -> None:
        """Forget what would follow the current question."""
        self._question = None
        self._lookup.cancel()

    def close(self) -> None:
        """Cancel, and wait for the background thread."""
        self._question = None
        self._lookup.cancel_and_wait()

    def _run(self, exercise: str, pain: int | None = None) -> None:
        self._context.navigator.follow(RUN)
        self._context.runs.choose_exercise(exercise, pain)

    def _go_home(self) -> None:
        runs = self._context.runs
        if runs.state.step not in (Step.ENDED, Step.FAILED):
            runs.stop()
        self._context.exercises.load()
        self._context.navigator.home()

    def _leave(self, action: Callable[[], None]) -> None:
        """Do this after the user was asked for the pain after the run, if that is necessary."""
        if not self._context.runs.state.awaiting_pain_score:
            action()
            return

        def take(score: int | None) -> None:
            self._context.runs.answer(score)
            self._context.navigator.follow(RUN)
            action()

        self._ask("pain", take, before=False)

    def _ask_before(self, exercise: str, group: str) -> None:
        if group == PAIN_GROUP:
            self._ask("pain", lambda score: self._run(exercise, score))
        else:
            self._run(exercise)

    def _ask(
        self, name: PageName, then: Callable[[int | None], None], *, before: bool = True
    ) -> None:
        page = self._context.navigator.open(name)
        if isinstance(page, PainPage):
            page.ask(before, None if before else self._context.runs.state.request.pain)
        self._question = _Question(name, then)

    def _on_page_created(self, name: str, page: Page) -> None:
        if isinstance(page, PainPage):
            page.answered.connect(self._on_pain_answered)
        elif name == "red_flags":
            page.back_requested.connect(self._on_red_flags_read)

    def _on_page_changed(self, name: str) -> None:
        if self._question is None or self._question.page != name:
            self.cancel()

    def _on_red_flags_read(self) -> None:
        self._context.backend.note_red_flags()
        question, self._question = self._question, None
        self._context.navigator.back()
        if question is not None:
            question.then(None)

    def _on_pain_answered(self, score: int | None) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.then(score)
        else:
            self._context.navigator.back()


def find_group(backend: Backend, exercise: str) -> tuple[str, str]:
    """Return an exercise and its group; no group if its file is wrong, which the run reports."""
    try:
        return exercise, backend.load_exercise(exercise).exercise.group
    except CoachError:
        return exercise, ""
