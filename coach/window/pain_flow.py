"""Asks for pain before, during and after a run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Final

from coach.exercise.tracking.events import PainPlace
from coach.window.context import AppContext
from coach.window.navigation import Route
from coach.window.questions import Questions
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from coach.window.widgets.page import Page

RUN: Final = Route(("home", "run"))


class PainFlow:
    """Asks how much it hurts, and ends what strong pain forbids."""

    def __init__(self, context: AppContext, questions: Questions) -> None:
        self._context = context
        self._questions = questions
        self.session = PainSession()
        context.arms.pain_requested.connect(lambda: self.ask_during_run(by_arm=True))

    def ask_before_run(self, then: Callable[[int | None], None]) -> None:
        """Ask, then do this with the score; strong pain shows the red flags instead."""

        def take(score: int | None) -> None:
            """Begin the session with the score, or show the red flags."""
            if self.session.must_stop(score, None):
                self._context.navigator.home()
                self._context.navigator.open("red_flags")
                return
            self.session = self.session.begin(score)
            then(score)

        self._ask(take)

    def ask_during_run(self, *, by_arm: bool = False) -> None:
        """Ask; strong pain ends the run. With `by_arm` the answer is given with an arm."""

        def take(score: int | None) -> None:
            """Record the score and go back to the run, or end the run."""
            runs = self._context.runs
            if score is not None:
                runs.note_pain(score, self.session.place)
            self._context.navigator.follow(RUN)
            if self.session.must_stop(score, self.session.before):
                runs.stop(ask_pain=False)
                self._context.navigator.open("red_flags")

        self._ask(take, earlier=self.session.before, behind=RUN, by_arm=by_arm)

    def ask_after_run(self, then: Callable[[], None], stop: Callable[[], None]) -> None:
        """Ask, store the answer with the run, and go on.

        Args:
            then: Done after the answer.
            stop: Done instead if the pain is strong, before the red flags are shown.

        """
        earlier = self._find_earlier()

        def take(score: int | None) -> None:
            """Record the score and go on, or show the red flags."""
            self._context.runs.answer(score, self.session.place)
            self.session = dataclasses.replace(self.session, refused=score is None)
            self._context.navigator.follow(RUN)
            if self.session.must_stop(score, earlier):
                stop()
                self._context.navigator.open("red_flags")
            else:
                then()

        self._ask(take, earlier=earlier, behind=RUN, after=True)

    def take_answer(self, score: int | None, place: PainPlace) -> None:
        """Do what follows the question that is answered on the page of pain."""
        self.session = self.session.note(score, place)
        question = self._questions.take("pain")
        if question is not None:
            question.then(score)
        else:
            self._context.navigator.back()

    def _find_earlier(self) -> int | None:
        """Return the pain before the run or, without an answer then, before the session."""
        pain = self._context.runs.state.request.pain
        return self.session.before if pain is None else pain

    def _ask(
        self,
        then: Callable[[int | None], None],
        *,
        earlier: int | None = None,
        behind: Route | None = None,
        after: bool = False,
        by_arm: bool = False,
    ) -> None:
        """Show the page of pain.

        Args:
            then: Called with the score once the question is answered.
            earlier: The score to compare with; None if there is none.
            behind: The pages behind it; by default those from which the exercise was chosen.
            after: True if the pain after the run is asked for.
            by_arm: True if the user answers with an arm.

        """

        def prepare(page: Page) -> None:
            """Set what the page asks."""
            assert isinstance(page, PainPage)
            page.ask(
                before=not after,
                earlier=earlier,
                earlier_place=self.session.place_before,
                by_arm=by_arm,
            )

        self._questions.show("pain", then, behind, prepare)
