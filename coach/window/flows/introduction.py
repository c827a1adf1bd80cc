"""Introduces an exercise before its run, with the camera open behind the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coach.exercise.definition.exercise import Exercise
from coach.window.context import AppContext
from coach.window.flows.questions import Questions
from coach.window.introduction.camera import IntroductionCamera
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.shown import ShownIntroduction
from coach.window.introduction.text import is_known
from coach.window.widgets.page import Page


class IntroductionFlow:
    """Shows the page, and opens and closes the camera with it."""

    def __init__(self, context: AppContext, questions: Questions) -> None:
        self._context, self._questions = context, questions
        self._camera = IntroductionCamera(context.runs)
        self.shown = ShownIntroduction()
        context.navigator.page_created.connect(self._on_page_created)

    def forget(self) -> None:
        """Take no exercise as begun or read aloud."""
        self.shown = ShownIntroduction()

    def introduce(
        self,
        name: str,
        exercise: Exercise,
        choose: Callable[[], object],
        run: Callable[[], None],
    ) -> None:
        """Introduce an exercise.

        Args:
            name: Its name.
            exercise: The exercise.
            choose: Opens the camera, without beginning.
            run: Called once the user begins.
        """
        done = self._context.exercises.library.done.get(name)
        self.shown.choose(name, exercise, known=is_known(done, self._context.today()))
        page = self._questions.show("introduction", lambda _: run())
        assert isinstance(page, IntroductionPage)
        self._show(page)
        self._camera.open(choose)
        self.shown.read(page)

    def begin(self) -> None:
        """Begin what is introduced, if anything is."""
        question = self._questions.take("introduction")
        if question is not None:
            self.shown.note_begun()
            question.then(None)

    def begin_run(self, name: str) -> bool:
        """Begin the run that is open behind the page; return False if it is another one."""
        return self._camera.begin(name)

    def follow_page(self, name: str) -> None:
        """Open or close the camera because this page is shown."""
        asked = self._questions.open is not None
        self._camera.follow_page(shown=name == "introduction" and asked)

    def _on_page_created(self, _: str, page: Page) -> None:
        if isinstance(page, IntroductionPage):
            page.allowed.connect(self._on_allowed)
            self._show(page)  # again if the language has changed meanwhile

    def _on_allowed(self) -> None:
        """Store that a professional has allowed the exercise, and introduce it again."""
        page = self._context.navigator.find("introduction")
        assert isinstance(page, IntroductionPage)
        self._context.person.allow_exercise(self.shown.name)
        self._show(page)

    def _show(self, page: IntroductionPage) -> None:
        known, notes = self._context.person, self._context.exercises.library.hip_notes
        person = replace(known.person, hip_notes=notes)
        self.shown.show(page, person, answered=known.current.answered)
