"""Leads through today's routine: one exercise follows the other by itself, a summary at the end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from coach.body.landmarks import SIDES
from coach.exercise.dose.prescribed_dose import can_halve
from coach.exercise.dose.requirements import halve_requirement
from coach.exercise.dose.routine import RoutineItem, RoutineProgress, find_camera_place
from coach.window.context import AppContext
from coach.window.flows.start import StartFlow
from coach.window.home.page import HomePage
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.upcoming import Upcoming
from coach.window.navigation import PageName, Route
from coach.window.programme.today import describe_requirement
from coach.window.routine.page import RoutinePage
from coach.window.routine.text import describe_nothing_due, describe_outcomes
from coach.window.run.state import RunState, Step
from coach.window.widgets.notice_bar import Notice
from coach.window.widgets.page import Page

MIN_BETWEEN_S: Final = 10
"""Minimum time between two exercises, in seconds, for getting into position."""
MOVE_CAMERA_S: Final = 30
"""Minimum time between two exercises if the camera must be moved, in seconds."""
LEFT_BY: Final[tuple[PageName, ...]] = ("home", "programme")
"""Pages that end a routine when they are shown."""
SUMMARY: Final = Route(("home", "run", "routine"))


ENDINGS: Final = tuple(f":{side}" for side in SIDES)
"""How the key of an exercise ends of which one side is due by itself."""


class RoutineFlow(QObject):
    """Starts each exercise of today through the start flow, and follows its run.

    Pain is asked before the first exercise and after the last one. A run that fails waits for the
    user: the exercise can be tried again or skipped.
    """

    def __init__(
        self, context: AppContext, start_flow: StartFlow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.routine: RoutineProgress | None = None
        """The routine that is being done; None if there is none."""
        self._context = context
        self._start_flow = start_flow
        self._running = False
        """True from the beginning of a run of the current item until its end was noted."""
        self._notice = Notice("")
        """Why the last routine did not start; its text is empty if it did."""
        self._step = 1
        """Items to move by once the run has ended."""
        context.runs.state_changed.connect(self._on_state_changed)
        context.navigator.page_changed.connect(self._on_page_changed)
        context.navigator.page_created.connect(self._on_page_created)

    @property
    def active(self) -> bool:
        """True while an exercise of the routine is being introduced or done."""
        return self.routine is not None and not self.routine.over

    def start(self) -> None:
        """Start what is left of today; home says why if there is nothing."""
        self._start_flow.follow_day()
        exercises = self._context.exercises
        if self._start_flow.pain.return_to_run() or exercises.when_loaded(self.start):
            return
        plan = exercises.library.plan
        due = () if plan is None else plan.due
        left = tuple(
            RoutineItem(each.exercise, each.requirement)
            for each in due
            if each.state != "done" and each.requirement is not None
        )
        left_out = self._start_flow.pain.session.left_out
        items = tuple(item for item in left if item.exercise not in left_out)
        if left and not items:
            self._start_flow.pain.notice.tell_nothing_left([item.exercise for item in left])
        if not items:
            self._tell(describe_nothing_due(plan) if not left else "")
            return
        self._tell("")
        self.routine, self._running, self._step = RoutineProgress(items), False, 1
        self._tell_run(items[0], follows=len(items) > 1)
        amount, half = self._describe_amounts(items[0])
        upcoming = Upcoming(1, len(items), amount, moves_camera=True, half=half)
        self._start_flow.introduction.shown.upcoming = upcoming
        self._start_flow.start(items[0].exercise)

    def start_one(self, key: str) -> None:
        """Start one exercise, or with ``lunge:left`` the side of it that is due by itself."""
        name, _, side = key.rpartition(":") if key.endswith(ENDINGS) else (key, "", "auto")
        self._context.runs.due_side = side
        self._start_flow.start(name)

    def _tell(self, text: str) -> None:
        """Tell on the home page why nothing starts, in place of what was told before."""
        home = self._context.navigator.find("home")
        assert isinstance(home, HomePage)
        home.notices.withdraw(self._notice)
        self._notice = Notice(text)
        home.offer(self._notice)

    def skip(self, step: int) -> None:
        """Go to the next exercise (1) or to the one before (-1)."""
        if not self.active:
            return
        runs = self._context.runs
        self._step = step
        on_run = self._context.navigator.route.page == "run"
        if on_run and runs.state.step not in (Step.ENDED, Step.FAILED):
            self._running = True
            runs.stop(ended_by="skip")
        else:
            self._go_on()

    def end(self) -> None:
        """End the routine and show what was done."""
        if self.routine is not None:
            self.routine = self.routine.end()
            self._show_summary()

    def _on_state_changed(self, state: RunState) -> None:
        if not self.active:
            return
        if state.ended_by == "pain":
            self.forget()
        elif state.active:
            self._running = True
        elif self._running and state.step in (Step.ENDED, Step.FAILED):
            self._running = False
            assert self.routine is not None
            self.routine = self.routine.note(state.session, eased=state.request.ease)
            # After a failure the user tries again, or skips it.
            if state.step is Step.FAILED or self._context.runs.following is not None:
                return
            if self._context.navigator.route.page == "run":
                self._go_on()
            else:  # strong pain ended it
                self.forget()

    def _go_on(self) -> None:
        assert self.routine is not None
        before, self.routine = self.routine, self.routine.move(self._step)
        self._step = 1
        if self.routine.over:
            self._show_summary()
            return
        self._tell_run(self.routine.current, follows=not self.routine.is_last)
        self._start_flow.introduce_next(
            self.routine.current.exercise, self._describe_next(before, self.routine)
        )

    def _tell_run(self, item: RoutineItem | None, *, follows: bool) -> None:
        """Tell the next run which side is due, and whether another exercise follows it."""
        runs = self._context.runs
        runs.more_follows = follows
        runs.due_side = (item and item.requirement.only_side) or "auto"

    def _describe_next(self, before: RoutineProgress, routine: RoutineProgress) -> Upcoming:
        exercises = self._context.exercises.library.exercises
        known = exercises.get(routine.current.exercise)
        place = find_camera_place(known) if known is not None else None
        places = [
            find_camera_place(exercises[item.exercise])
            for item in before.items[: before.index + 1]
            if item.exercise in exercises
        ]
        last = next((each for each in reversed(places) if each is not None), None)
        moves = place is not None and place != last
        opened = self._context.runs.state.opened
        rest_s = opened.exercise.dose.rest_s if opened is not None else 0.0
        amount, half = self._describe_amounts(routine.current)
        return Upcoming(
            routine.index + 1,
            len(routine.items),
            amount,
            moves,
            max(MOVE_CAMERA_S if moves else MIN_BETWEEN_S, round(rest_s)),
            waits=self._context.runs.state.ended_by == "arms",
            half=half,
        )

    def _describe_amounts(self, item: RoutineItem) -> tuple[str, str]:
        """Describe how much of an item is coached, and how much if pain halves the dose."""
        amount = describe_requirement(item.requirement)
        exercise = self._context.exercises.library.exercises.get(item.exercise)
        if exercise is None or not can_halve(exercise):
            return amount, ""
        return amount, describe_requirement(halve_requirement(item.requirement))

    def _show_summary(self) -> None:
        self._tell_run(None, follows=False)
        self._context.navigator.follow(SUMMARY)
        page = self._context.navigator.find("routine")
        assert isinstance(page, RoutinePage)
        self._fill(page)

    def _fill(self, page: RoutinePage) -> None:
        assert self.routine is not None
        exercises = self._context.exercises.library.exercises
        page.show_outcomes(describe_outcomes(self.routine.list_outcomes(exercises), exercises))

    def forget(self) -> None:
        """End the routine without a summary."""
        self.routine, self._running = None, False
        self._tell_run(None, follows=False)
        self._start_flow.introduction.shown.upcoming = None

    def _on_page_created(self, name: str, page: Page) -> None:
        if isinstance(page, IntroductionPage):
            page.skip_requested.connect(self.skip)
        elif isinstance(page, RoutinePage):
            page.left.connect(self._leave)
            page.left_by_arm.connect(lambda: self._leave(by_arm=True))
            if self.routine is not None and self.routine.over:  # the language has changed
                self._fill(page)

    def _leave(self, *, by_arm: bool = False) -> None:
        self.forget()
        self._start_flow.end_session(by_arm=by_arm)

    def _on_page_changed(self, name: str) -> None:
        if self.active and name in LEFT_BY:
            # Later: between two questions the page behind them is shown for a moment.
            QTimer.singleShot(0, self, self._check_left)

    def _check_left(self) -> None:
        if self.active and self._context.navigator.route.page in LEFT_BY:
            self.forget()
