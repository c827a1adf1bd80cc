"""Asks for pain before, during and after a run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Final

from coach.exercise.tracking.events import PainPlace
from coach.window.context import AppContext
from coach.window.exercises import ExerciseLibrary
from coach.window.flows.open_answer import OpenAnswer
from coach.window.flows.pain_notice import PainNotice
from coach.window.flows.questions import Questions
from coach.window.navigation import Route
from coach.window.safety.explained_red_flags import ExplainedRedFlags
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_reason import describe_reason
from coach.window.safety.pain_session import PainSession, StopReason
from coach.window.safety.pain_stop_text import describe_left_out, describe_stop
from coach.window.safety.pain_text import EarlierPain
from coach.window.safety.unrecorded_pain import UnrecordedPain
from coach.window.widgets.page import Page

RUN: Final = Route(("home", "run"))


class PainFlow:
    """Asks how much it hurts, and ends what strong pain forbids."""

    def __init__(self, context: AppContext, questions: Questions) -> None:
        self._context = context
        self._questions = questions
        self.notice = PainNotice(context)
        self.session = PainSession()
        self.unrecorded = UnrecordedPain(context.runs, lambda: context.person.profile)
        self.unrecorded.kept.connect(context.exercises.load)
        self.unrecorded.failed.connect(lambda error: self.notice.find_home().show_error(error))
        self._flags = ExplainedRedFlags(context.navigator)
        self._day = context.today()
        """The day of the session."""
        self.answer = OpenAnswer(questions)
        self._by_arm = False
        """True until the page asks a question that is answered with an arm."""
        context.navigator.page_created.connect(self._on_page_created)
        context.exercises.changed.connect(self._remember)
        context.person.leaving.connect(self._keep_all)
        context.arms.pain_requested.connect(lambda: self.ask_during_run(by_arm=True))

    def ask_before_run(self, then: Callable[[int | None], None], exercise: str = "") -> None:
        """Ask, then do this with the score; strong pain shows the red flags instead.

        After a stop nothing begins without an answer.

        Args:
            then: Called with the score.
            exercise: Name of the exercise.
        """
        keep = self.answer.keep = partial(self._keep_before, exercise)

        def take(score: int | None) -> None:
            """Begin the session with the score, or show the red flags."""
            refused = score is None and not self._may_begin(exercise, None)
            if not (refused or (score is not None and keep(score))):
                self.session = self.session.begin(score)
                then(score)
                return
            self._context.navigator.home()
            if score is not None:
                self._tell_home()
                self._show_red_flags(score, self.session.earlier)

        self._ask(take, earlier=self.session.earlier, stop=self.session.find_stop(exercise))

    def _may_begin(self, exercise: str, score: int | None) -> bool:
        """Return True if it may begin after this answer; a stop may have become known meanwhile."""
        return self.session.may_begin(score, self.session.find_stop(exercise))

    def _keep_before(self, exercise: str, score: int) -> bool:
        """Keep the score before an exercise; return True if that does not begin."""
        stops = not self._may_begin(exercise, score)
        self.unrecorded.note(exercise, score, self.session.place, stopped=stops)
        if stops:
            self.session = self.session.stop(score)
        return stops

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
        earlier = self._find_earlier()
        self.answer.keep = partial(self._keep_during_run, earlier)
        take = partial(self._take_during_run, earlier)
        self._ask(take, earlier=earlier, behind=RUN, by_arm=by_arm)

    def _take_during_run(self, earlier: EarlierPain, score: int | None) -> None:
        """Record the score and go back to the run, or end the run."""
        stops = score is not None and self._keep_during_run(earlier, score)
        if stops:
            self._context.runs.stop(ask_pain=False, ended_by="pain")
        self._context.navigator.follow(RUN)
        if score is not None and stops:
            self._show_red_flags(score, earlier)

    def _keep_during_run(self, earlier: EarlierPain, score: int) -> bool:
        """Record the score with the run, or keep it; return True if that must end."""
        stops, over = self.session.must_stop(score, earlier), self._context.runs.state.is_over
        self._context.runs.note_pain(score, self.session.place, stopped=stops)
        if stops:
            self._note_stop(score, after=over)
        return stops

    def ask_after_run(
        self, then: Callable[[], None], stop: Callable[[], None], *, by_arm: bool = False
    ) -> None:
        """Ask, store the answer with the run, and go on.

        Args:
            then: Done after the answer.
            stop: Done instead if the pain is strong, before the red flags are shown.
            by_arm: True if the answer is given with an arm.
        """
        earlier = self._find_earlier()
        keep = self.answer.keep = partial(self._keep_after_run, earlier)

        def take(score: int | None) -> None:
            """Record the score and go on, or show the red flags."""
            stops = keep(score)
            # Who raised no arm may not have heard the question: it is asked again.
            self.session = dataclasses.replace(self.session, refused=score is None and not by_arm)
            self._context.navigator.follow(RUN)
            if score is not None and stops:
                stop()
                self._show_red_flags(score, earlier)
            else:
                then()

        self._ask(take, earlier=earlier, behind=RUN, after=True, by_arm=by_arm)

    def _keep_after_run(self, earlier: EarlierPain, score: int | None) -> bool:
        """Record the score, or that there is none; return True if it is a reason to stop."""
        stops = score is not None and self.session.must_stop(score, earlier)
        self._context.runs.answer(score, self.session.place, stopped=stops)
        if score is not None and stops:
            self._note_stop(score, after=True)
        return stops

    def renew(self) -> bool:
        """Begin a new session if the day has changed, and return whether it has."""
        if self._context.today() == self._day:
            return False
        self.unrecorded.keep()
        self.reset()
        return True

    def reset(self) -> None:
        """Forget every answer, and take away what home tells of them."""
        self.notice.withdraw()
        self.session, self._day = PainSession(), self._context.today()
        self.answer.forget()

    def _note_stop(self, score: int, *, after: bool = False) -> None:
        """Keep that the last answer was a reason to stop the exercise of the run."""
        name, opened = self._context.runs.state.request.exercise, self._context.runs.state.opened
        known = self._context.exercises.library.exercises.get(name)
        exercise = known if opened is None else opened.exercise
        title = name if exercise is None else exercise.title
        self.session = self.session.stop(score, name, title, after=after)
        self._day = self._context.today()  # also if the exercise began before midnight
        self._tell_home()

    def _remember(self, library: ExerciseLibrary) -> None:
        """Take over what was answered today before the window was opened."""
        titles = {name: exercise.title for name, exercise in library.exercises.items()}
        stops = tuple(
            StopReason(pain.score, pain.place, name, titles.get(name, name), pain.moment == "after")
            for name, pain in library.stops.items()
        )
        first = library.first_pain
        earlier = None if first is None else EarlierPain(first.score, first.place)
        before = self.session
        self.session = before.remember(stops, earlier, eased=library.eased)
        if self.session.stops != before.stops:
            self._tell_home()

    def _show_red_flags(self, score: int, earlier: EarlierPain | None) -> None:
        """Show the red flags, and that they appear because of this answer."""
        self._flags.show(partial(describe_reason, self.session, score, earlier))

    def _tell_home(self) -> None:
        self.notice.tell(describe_left_out(self.session.stops[-1]))

    def _on_page_created(self, name: str) -> None:
        """Tell home again if it is created anew, as in another language."""
        if name == "home" and self.session.stops:
            self._tell_home()

    def keep_given(self) -> None:
        """Keep what is said so far: the window is closed, or somebody else exercises."""
        given = self.answer.find()
        if given is not None:
            self.answer.forget()
            self.session = self.session.note(given.score, given.place)
            self.answer.keep(given.score)

    def _keep_all(self) -> None:
        """Keep every answer while the profile of who gave it is known."""
        self.keep_given()
        self._context.runs.release_pain()
        self.unrecorded.keep()

    def take_given(self) -> bool:
        """Take what is said so far as the answer, as nothing more is said.

        Return True if it was a reason to stop, so that the red flags are shown.
        """
        given = self.answer.find()
        if given is None:
            return False
        self.take_answer(given.score, given.place)
        return self._context.navigator.route.page == "red_flags"

    def return_to_run(self) -> bool:
        """Show the question again that a run waits for; return False if there is none."""
        navigator = self._context.navigator
        waits = self._questions.is_open("pain") and "run" in navigator.route.pages
        if waits:
            navigator.open("pain")
        return waits

    def take_answer(self, score: int | None, place: PainPlace) -> None:
        """Do what follows the question that is answered on the page of pain.

        Without a question an answer counts as one during the run.
        """
        state = self._context.runs.state
        if not (state.active or state.awaiting_pain_score):
            self.renew()
        self.answer.forget()
        self.session = self.session.note(score, place)
        question = self._questions.take("pain")
        if question is not None:
            question.then(score)
        elif score is None:
            self._context.navigator.back()
        else:
            self._take_during_run(self._find_earlier(), score)

    def _find_earlier(self) -> EarlierPain:
        """Return the answer with which one during or after the run is compared."""
        request = self._context.runs.state.request
        return self.session.find_earlier(request.pain, request.pain_place)

    def _ask(
        self,
        then: Callable[[int | None], None],
        *,
        earlier: EarlierPain | None = None,
        behind: Route | None = None,
        after: bool = False,
        by_arm: bool = False,
        stop: StopReason | None = None,
    ) -> None:
        """Show the page of pain.

        Args:
            then: Called with the score once the question is answered.
            earlier: The answer to compare with; None if there is none.
            behind: The pages behind it; by default those from which the exercise was chosen.
            after: True if the pain after the run is asked for.
            by_arm: True if the user answers with an arm.
            stop: Why it is asked again; None if it was not asked before.

        """
        self._by_arm = by_arm
        self.answer.forget()

        def prepare(page: Page) -> None:
            """Set what the page asks, and what of the answer is said already."""
            assert isinstance(page, PainPage)
            given, by_arm, self._by_arm = self.answer.given, self._by_arm, False
            page.ask(
                before=not after,
                earlier=earlier,
                by_arm=by_arm,
                reason="" if stop is None else describe_stop(stop),
            )
            if given is not None:
                page.repeat(given)

        self._questions.show("pain", then, behind, prepare)
