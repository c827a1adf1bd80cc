"""Asks what must be asked before a run and after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from coach.exercise.definition.exercise import Exercise
from coach.window.background.task import BackgroundTask
from coach.window.context import AppContext
from coach.window.exercises import find_exercise
from coach.window.flows.introduction import IntroductionFlow
from coach.window.flows.pain import RUN, PainFlow
from coach.window.flows.questions import Questions
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.upcoming import Upcoming
from coach.window.navigation import PageName
from coach.window.run.run import PAIN_GROUP
from coach.window.run.state import Step
from coach.window.run_page.page import RunPage
from coach.window.safety.pain_page import PainPage
from coach.window.safety.red_flags_memory import RedFlagsMemory
from coach.window.widgets.page import Page


class StartFlow(QObject):
    """Leads from the choice of an exercise to its run, and out of the run.

    It shows the red flags and asks for conditions before the first run, and introduces the
    exercise. It asks for pain before the first exercise of a session and at its end, and before and
    after a test. Pain of 4 or 5 halves the dose of what follows. A question, or the introduction,
    can be left for another page and stays; it is cancelled if no way leads back to it.
    """

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._questions = context, Questions(context.navigator)
        self.introduction = IntroductionFlow(context, self._questions)
        self.pain = PainFlow(context, self._questions)
        self._conditions_skipped = False
        """True once the page of conditions was left without an answer."""
        self.red_flags = RedFlagsMemory(context.backend, self)
        self._lookup = BackgroundTask(self)
        self._lookup.finished.connect(lambda found: self._ask_before(*found))
        context.runs.finished.connect(self._on_run_finished)
        context.arms.go_on_requested.connect(lambda: self.end_session(by_arm=True))
        context.settings.deleted.connect(self.red_flags.forget)
        context.person.saved.connect(context.exercises.load)
        context.navigator.page_created.connect(self._on_page_created)
        context.navigator.page_changed.connect(self._on_page_changed)

    def start(self, exercise: str) -> None:
        """Start a run of this exercise after the questions."""
        context = self._context
        self.follow_day()
        known = context.exercises.library.exercises.get(exercise)
        if self.pain.return_to_run():
            return
        if not self.red_flags.read:
            self._questions.show("red_flags", lambda _: self.start(exercise))
        elif context.backend.is_demo() and self.pain.session.find_stop(exercise) is None:
            self._run(exercise)
        elif self._waits(lambda: self.start(exercise)):
            return
        elif context.person.must_ask and not self._conditions_skipped:
            self._questions.show("conditions", lambda _: self._start_asked(exercise))
        elif known is not None:
            self._ask_before(exercise, known)
        else:  # the list cannot be loaded, or this is the path of a file
            whose = context.person.profile
            self._lookup.run(lambda: find_exercise(context.backend, exercise, whose))

    def _waits(self, action: Callable[[], None]) -> bool:
        """Do this once it is known who exercises and what was stopped today, and return True.

        Return False if that is known.
        """
        context = self._context
        return context.person.when_loaded(action) or context.exercises.when_loaded(action)

    def follow_day(self) -> bool:
        """Begin a new session, and read again what is due, if it is another day.

        Nothing is done during an exercise. Return True if the session is a new one.
        """
        state = self._context.runs.state
        if state.active or state.awaiting_pain_score:
            return False
        self._context.exercises.follow_day()
        return self.pain.renew()

    def forget_person(self) -> None:
        """Forget what was answered, begun and read aloud: somebody else exercises."""
        self.cancel()
        self.pain.unrecorded.forget()
        self.pain.reset()
        self.introduction.forget()
        self._conditions_skipped = False
        self._context.runs.answer(None)  # or its recording would wait for the pain after it
        self._context.runs.stop(ask_pain=False)
        self._context.runs.forget()

    def show_red_flags(self, then: Callable[[], None]) -> None:
        """Show the red flags if they were never read, and do this after it."""
        if self.red_flags.read:
            then()
        else:
            self._questions.show("red_flags", lambda _: then())

    def try_out(self, exercise: str) -> None:
        """Start a gentle exercise after the question about pain.

        The conditions are asked before the next exercise; strong pain starts nothing.
        """
        known = self._context.exercises.library.exercises.get(exercise)
        if known is None or not self.red_flags.read:
            self.start(exercise)
        elif not self.pain.return_to_run():
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
        """End the run and show the home page; what is said so far of pain is not lost."""
        if self.pain.take_given():
            return
        over = not self.pain.session.refused and self._is_session_over()
        self._leave(self._go_home, asks=self._asks_always() or over)

    def ask_pain(self) -> None:
        """Ask for the pain during a run; strong pain ends the run."""
        if self._context.runs.state.awaiting_pain_score:
            self._leave(lambda: None, asks=True)
        else:
            self.pain.ask_during_run()

    def cancel(self) -> None:
        """Forget what would follow the current question."""
        self._questions.cancel()
        self._lookup.cancel()
        self._context.person.forget_waiting()
        self._context.exercises.forget_waiting()

    def close(self) -> None:
        """Cancel, and wait for the background thread."""
        self._questions.cancel()
        self._lookup.cancel_and_wait()
        self.red_flags.close()
        self.pain.unrecorded.close()

    def introduce_next(self, name: str, upcoming: Upcoming) -> None:
        """Introduce the next exercise of a routine in short form; no pain is asked between."""
        known = self._context.exercises.library.exercises.get(name)
        if known is None or self._context.backend.is_demo():
            self._run(name)
        else:
            self.introduction.shown.upcoming = upcoming
            self._introduce(name, known, None)

    def end_session(self, *, by_arm: bool = False) -> None:
        """Ask for the pain after the last exercise, `by_arm` or by key, then show home."""
        self._leave(self._go_home, asks=by_arm or not self.pain.session.refused, by_arm=by_arm)

    def _run(self, exercise: str, pain: int | None = None) -> None:
        begun = self.introduction.begin_run(exercise)
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

    def _leave(self, action: Callable[[], None], *, asks: bool, by_arm: bool = False) -> None:
        """Do this after the recording got the pain after the run; ask the user if `asks`."""
        runs = self._context.runs
        if not runs.state.awaiting_pain_score:
            action()
        elif not asks:
            runs.answer(None)
            action()
        else:
            self.pain.ask_after_run(action, self._go_home, by_arm=by_arm)

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
        self.introduction.shown.ease(eased=self.pain.session.eased)
        choose = partial(self._choose, name, pain, introduce=True)
        self.introduction.introduce(name, exercise, choose, partial(self._run, name, pain))

    def _on_page_created(self, name: str, page: Page) -> None:
        if isinstance(page, RunPage):
            page.controls.pain_requested.connect(self.ask_pain)
            page.controls.pause_requested.connect(self.pause_or_repeat)
        elif isinstance(page, PainPage):
            page.answered.connect(self.pain.take_answer)
            page.given.connect(self.pain.answer.note)
        elif name == "red_flags":
            page.back_requested.connect(self._on_red_flags_read)
        elif name == "conditions":
            page.back_requested.connect(partial(self._go_on, "conditions"))
        elif isinstance(page, IntroductionPage):
            page.begun.connect(self._on_begun)

    def _on_page_changed(self, name: str) -> None:
        if not self._questions.stays_open:
            self.cancel()
        self.follow_day()
        self.introduction.follow_page(name)

    def _on_run_finished(self) -> None:
        """Read the results again if the recording was closed after the run was left."""
        if self._context.navigator.route.page == "home":
            self._context.exercises.load()

    def _on_begun(self) -> None:
        if self.follow_day():  # the page was left open over midnight: pain is asked again
            self.start(self.introduction.shown.name)
        else:
            self.introduction.begin()

    def _on_red_flags_read(self) -> None:
        self.red_flags.note()
        self._go_on("red_flags")

    def _go_on(self, page: PageName) -> None:
        """Leave the page of a question that has no score, and do what follows it."""
        question = self._questions.take(page)
        self._context.navigator.back()
        if question is not None:
            question.then(None)
