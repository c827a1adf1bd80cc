"""Asks for pain before, during and after a run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Final

from coach.exercise.tracking.events import PainPlace
from coach.window.context import AppContext
from coach.window.exercises import ExerciseLibrary
from coach.window.flows.questions import Questions
from coach.window.home.page import HomePage
from coach.window.navigation import Route
from coach.window.safety.explained_red_flags import ExplainedRedFlags
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_reason import describe_reason
from coach.window.safety.pain_session import PainSession, PainStop
from coach.window.safety.pain_stop_text import describe_left_out, describe_stop
from coach.window.safety.unrecorded_pain import UnrecordedPain
from coach.window.widgets.notice_bar import Notice
from coach.window.widgets.page import Page

RUN: Final = Route(("home", "run"))


class PainFlow:
    """Asks how much it hurts, and ends what strong pain forbids."""

    def __init__(self, context: AppContext, questions: Questions) -> None:
        self._context = context
        self._questions = questions
        self.session = PainSession()
        self.unrecorded = UnrecordedPain(context.runs)
        self.unrecorded.kept.connect(context.exercises.load)
        self.unrecorded.failed.connect(lambda error: self._find_home().show_error(error))
        self._flags = ExplainedRedFlags(context.navigator)
        self._day = context.today()
        self._notice = Notice("")
        """The last one on the home page; its text is empty before the first one."""
        context.exercises.changed.connect(self._remember)
        context.arms.pain_requested.connect(lambda: self.ask_during_run(by_arm=True))

    def ask_before_run(self, then: Callable[[int | None], None], exercise: str = "") -> None:
        """Ask, then do this with the score; strong pain shows the red flags instead.

        After a stop nothing begins without an answer.

        Args:
            then: Called with the score.
            exercise: Name of the exercise.
        """
        stop = self.session.find_stop(exercise)
        earlier = None if stop is None else self.session.before

        def take(score: int | None) -> None:
            """Begin the session with the score, or show the red flags."""
            begins = self.session.may_begin(score, stop)
            if score is not None:
                self.unrecorded.note(exercise, score, self.session.place, stopped=not begins)
            if begins:
                self.session = self.session.begin(score)
                then(score)
                return
            self._context.navigator.home()
            if score is not None:
                self.session = self.session.stop(score)
                self._tell_home()
                self._show_red_flags(score, earlier)

        self._ask(take, earlier=earlier, stop=stop)

    def ask_if_needed(
        self, then: Callable[[int | None], None], exercise: str, *, needed: bool
    ) -> None:
        """Ask before this exercise if it is needed, or after a stop; else do it without a score."""
        if needed or self.session.find_stop(exercise) is not None:
            self.ask_before_run(then, exercise)
        else:
            then(None)

    def ask_during_run(self, *, by_arm: bool = False) -> None:
        """Ask; strong pain ends the run. With `by_arm` the answer is given with an arm."""

        def take(score: int | None) -> None:
            """Record the score and go back to the run, or end the run."""
            runs = self._context.runs
            stops = score is not None and self.session.must_stop(score, self.session.before)
            if score is not None:
                runs.note_pain(score, self.session.place, stopped=stops)
            if score is not None and stops:
                self._note_stop(score)
                runs.stop(ask_pain=False, ended_by="pain")
            self._context.navigator.follow(RUN)
            if score is not None and stops:
                self._show_red_flags(score, self.session.before)

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
            stops = score is not None and self.session.must_stop(score, earlier)
            self._context.runs.answer(score, self.session.place, stopped=stops)
            self.session = dataclasses.replace(self.session, refused=score is None)
            self._context.navigator.follow(RUN)
            if score is not None and stops:
                self._note_stop(score)
                stop()
                self._show_red_flags(score, earlier)
            else:
                then()

        self._ask(take, earlier=earlier, behind=RUN, after=True)

    def renew(self) -> None:
        """Begin a new session if the day has changed."""
        if self._context.today() != self._day:
            self.unrecorded.keep()
            self._find_home().notices.withdraw(self._notice)
            self.session, self._day = PainSession(), self._context.today()

    def _note_stop(self, score: int) -> None:
        """Keep that the last answer was a reason to stop the exercise of the run."""
        state = self._context.runs.state
        title = "" if state.opened is None else state.opened.exercise.title
        self.session = self.session.stop(score, state.request.exercise, title)
        self._tell_home()

    def _remember(self, library: ExerciseLibrary) -> None:
        """Take over what was stopped today before the window was opened."""
        titles = {name: exercise.title for name, exercise in library.exercises.items()}
        stops = tuple(
            PainStop(pain.score, pain.place, name, titles.get(name, name))
            for name, pain in library.stops.items()
        )
        before, self.session = self.session, self.session.remember(stops)
        if self.session != before:
            self._tell_home()

    def _show_red_flags(self, score: int, earlier: int | None) -> None:
        """Show the red flags, and that they appear because of this answer."""
        self._flags.show(partial(describe_reason, self.session, score, earlier))

    def _tell_home(self) -> None:
        """Tell the last stop, in place of an earlier one."""
        home = self._find_home()
        home.notices.withdraw(self._notice)
        self._notice = Notice(describe_left_out(self.session.stops[-1]))
        home.offer(self._notice)

    def _find_home(self) -> HomePage:
        home = self._context.navigator.find("home")
        assert isinstance(home, HomePage)
        return home

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
        stop: PainStop | None = None,
    ) -> None:
        """Show the page of pain.

        Args:
            then: Called with the score once the question is answered.
            earlier: The score to compare with; None if there is none.
            behind: The pages behind it; by default those from which the exercise was chosen.
            after: True if the pain after the run is asked for.
            by_arm: True if the user answers with an arm.
            stop: Why it is asked again; None if it was not asked before.

        """

        def prepare(page: Page) -> None:
            """Set what the page asks."""
            assert isinstance(page, PainPage)
            page.ask(
                before=not after,
                earlier=earlier,
                earlier_place=self.session.place_before,
                by_arm=by_arm,
                reason="" if stop is None else describe_stop(stop),
            )

        self._questions.show("pain", then, behind, prepare)
