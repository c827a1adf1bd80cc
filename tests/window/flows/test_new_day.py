"""A window that is left open over midnight knows of no pain of the day before, and what is due."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import QEvent
from pytestqt.qtbot import QtBot

from coach.errors import CoachError
from coach.exercise.dose.requirements import Requirement
from coach.exercise.tracking.events import Pain
from coach.store.exercises.loader import load_exercise
from coach.window import exercises as exercises_module
from coach.window.exercises import ExerciseLibrary
from coach.window.main_window import MainWindow
from coach.window.programme.today import DueExercise, PlanView
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from tests.window.fakes import FakeBackend, FakeSource
from tests.window.flows.pain_window import (
    answer,
    begin,
    find_page,
    press,
    shown,
    start,
    stop_lunge_and_go_home,
)

EVENING = dt.date(2026, 3, 1)
MORNING = dt.date(2026, 3, 2)
STOP = Pain(9.0, before=False, score=5, place="hip", stopped=True, during=True)


class Calendar:
    """Today."""

    day = EVENING

    def today(self) -> dt.date:
        return self.day


class SlowBackend(FakeBackend):
    """Reads the exercises once it may."""

    def __init__(self) -> None:
        super().__init__(lambda _: FakeSource(live=True, endless=True))
        self.may_read = threading.Event()
        self.may_read.set()
        self.problem: CoachError | None = None

    def find_last_days(self) -> Mapping[str, dt.date]:
        assert self.may_read.wait(30)
        if self.problem is not None:
            raise self.problem
        return {}


@pytest.fixture
def backend() -> SlowBackend:
    return SlowBackend()


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


def plan(name: str) -> PlanView:
    """Return a programme in which this exercise is due."""
    requirement = Requirement((None,), "repetitions", 10)
    return PlanView("", "", (DueExercise(name, name, "", "", "", "open", requirement),), (), 0.0)


@pytest.fixture
def window(
    qtbot: QtBot, backend: SlowBackend, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Return a window on its home page: a lunge is due in the evening, a stretch after it."""
    due = {EVENING: plan("lunge"), MORNING: plan("couch-stretch")}
    monkeypatch.setattr(exercises_module, "find_plan", due.get)
    window = MainWindow(RunController(RunRequest("", "0"), backend), today=calendar.today)
    qtbot.addWidget(window)
    window.show()
    window.context.exercises.load()
    qtbot.waitUntil(lambda: window.context.exercises.library.day == EVENING)
    yield window
    backend.may_read.set()
    window.close()


SEEN = {
    "another page": lambda window: window.navigator.open("settings"),
    "the window is chosen": lambda window: window.changeEvent(QEvent(QEvent.Type.ActivationChange)),
    "the routine": lambda window: window.routine.start(),
    "an exercise": lambda window: window.start_flow.start("lunge"),
}


@pytest.mark.parametrize("seen", SEEN)
def test_the_next_day_is_read_and_knows_of_no_stop(
    qtbot: QtBot,
    window: MainWindow,
    calendar: Calendar,
    seen: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop_lunge_and_go_home(qtbot, window)
    calendar.day = MORNING
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    SEEN[seen](window)
    assert window.home.notices.shown is None
    assert window.start_flow.pain.session.left_out == frozenset()
    exercises = window.context.exercises
    qtbot.waitUntil(lambda: exercises.library.day == MORNING)
    assert exercises.library.plan == plan("couch-stretch")


def test_the_routine_waits_for_what_is_due_on_the_new_day(
    qtbot: QtBot, window: MainWindow, backend: SlowBackend, calendar: Calendar
) -> None:
    calendar.day = MORNING
    backend.may_read.clear()
    press(qtbot, window, "T")
    assert (shown(window), window.routine.active) == ("home", False)
    backend.may_read.set()
    qtbot.waitUntil(lambda: shown(window) == "pain")
    answer(window, 2, "back")
    assert window.start_flow.introduction.shown.name == "couch-stretch"


def test_another_page_is_not_taken_away_by_the_routine_that_waits(
    qtbot: QtBot, window: MainWindow, backend: SlowBackend, calendar: Calendar
) -> None:
    calendar.day = MORNING
    backend.may_read.clear()
    press(qtbot, window, "T S")
    backend.may_read.set()
    qtbot.waitUntil(lambda: window.context.exercises.library.day == MORNING)
    assert shown(window) == "settings"


def test_the_same_day_is_read_once(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.open("settings")
    assert not window.context.exercises._task.busy


def test_home_says_why_the_routine_does_not_start(qtbot: QtBot, window: MainWindow) -> None:
    stop_lunge_and_go_home(qtbot, window)
    exercises = window.context.exercises
    qtbot.waitUntil(lambda: not exercises._task.busy)
    window.navigator.open("programme")
    window.routine.start()
    assert shown(window) == "home"
    notice = window.home.notices.shown
    assert notice is not None
    assert notice.text == (
        "Today's routine does not start: what is left of it hurt too much today (Lunge)."
    )


def test_a_stop_after_midnight_is_one_of_the_new_day(
    qtbot: QtBot, window: MainWindow, calendar: Calendar
) -> None:
    start(qtbot, window, 2, "back")
    calendar.day = MORNING
    press(qtbot, window, "P")
    answer(window, 8, "back")
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    press(qtbot, window, "Enter H")
    assert window.start_flow.pain.session.left_out == {"lunge"}
    assert window.home.notices.shown is not None


def test_an_introduction_left_open_asks_again(
    qtbot: QtBot, window: MainWindow, calendar: Calendar
) -> None:
    window.start_flow.start("lunge")
    answer(window, 2, "back")
    calendar.day = MORNING
    press(qtbot, window, "Enter")
    qtbot.waitUntil(lambda: shown(window) == "pain")
    answer(window, 3, "back")
    begin(qtbot, window)
    assert window.start_flow.pain.session.before == 3


def test_a_question_left_open_is_answered_for_the_new_day(
    qtbot: QtBot, window: MainWindow, calendar: Calendar
) -> None:
    window.start_flow.start("lunge")
    calendar.day = MORNING
    answer(window, 5, "back")
    begin(qtbot, window)
    assert window.context.runs.state.request.ease
    assert window.start_flow.pain.session.before == 5


@pytest.mark.parametrize("when", ["before the question", "during the question"])
def test_what_was_stopped_today_is_known_when_an_exercise_is_named_at_the_start(
    qtbot: QtBot, backend: SlowBackend, calendar: Calendar, when: str
) -> None:
    window = MainWindow(RunController(RunRequest("lunge", "0"), backend), today=calendar.today)
    qtbot.addWidget(window)
    window.show()
    library = ExerciseLibrary({"lunge": load_exercise("lunge").exercise}, stops={"lunge": STOP})
    backend.may_read.clear()
    if when == "before the question":
        window.context.exercises.load()
        window.start_requested_run()
        assert shown(window) == "run", "it waits for the exercises"
        window.context.exercises.show(library)
        assert find_page(window).reason.text().startswith("Stopped today because of pain: 5 of 10")
    else:
        window.start_requested_run()
        qtbot.waitUntil(lambda: shown(window) == "pain")
        window.context.exercises.show(library)
    answer(window, 5, "hip")
    assert shown(window) == "red_flags", "it hurts as much as when it was stopped"
    backend.may_read.set()
    window.close()


def test_an_exercise_starts_though_the_list_cannot_be_read(
    qtbot: QtBot, window: MainWindow, backend: SlowBackend
) -> None:
    done: list[str] = []
    exercises = window.context.exercises
    assert not exercises.when_loaded(lambda: done.append("at once"))
    backend.may_read.clear()
    backend.problem = CoachError("The drive is gone.", "Plug it in.")
    exercises.forget()
    assert exercises.when_loaded(lambda: done.append("later"))
    backend.may_read.set()
    qtbot.waitUntil(lambda: done == ["later"])
    assert not exercises.when_loaded(lambda: done.append("again"))


def test_what_was_read_for_somebody_else_is_not_used(
    qtbot: QtBot, window: MainWindow, backend: SlowBackend
) -> None:
    exercises = window.context.exercises
    backend.may_read.clear()
    exercises.load()
    shown: list[ExerciseLibrary] = []
    exercises.changed.connect(shown.append)
    exercises.forget()
    backend.may_read.set()
    qtbot.waitUntil(lambda: not exercises._task.busy)
    assert [bool(library.exercises) for library in shown] == [False, True]
