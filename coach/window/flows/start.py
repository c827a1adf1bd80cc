"""Asks what must be asked before a run and after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from coach.exercise.definition.exercise import Exercise
from coach.window.background.task import BackgroundTask
from coach.window.context import AppContext
from coach.window.exercises import find_exercise
from coach.window.flows.pain import RUN, PainFlow
from coach.window.flows.questions import Questions
from coach.window.introduction.camera import IntroductionCamera
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.shown import ShownIntroduction
from coach.window.introduction.text import is_known
from coach.window.introduction.upcoming import Upcoming
from coach.window.navigation import PageName
from coach.window.run.run import PAIN_GROUP
from coach.window.run.state import Step
from coach.window.run_page.page import RunPage
from coach.window.safety.pain_page import PainPage
from coach.window.widgets.page import Page


class StartFlow(QObject):
    """Leads from the choice of an exercise to its run, and out of the run.

    It shows the red flags and asks for conditions before the first run, and introduces the
    exercise. It asks for pain before the first exercise of a session and at its end, and before and
    after a test. Pain of 4 or 5 halves the dose of what follows. If another page is opened
    instead of an answer, the question is cancelled; the introduction can be left for another page
    and stays.
    """

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._questions = Questions(context.navigator)
        self.introduction = ShownIntroduction()
        self._camera = IntroductionCamera(context.runs)
        self.pain = PainFlow(context, self._questions)
        self._conditions_skipped = False
        """True once the page of conditions was left without an answer."""
        # Read before the window opens: later a drive may never answer.
        self._flags_read = context.backend.knows_red_flags()
        self._notes, self._lookup = BackgroundTask(self, latest_only=True), BackgroundTask(self)
        self._lookup.finished.connect(lambda found: self._ask_before(*found))
        context.runs.finished.connect(self._on_run_finished)
        context.settings.deleted.connect(self._forget_red_flags)
        context.settings.deleted.connect(context.person.load)
        context.person.saved.connect(context.exercises.load)
        context.navigator.page_created.connect(self._on_page_created)
        context.navigator.page_changed.connect(self._on_page_changed)

    def start(self, exercise: str) -> None:
        """Start a run of this exercise after the questions."""
        context = self._context
        known = context.exercises.library.exercises.get(exercise)
        if not context.runs.state.active:
            self.pain.renew()
        if not self._flags_read:
            self._questions.show("red_flags", lambda _: self.start(exercise))
        elif context.backend.is_demo() and self.pain.session.find_stop(exercise) is None:
            self._run(exercise)
        elif context.person.when_loaded(lambda: self.start(exercise)):
            return
        elif context.person.must_ask and not self._conditions_skipped:
            self._questions.show("conditions", lambda _: self._start_asked(exercise))
        elif known is not None:
            self._ask_before(exercise, known)
        else:  # the list is not loaded yet, or this is the path of a file
            self._lookup.run(lambda: find_exercise(context.backend, exercise))

    def show_red_flags(self, then: Callable[[], None]) -> None:
        """Show the red flags if they were never read, and do this after it."""
        if self._flags_read:
            then()
        else:
            self._questions.show("red_flags", lambda _: then())

    def try_out(self, exercise: str) -> None:
        """Start a gentle exercise after the question about pain.

        The conditions are asked before the next exercise; strong pain starts nothing.
        """
        known = self._context.exercises.library.exercises.get(exercise)
        if known is None or not self._flags_read:
            self.start(exercise)
        else:
            self._ask_before(exercise, known)

    def _start_asked(self, exercise: str) -> None:
        """Start after the questions about conditions, also if they were left unanswered."""
        self._conditions_skipped = self._context.person.must_ask
        self.start(exercise)

    def repeat(self) -> None:
        """Start the last run again, without introducing the exercise again.

        What hurt does not start again: home is shown instead.
        """
        if self._context.runs.state.ended_by == "pain":
            self.go_home()
            return
        request = self._context.runs.state.request
        asks = self._asks_always() and request.pain is not None
        again = partial(self._run, request.exercise)
        start = partial(self.pain.ask_if_needed, again, request.exercise, needed=asks)
        self._leave(start, asks=self._asks_always())

    def pause_or_repeat(self) -> None:
        """Pause or resume the run; start it again if it is over."""
        state = self._context.runs.state
        if state.step not in (Step.ENDED, Step.FAILED):
            self._context.runs.toggle_pause()
        elif state.ended_by != "pain":
            self.repeat()

    def go_home(self) -> None:
        """End the run and show the home page."""
        over = not self.pain.session.refused and self._is_session_over()
        self._leave(self._go_home, asks=self._asks_always() or over)

    def ask_pain(self) -> None:
        """Ask for the pain during a run; strong pain ends the run."""
        runs = self._context.runs
        if runs.state.awaiting_pain_score:
            self._leave(lambda: None, asks=True)
        else:
            self.pain.ask_during_run()

    def cancel(self) -> None:
        """Forget what would follow the current question."""
        self._questions.cancel()
        self._lookup.cancel()
        self._context.person.forget_waiting()

    def note_red_flags(self) -> None:
        """Store that the user has read the red flags."""
        self._flags_read = True
        self._notes.run(self._context.backend.note_red_flags)

    def _forget_red_flags(self) -> None:
        self._flags_read = False

    def close(self) -> None:
        """Cancel, and wait for the background thread."""
        self._questions.cancel()
        self._lookup.cancel_and_wait()
        self._notes.cancel_and_wait()
        self.pain.unrecorded.close()

    def introduce_next(self, name: str, upcoming: Upcoming) -> None:
        """Introduce the next exercise of a routine in short form; no pain is asked between."""
        known = self._context.exercises.library.exercises.get(name)
        if known is None or self._context.backend.is_demo():
            self._run(name)
        else:
            self.introduction.upcoming = upcoming
            self._introduce(name, known, None)

    def end_session(self) -> None:
        """Ask for the pain after the last exercise, then show the home page."""
        self._leave(self._go_home, asks=not self.pain.session.refused)

    def _run(self, exercise: str, pain: int | None = None) -> None:
        begun = self._camera.begin(exercise)
        self._context.navigator.follow(RUN)
        if not begun:
            self._choose(exercise, pain)

    def _choose(self, exercise: str, pain: int | None, *, introduce: bool = False) -> None:
        context = self._context
        score, place = self.pain.unrecorded.give(pain, self.pain.session.place)
        context.runs.choose_exercise(
            exercise,
            score,
            pain_place=place,
            ask_pain=not context.backend.is_demo(),
            ease=self.pain.session.eased,
            introduce=introduce,
        )

    def _go_home(self) -> None:
        runs = self._context.runs
        if runs.state.step not in (Step.ENDED, Step.FAILED):
            runs.stop(ask_pain=False)
        self._context.exercises.load()
        self._context.navigator.home()

    def _leave(self, action: Callable[[], None], *, asks: bool) -> None:
        """Do this after the recording got the pain after the run; ask the user if `asks`."""
        runs = self._context.runs
        if not runs.state.awaiting_pain_score:
            action()
        elif not asks:
            runs.answer(None)
            action()
        else:
            self.pain.ask_after_run(action, self._go_home)

    def _asks_always(self) -> bool:
        """Return True if the exercise of the run is a test."""
        opened = self._context.runs.state.opened
        return opened is not None and opened.exercise.group == PAIN_GROUP

    def _is_session_over(self) -> bool:
        """Return True if nothing else is due today, as far as the programme knows."""
        runs, plan = self._context.runs, self._context.exercises.library.plan
        name = runs.state.request.exercise
        if plan is None or self.pain.session.eased:
            return True
        return all(due.state == "done" or due.exercise == name for due in plan.due)

    def _ask_before(self, name: str, exercise: Exercise | None) -> None:
        """Ask for the pain if necessary, then introduce the exercise; None if its file is wrong."""
        recorded = self._context.runs.state.request.record
        test = exercise is not None and exercise.group == PAIN_GROUP
        first = exercise is not None and not self.pain.session.asked
        self.pain.ask_if_needed(
            lambda pain: self._introduce(name, exercise, pain),
            name,
            needed=recorded and (test or first),
        )

    def _introduce(self, name: str, exercise: Exercise | None, pain: int | None) -> None:
        if exercise is None:
            self._run(name, pain)
            return
        done = self._context.exercises.library.done.get(name)
        known = is_known(done, self._context.today())
        self.introduction.choose(name, exercise, known=known)
        page = self._questions.show("introduction", lambda _: self._run(name, pain))
        assert isinstance(page, IntroductionPage)
        self._show_introduction(page)
        self._camera.open(partial(self._choose, name, pain, introduce=True))
        self.introduction.read(page)

    def _on_page_created(self, name: str, page: Page) -> None:
        if isinstance(page, RunPage):
            page.controls.pain_requested.connect(self.ask_pain)
            page.controls.pause_requested.connect(self.pause_or_repeat)
        elif isinstance(page, PainPage):
            page.answered.connect(self.pain.take_answer)
        elif name == "red_flags":
            page.back_requested.connect(self._on_red_flags_read)
        elif name == "conditions":
            page.back_requested.connect(partial(self._go_on, "conditions"))
        elif isinstance(page, IntroductionPage):
            page.begun.connect(self._on_begun)
            page.allowed.connect(self._on_allowed)
            # Again if the language has changed meanwhile.
            self._show_introduction(page)

    def _on_page_changed(self, name: str) -> None:
        if not self._questions.stays_open(name):
            self.cancel()
        asked = self._questions.open is not None
        self._camera.follow_page(shown=name == "introduction" and asked)

    def _on_run_finished(self) -> None:
        """Read the results again if the recording was closed after the run was left."""
        if self._context.navigator.route.page == "home":
            self._context.exercises.load()

    def _on_allowed(self) -> None:
        """Store that a professional has allowed the exercise, and introduce it again."""
        context, page = self._context, self._context.navigator.find("introduction")
        assert isinstance(page, IntroductionPage)
        context.person.allow_exercise(self.introduction.name)
        self._show_introduction(page)

    def _show_introduction(self, page: IntroductionPage) -> None:
        person = self._context.person
        self.introduction.show(page, person.person, answered=person.current.answered)

    def _on_begun(self) -> None:
        question = self._questions.take("introduction")
        if question is not None:
            self.introduction.note_begun()
            question.then(None)

    def _on_red_flags_read(self) -> None:
        self.note_red_flags()
        self._go_on("red_flags")

    def _go_on(self, page: PageName) -> None:
        """Leave the page of a question that has no score, and do what follows it."""
        question = self._questions.take(page)
        self._context.navigator.back()
        if question is not None:
            question.then(None)
