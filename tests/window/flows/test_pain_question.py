"""The question about pain is not lost behind other pages, and no answer is."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach.errors import SourceError
from coach.exercise.tracking.events import Pain, PainPlace
from coach.window.main_window import MainWindow
from coach.window.programme.pain_of_day import read_pain
from coach.window.recordings.rows import list_rows
from coach.window.run.real_backend import RealBackend
from coach.window.run.state import Step
from coach.window.safety.pain_session import PainSession, StopReason
from coach.window.safety.pain_text import MOVED, UNCOMPARED, EarlierPain
from tests.window.fakes import FakeBackend, FakeSource
from tests.window.flows.pain_window import (
    Moment,
    answer,
    ask,
    begin,
    end,
    find_page,
    list_kept,
    list_pains,
    press,
    shown,
    start,
)
from tests.window.home.window import show_home

TEST = "hip-flexion-test"


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", "couch-stretch", TEST) as window:
        yield window


BEHIND = [("during", key) for key in ("F1", "?", "F2", "F3", "S", "G")]
BEHIND += [(moment, key) for moment in ("before", "after") for key in ("F1", "S")]


@pytest.mark.parametrize(("moment", "key"), BEHIND)
def test_the_question_stays_though_another_page_was_opened(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, moment: Moment, key: str
) -> None:
    ask(qtbot, window, moment)
    press(qtbot, window, key)
    assert shown(window) not in ("pain", "run")
    press(qtbot, window, "Esc")
    assert shown(window) == "pain"
    press(qtbot, window, "9 Enter 1")
    assert shown(window) == "red_flags"
    if moment == "before":
        qtbot.waitUntil(lambda: list_kept(backend) == [(9, "back", True, True)])
        return
    qtbot.waitUntil(lambda: list_pains(backend)[-1] == (9, "back", False, True))
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    assert window.context.runs.state.ended_by == ("pain" if moment == "during" else "user")


def test_conditions_stay_behind_other_pages(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    backend.person = type(backend.person)()
    window.context.person.show(backend.person)
    window.start_flow.start("lunge")
    assert shown(window) == "conditions"
    press(qtbot, window, "G Esc")
    assert shown(window) == "conditions"
    press(qtbot, window, "Esc")
    qtbot.waitUntil(lambda: shown(window) == "pain")


def test_another_language_asks_the_same_and_keeps_what_is_said(
    qtbot: QtBot, window: MainWindow
) -> None:
    start(qtbot, window, 2, "back")
    press(qtbot, window, "P 2 Enter 4 S")
    before = find_page(window)
    window._retranslate()
    press(qtbot, window, "Esc")
    page = find_page(window)
    assert page is not before
    assert (page.scale.value, page.asks_place, page._advice.text()) == (2, True, f"! {MOVED}")
    press(qtbot, window, "Esc")
    assert shown(window) == "red_flags"


def test_another_language_keeps_what_nothing_is_said_of(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, 2, "back")
    press(qtbot, window, "P S")
    window._retranslate()
    press(qtbot, window, "Esc")
    page = find_page(window)
    assert (page.scale.value, page.asks_place) == (None, False)
    press(qtbot, window, "4")
    assert page._advice.text().startswith("! It hurts more than before.")


@pytest.mark.parametrize("behind", ["programme", "help"])
def test_nothing_else_starts_before_the_question_of_a_run_is_answered(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, behind: str
) -> None:
    start(qtbot, window, 2, "back")
    press(qtbot, window, "P F2")
    for start_other in (
        lambda: window.start_flow.start("couch-stretch"),
        lambda: window.start_flow.try_out("couch-stretch"),
        window.routine.start,
    ):
        window.navigator.open("programme" if behind == "programme" else "help")
        start_other()
        assert shown(window) == "pain"
    answer(window, 9, "back")
    assert shown(window) == "red_flags"
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    assert list_pains(backend)[-1] == (9, "back", False, True)


def test_an_answer_without_a_question_counts_for_the_run(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    start(qtbot, window, 2, "back")
    find_page(window).answered.emit(9, "back")
    assert shown(window) == "red_flags"
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.ENDED)
    assert list_pains(backend)[-1] == (9, "back", False, True)


@pytest.mark.parametrize(("score", "stopped"), [(8, True), (2, False)])
def test_pain_after_the_end_of_a_run_is_kept(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, score: int, stopped: bool
) -> None:
    start(qtbot, window, 2, "back")
    runs = window.context.runs
    end(qtbot, window)
    press(qtbot, window, "P")
    with qtbot.waitSignal(runs.finished):
        answer(window, 2, "back")
    opened = len(backend.sources)
    press(qtbot, window, "P")
    answer(window, score, "hip")
    assert shown(window) == ("red_flags" if stopped else "run")
    kept = Pain(0.0, before=False, score=score, place="hip", stopped=stopped)
    qtbot.waitUntil(lambda: backend.kept == [("lunge", kept)])
    if stopped:
        press(qtbot, window, "Enter Space")
        assert (len(backend.sources), shown(window)) == (opened, "run")
        assert runs.state.ended_by == "pain"


def test_pain_is_of_the_exercise_whose_run_ends_behind_the_question(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    start(qtbot, window, 2, "back")
    press(qtbot, window, "P")
    with qtbot.waitSignal(window.context.runs.finished):
        window.context.runs.stop(ask_pain=False)
    answer(window, 8, "hip")
    kept = Pain(0.0, before=False, score=8, place="hip", stopped=True)
    qtbot.waitUntil(lambda: backend.kept == [("lunge", kept)])
    assert list_pains(backend) == [(2, "back", True, False)]


LEG = [
    pytest.param((None, ""), (4, "lower_leg"), id="rather not say before"),
    pytest.param((2, ""), (2, "lower_leg"), id="place skipped before"),
]


@pytest.mark.parametrize(("before", "now"), LEG)
@pytest.mark.parametrize("moment", ["during", "after"])
def test_pain_in_the_leg_that_cannot_be_compared_stops(
    qtbot: QtBot,
    window: MainWindow,
    backend: FakeBackend,
    before: tuple[int | None, PainPlace],
    now: tuple[int, PainPlace],
    moment: Moment,
) -> None:
    ask(qtbot, window, moment, before)
    press(qtbot, window, f"{now[0]} Enter 4")
    assert find_page(window)._advice.text() == f"! {UNCOMPARED}"
    with qtbot.waitSignal(window.context.runs.finished):
        press(qtbot, window, "Enter")
    assert shown(window) == "red_flags"
    assert list_pains(backend)[-1] == (*now, False, True)


def test_pain_in_the_leg_before_the_first_exercise_is_what_later_answers_are_compared_with(
    qtbot: QtBot, window: MainWindow
) -> None:
    start(qtbot, window, 3, "lower_leg")
    press(qtbot, window, "P")
    answer(window, 3, "lower_leg")
    assert shown(window) == "run"


CAMERAS = [
    pytest.param(0, "during", id="before it failed to open"),
    pytest.param(0, "after", id="after it failed to open"),
    pytest.param(1, "after", id="after it gave no picture"),
]


@pytest.mark.parametrize(("opens", "moment"), CAMERAS)
def test_pain_of_a_run_that_recorded_nothing_is_of_its_exercise_also_after_a_restart(
    qtbot: QtBot, backend: FakeBackend, opens: int, moment: Moment
) -> None:
    may_open, gone = threading.Event(), SourceError("Gone.", "Plug it in.")

    def open_camera(_: str) -> FakeSource:
        assert may_open.wait(30)
        if not opens:
            raise gone
        return FakeSource(0, error=gone)

    backend.make_source = open_camera
    backend.keep_pain = RealBackend().keep_pain  # type: ignore[method-assign]
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        window.start_flow.pain.session = PainSession(asked=True, before=1)
        window.start_flow.start("lunge")
        press(qtbot, window, "Enter")
        runs = window.context.runs
        if moment == "after":
            may_open.set()
            qtbot.waitUntil(lambda: runs.state.step is Step.FAILED)
        press(qtbot, window, "P")
        answer(window, 7, "back")
        may_open.set()
        qtbot.waitUntil(lambda: runs.state.is_over)
        (told,) = window.start_flow.pain.session.stops
        day = window.context.today()
    assert told == StopReason(7, "back", "lunge", "Lunge", after=moment == "after")
    with show_home(qtbot, FakeBackend(), "lunge", "couch-stretch") as again:
        stops = read_pain(day).stops
        library = dataclasses.replace(again.context.exercises.library, stops=stops)
        again.context.exercises.show(library)
        assert again.start_flow.pain.session.stops == (told,)
        assert again.start_flow.pain.session.left_out == {"lunge"}
    (row,) = list_rows({"lunge": "Lunge"})
    assert row.words.endswith(f" · pain {moment} it: 7 of 10, The back")


AROUND = [
    pytest.param((2, "lower_leg"), (3, "back"), (3, "lower_leg"), True, id="new in the leg"),
    pytest.param((3, "lower_leg"), (3, "lower_leg"), (3, "lower_leg"), False, id="in the leg"),
    pytest.param((3, "back"), (4, "back"), (4, "back"), False, id="as before the test"),
    pytest.param((2, "back"), (3, "back"), (4, "back"), True, id="crept up since the first answer"),
    pytest.param((5, "back"), (1, "back"), (4, "back"), True, id="more than before the test"),
]


@pytest.mark.parametrize(("first", "before", "now", "stops"), AROUND)
@pytest.mark.parametrize("moment", ["during", "after"])
def test_around_a_test_the_answer_before_it_is_compared(
    qtbot: QtBot,
    window: MainWindow,
    first: tuple[int, PainPlace],
    before: tuple[int, PainPlace],
    now: tuple[int, PainPlace],
    stops: bool,
    moment: Moment,
) -> None:
    score, place = first
    window.start_flow.pain.session = PainSession(asked=True, before=score, place_before=place)
    ask(qtbot, window, moment, before, TEST)
    answer(window, *now)
    assert shown(window) == ("red_flags" if stops else "run")


@pytest.mark.parametrize(
    ("now", "begins"),
    [((3, "back"), True), ((4, "back"), False), ((1, "lower_leg"), False)],
    ids=["a little more", "2 more", "new in the leg"],
)
def test_before_a_test_the_first_answer_of_the_day_is_compared(
    window: MainWindow, backend: FakeBackend, now: tuple[int, PainPlace], begins: bool
) -> None:
    session = PainSession(asked=True, before=2, place_before="back")
    window.start_flow.pain.session = session
    window.start_flow.start(TEST)
    answer(window, *now)
    assert shown(window) == ("introduction" if begins else "red_flags")
    assert window.context.runs.state.awaits_begin is begins
    assert begins or not backend.sources


def test_after_a_restart_pain_is_compared_with_the_first_answer_of_the_day() -> None:
    stop = StopReason(5, "lower_leg", "lunge", "Lunge")
    session = PainSession().remember((stop,), EarlierPain(5, "back"))
    assert (session.before, session.place_before, session.eased) == (5, "back", True)
    assert not session.note(4, "lower_leg").may_begin(4, stop), "the pain in the leg is new"
    assert session.note(4, "back").may_begin(4, stop)
    unsaid = PainSession().remember((stop,))
    assert not unsaid.note(4, "lower_leg").may_begin(4, stop), "it may be new"
    assert unsaid.note(4, "back").may_begin(4, stop)
    assert PainSession().remember((), EarlierPain(5, "back")) == PainSession()


def test_after_a_restart_the_last_answer_still_halves_what_nothing_is_said_of(
    qtbot: QtBot, window: MainWindow
) -> None:
    library = window.context.exercises.library
    window.context.exercises.show(dataclasses.replace(library, eased=True))
    assert window.home.notices.shown is None
    window.start_flow.start("lunge")
    answer(window, None)
    begin(qtbot, window)
    assert window.context.runs.state.request.ease


def test_after_a_restart_less_pain_ends_half_the_dose(qtbot: QtBot, window: MainWindow) -> None:
    library = window.context.exercises.library
    window.context.exercises.show(dataclasses.replace(library, eased=True))
    start(qtbot, window, 3, "back")
    assert not window.context.runs.state.request.ease
