"""Nothing that one person answered, began or looked at is known of the next one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain
from coach.store.settings.person import PersonSettings
from coach.window import exercises as exercises_module
from coach.window.exercises import ExerciseLibrary
from coach.window.main_window import MainWindow
from coach.window.programme.pain_of_day import PainOfDay
from coach.window.run.state import Step
from coach.window.safety.pain_session import PainSession
from coach.window.safety.pain_text import EarlierPain
from coach.window.settings.profile_page import ProfilePage
from coach.window.widgets.notice_bar import Notice
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
from tests.window.home.window import show_home

STOP = Pain(9.0, before=False, score=5, place="hip", stopped=True, during=True)
Pains = dict[str, PainOfDay]


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(lambda _: FakeSource(live=True, endless=True))


@pytest.fixture
def pains(monkeypatch: pytest.MonkeyPatch) -> Pains:
    """Return what the history of the person says: `now` is the person."""
    pains = {"now": PainOfDay()}
    monkeypatch.setattr(exercises_module, "find_pain", lambda _: pains["now"])
    return pains


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend, pains: Pains) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        yield window


def choose_ada(qtbot: QtBot, window: MainWindow) -> None:
    """Choose another profile, and wait until its files are read."""
    page = window.navigator.open("profiles")
    assert isinstance(page, ProfilePage)
    backend = window.context.backend
    assert isinstance(backend, FakeBackend)
    backend.profile = "ada"
    page.chosen.emit("ada")
    page.back_requested.emit()
    context = window.context
    qtbot.waitUntil(lambda: not (context.person.busy or context.exercises._task.busy))
    assert shown(window) == "home"


def test_no_pain_of_somebody_else_is_told_or_compared(qtbot: QtBot, window: MainWindow) -> None:
    stop_lunge_and_go_home(qtbot, window)
    home = window.home
    assert home.notices.shown is not None
    choose_ada(qtbot, window)
    assert window.home is not home
    assert window.home.notices.shown is None
    assert window.start_flow.pain.session == PainSession()
    window.start_flow.start("lunge")
    assert find_page(window).reason.text() == ""
    answer(window, 3, "back")
    begin(qtbot, window)
    assert not window.context.runs.state.request.ease


def test_everybody_is_asked_and_knows_of_their_own_stops(
    qtbot: QtBot, window: MainWindow, pains: Pains
) -> None:
    start(qtbot, window, 5, "back")
    window.context.runs.stop(ask_pain=False)
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    pains["now"] = PainOfDay(Pain(0.0, before=True, score=4), {"lunge": STOP})
    choose_ada(qtbot, window)
    notice = window.home.notices.shown
    assert notice is not None
    assert "5 of 10, Hip, Lunge" in notice.text
    window.start_flow.start("couch-stretch")
    assert "5 of 10, Hip, Lunge" in find_page(window).reason.text()
    assert find_page(window)._earlier == EarlierPain(4)


def test_what_was_begun_and_skipped_is_not_known(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    backend.person = PersonSettings()
    window.context.person.show(backend.person)
    window.start_flow.start("lunge")
    assert shown(window) == "conditions"
    press(qtbot, window, "Esc")
    qtbot.waitUntil(lambda: shown(window) == "pain")
    answer(window, 2, "back")
    begin(qtbot, window)
    window.context.runs.stop(ask_pain=False)
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    choose_ada(qtbot, window)
    assert window.context.runs.state.request.exercise == ""
    assert window.start_flow.introduction.shown._begun == set()
    window.start_flow.start("lunge")
    assert shown(window) == "conditions"


def test_no_page_shows_what_is_somebody_elses(qtbot: QtBot, window: MainWindow) -> None:
    pages = [window.navigator.open(name) for name in ("history", "recordings", "programme")]
    window.navigator.home()
    window.home.offer(Notice("A recording of somebody else was interrupted."))
    choose_ada(qtbot, window)
    assert window.home.notices.shown is None
    for name, page in zip(("history", "recordings", "programme"), pages, strict=True):
        assert window.navigator.find(name) is not page  # type: ignore[arg-type]


def test_no_card_is_shown_before_the_files_are_read(window: MainWindow) -> None:
    done = {"lunge": dt.date(2026, 3, 1)}
    library = window.context.exercises.library
    window.context.exercises.show(dataclasses.replace(library, done=done))
    page = window.navigator.open("profiles")
    assert isinstance(page, ProfilePage)
    page.chosen.emit("ada")
    assert window.context.exercises.library == ExerciseLibrary()
    assert window.home.grid.cards == []


def test_an_answer_is_kept_for_who_gave_it(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.start_flow.start("lunge")
    answer(window, 3, "back")
    window.navigator.home()
    assert backend.kept == []
    choose_ada(qtbot, window)
    qtbot.waitUntil(lambda: len(backend.kept) == 1)
    window.close()
    assert len(backend.kept) == 1, "nothing of it is kept for somebody else"
    assert backend.kept_for == ["default"]


NUMBERS = [
    pytest.param("8", (8, "", True), id="typed"),
    pytest.param("8 Enter", (8, "", True), id="taken"),
    pytest.param("3 Enter", (3, "", False), id="taken, no reason to stop"),
]


@pytest.mark.parametrize(("keys", "kept"), NUMBERS)
def test_a_number_without_a_place_is_kept_for_who_gave_it(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    keys: str,
    kept: tuple[int, str, bool],
) -> None:
    window.start_flow.start("lunge")
    press(qtbot, window, f"{keys} S")
    choose_ada(qtbot, window)
    window.close()
    assert [(pain.score, pain.place, pain.stopped) for _, pain in backend.kept] == [kept]
    assert backend.kept_for == ["default"]
    assert window.start_flow.pain.session == PainSession()


def test_pain_during_a_run_that_records_nothing_yet_is_kept_for_who_said_it(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    may_open = threading.Event()

    def open_later(_: str) -> FakeSource:
        assert may_open.wait(30)
        return FakeSource(live=True, endless=True)

    backend.make_source = open_later
    window.start_flow.pain.session = PainSession(asked=True, before=1)
    window.start_flow.start("lunge")
    press(qtbot, window, "Enter")
    window.context.runs.note_pain(7, "back", stopped=True)
    choose_ada(qtbot, window)
    may_open.set()
    qtbot.waitUntil(lambda: window.context.runs._thread is None)
    window.close()
    assert [(exercise, pain.score) for exercise, pain in backend.kept] == [("lunge", 7)]
    assert backend.kept_for == ["default"]


def test_a_recording_does_not_wait_for_the_answer_of_somebody_who_left(
    qtbot: QtBot, window: MainWindow
) -> None:
    start(qtbot, window, 2, "back")
    window.context.runs.stop()
    qtbot.waitUntil(lambda: window.context.runs.state.awaiting_pain_score)
    press(qtbot, window, "H")
    assert shown(window) == "pain"
    choose_ada(qtbot, window)
    qtbot.waitUntil(lambda: window.context.runs._thread is None)


def test_deleting_everything_forgets_the_pain_too(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    stop_lunge_and_go_home(qtbot, window)
    window.start_flow.start("lunge")
    answer(window, 3, "back")
    press(qtbot, window, "S")
    settings = window.navigator.find("settings")
    window.context.settings.delete_everything()
    qtbot.waitUntil(lambda: window.start_flow.pain.session == PainSession())
    assert window.navigator.find("settings") is settings, "it says what was deleted"
    assert window.navigator.route.pages == ("home", "settings")
    assert window.home.notices.shown is None
    assert not window.start_flow.red_flags.read
    press(qtbot, window, "Esc")
    qtbot.waitUntil(lambda: window.context.runs._thread is None)
    kept = list(backend.kept)
    window.close()
    assert backend.kept == kept


def test_deleting_everything_ends_the_exercise(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, 2, "back")
    press(qtbot, window, "P S")
    window.context.settings.delete_everything()
    qtbot.waitUntil(lambda: window.navigator.route.pages == ("home", "settings"))
    qtbot.waitUntil(lambda: window.context.runs._thread is None)
    assert not window.context.runs.state.active


def test_choosing_the_same_profile_keeps_the_stop(qtbot: QtBot, window: MainWindow) -> None:
    stop_lunge_and_go_home(qtbot, window)
    page = window.navigator.open("profiles")
    assert isinstance(page, ProfilePage)
    qtbot.waitUntil(lambda: len(page.cards) > 0 and not page.reading.busy)
    press(qtbot, window, "1")
    qtbot.waitUntil(lambda: shown(window) == "home")
    assert window.start_flow.pain.session.left_out == {"lunge"}
    assert window.home.notices.shown is not None


def test_the_stop_is_told_in_another_language_too(qtbot: QtBot, window: MainWindow) -> None:
    stop_lunge_and_go_home(qtbot, window)
    home = window.home
    window._retranslate()
    assert window.home is not home
    notice = window.home.notices.shown
    assert notice is not None
    assert "8 of 10, The back, Lunge" in notice.text
