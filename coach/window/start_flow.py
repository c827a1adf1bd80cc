"""Asks what must be asked before a run and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from coach.errors import CoachError
from coach.exercise.definition.exercise import Exercise
from coach.window.background.task import BackgroundTask
from coach.window.context import AppContext
from coach.window.introduction.page import IntroductionPage
from coach.window.navigation import PageName, Route
from coach.window.run.backend import Backend
from coach.window.run.run import PAIN_GROUP
from coach.window.run.state import Step
from coach.window.safety.pain_page import PainPage
from coach.window.widgets.page import Page

QUESTIONS: Final = ("red_flags", "pain")
"""Pages whose answers the start flow takes; leaving them is an answer."""
NOT_BEHIND: Final = (*QUESTIONS, "introduction", "run")
"""Pages to which the way back from a question before a run does not lead."""
RUN: Final = Route(("home", "run"))


@dataclass(frozen=True, slots=True)
class _Question:
    page: PageName
    then: Callable[[int | None], None]
    """Called with the pain score once the question is answered; None for no score."""


class StartFlow(QObject):
    """Leads from the choice of an exercise to its run, and out of the run.

    It shows the red flags before the first run, asks for pain before and after a test, and
    introduces the exercise. If another page is opened instead of an answer, the question is
    cancelled; the introduction can be left for another page and stays.
    """

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: _Question | None = None
        self._introduced: Exercise | None = None
        """The exercise that the introduction shows."""
        self._read_aloud: set[str] = set()
        """Exercises of which the first caution was read aloud in this session."""
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
        elif context.backend.is_demo():
            self._run(exercise)
        elif known is not None:
            self._ask_before(exercise, known)
        else:  # the list is not loaded yet, or this is the path of a file
            self._lookup.run(lambda: find_exercise(context.backend, exercise))

    def repeat(self) -> None:
        """Start the last run again, without introducing the exercise again."""
        runs = self._context.runs
        asked = runs.state.request.pain is not None
        self._leave(self._ask_again if asked else runs.start)

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

    def _ask_again(self) -> None:
        exercise = self._context.runs.state.request.exercise
        self._ask("pain", lambda score: self._run(exercise, score))

    def _ask_before(self, name: str, exercise: Exercise | None) -> None:
        """Ask for the pain if necessary, then introduce the exercise; None if its file is wrong."""
        if exercise is None:
            self._run(name)
        elif exercise.group == PAIN_GROUP and self._context.runs.state.request.record:
            self._ask("pain", lambda score: self._introduce(name, exercise, score))
        else:
            self._introduce(name, exercise, None)

    def _introduce(self, name: str, exercise: Exercise, pain: int | None) -> None:
        self._introduced = exercise
        page = self._ask("introduction", lambda _: self._run(name, pain))
        assert isinstance(page, IntroductionPage)
        page.show_exercise(exercise)
        if name not in self._read_aloud:
            self._read_aloud.add(name)
            page.read_first_caution()

    def _ask(
        self, name: PageName, then: Callable[[int | None], None], *, before: bool = True
    ) -> Page:
        navigator = self._context.navigator
        self._question = None
        if before:
            pages = tuple(page for page in navigator.route.pages if page not in NOT_BEHIND)
            navigator.follow(Route(pages).open(name))
        else:
            navigator.open(name)
        page = navigator.find(name)
        if isinstance(page, PainPage):
            page.ask(before, None if before else self._context.runs.state.request.pain)
        self._question = _Question(name, then)
        return page

    def _on_page_created(self, name: str, page: Page) -> None:
        if isinstance(page, PainPage):
            page.answered.connect(self._on_pain_answered)
        elif name == "red_flags":
            page.back_requested.connect(self._on_red_flags_read)
        elif isinstance(page, IntroductionPage):
            page.begun.connect(self._on_begun)
            if self._introduced is not None:  # the language has changed meanwhile
                page.show_exercise(self._introduced)

    def _on_page_changed(self, name: str) -> None:
        question = self._question
        pages = self._context.navigator.route.pages
        kept = question is not None and question.page == "introduction" and "introduction" in pages
        if not kept and (question is None or question.page != name):
            self.cancel()

    def _on_begun(self) -> None:
        question = self._take_question("introduction")
        if question is not None:
            question.then(None)

    def _on_red_flags_read(self) -> None:
        self._context.backend.note_red_flags()
        question = self._take_question("red_flags")
        self._context.navigator.back()
        if question is not None:
            question.then(None)

    def _on_pain_answered(self, score: int | None) -> None:
        question = self._take_question("pain")
        if question is not None:
            question.then(score)
        else:
            self._context.navigator.back()

    def _take_question(self, page: PageName) -> _Question | None:
        """Return the open question if this page asks it; it is then no longer open."""
        question = self._question
        if question is None or question.page != page:
            return None
        self._question = None
        return question


def find_exercise(backend: Backend, name: str) -> tuple[str, Exercise | None]:
    """Return a name and its exercise; None if its file is wrong, which the run reports."""
    try:
        return name, backend.load_exercise(name).exercise
    except CoachError:
        return name, None
