"""After pain that stopped an exercise nothing starts by itself, and starting asks and says why."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain, PainPlace
from coach.store.history.index import History
from coach.store.history.trends import read_time
from coach.window.main_window import MainWindow
from coach.window.programme.pain_of_day import read_pain
from coach.window.run.state import Step
from coach.window.run_page.summary_text import make_summary
from coach.window.safety.pain_session import PainSession, StopReason
from tests.store.recorded import keep
from tests.window.fakes import FakeBackend, make_state
from tests.window.flows.pain_window import answer, ask, find_page, shown, stop_lunge
from tests.window.home.window import show_home


@dataclass(frozen=True)
class Told:
    """What was told before the session and during the exercise, and the reason that is shown."""

    before: tuple[int, PainPlace]
    now: tuple[int, PainPlace]
    reason: str

    def __str__(self) -> str:
        return f"{self.now[0]} {self.now[1]}"


STOPS = [
    Told((2, "back"), (8, "back"), "8 of 10, The back, Lunge"),
    Told((2, "back"), (6, ""), "6 of 10, Lunge"),
    Told((2, "back"), (4, "hip"), "4 of 10, Hip, Lunge"),
    Told((5, "back"), (5, "lower_leg"), "5 of 10, Leg below the knee, Lunge"),
]


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", "couch-stretch") as window:
        yield window


@pytest.mark.parametrize("told", STOPS, ids=str)
def test_nothing_restarts_what_hurt(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, told: Told
) -> None:
    stop_lunge(qtbot, window, told.before, told.now)
    assert shown(window) == "run"
    assert not window.run.summary.button.isVisible()
    opened = len(backend.sources)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    window.context.runs.choose_source("1")
    window.context.runs.turn_picture()
    for arms in (1, 2, 2):
        window.context.runs.arms_raised.emit(arms)
    assert (len(backend.sources), shown(window)) == (opened, "run")
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert shown(window) == "home"
    notice = window.home.notices.shown
    assert notice is not None
    assert told.reason in notice.text


@pytest.mark.parametrize("told", STOPS, ids=str)
@pytest.mark.parametrize("name", ["lunge", "couch-stretch"])
def test_starting_again_asks_first_and_says_why(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, told: Told, name: str
) -> None:
    stop_lunge(qtbot, window, told.before, told.now)
    qtbot.keyClick(window, Qt.Key.Key_H)
    opened = len(backend.sources)
    for score, place, page in (
        (None, "", "home"),
        (*told.now, "red_flags"),
        (0, "", "introduction"),
    ):
        window.start_flow.start(name)
        assert shown(window) == "pain"
        assert "10" in find_page(window).reason.text()
        assert find_page(window).reason.isVisible()
        assert len(backend.sources) == opened
        answer(window, score, place)
        assert shown(window) == page
    qtbot.waitUntil(lambda: len(backend.sources) > opened)
    assert window.context.runs.state.request.ease


def test_what_hurt_is_asked_about_each_time() -> None:
    session = PainSession(asked=True, before=2).note(8, "back").stop(8, "lunge")
    assert (
        session.find_stop("lunge") == session.find_stop("bridge") == StopReason(8, "back", "lunge")
    )
    session = session.note(1, "back").begin(1)
    assert session.find_stop("lunge") is not None
    assert session.find_stop("bridge") is None
    assert session.eased


def test_the_next_day_is_a_new_session(qtbot: QtBot, window: MainWindow) -> None:
    stop_lunge(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_H)
    window.start_flow.pain._day -= dt.timedelta(days=1)
    window.start_flow.start("lunge")
    assert not find_page(window).reason.isVisible()


@pytest.mark.parametrize("told", STOPS, ids=str)
def test_the_recording_says_that_it_was_stopped(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, told: Told
) -> None:
    stop_lunge(qtbot, window, told.before, told.now)
    pains = [event for event in backend.recorder.events if isinstance(event, Pain)]
    assert [(each.score, each.place, each.stopped) for each in pains] == [
        (*told.before, False),
        (*told.now, True),
    ]


def test_pain_after_the_run_is_a_reason_to_ask_again(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    ask(qtbot, window, "after")
    with qtbot.waitSignal(window.context.runs.finished):
        answer(window, 7, "back")
    assert shown(window) == "red_flags"
    window.start_flow.start("couch-stretch")
    assert find_page(window).reason.text() == (
        "Too much pain after the exercise today: 7 of 10, The back, Lunge. Leave this exercise out."
    )
    last = [event for event in backend.recorder.events if isinstance(event, Pain)][-1]
    assert (last.score, last.stopped) == (7, True)


def test_pain_before_anything_began_is_a_reason_too(window: MainWindow) -> None:
    window.start_flow.start("lunge")
    answer(window, 8, "back")
    window.start_flow.start("lunge")
    assert find_page(window).reason.text() == ("Stopped today because of pain: 8 of 10, The back.")


def test_home_tells_the_last_stop_only(qtbot: QtBot, window: MainWindow) -> None:
    window.start_flow.start("lunge")
    answer(window, 8, "back")
    stop_lunge(qtbot, window, now=(4, "hip"))
    notices = window.home.notices
    assert notices.shown is not None
    assert "4 of 10, Hip, Lunge" in notices.shown.text
    notices.dismiss()
    assert notices.shown is None


def test_the_stop_of_yesterday_is_no_longer_told(window: MainWindow) -> None:
    window.start_flow.start("lunge")
    answer(window, 8, "back")
    window.start_flow.pain._day -= dt.timedelta(days=1)
    window.start_flow.start("lunge")
    assert window.home.notices.shown is None


def test_a_summary_after_pain_praises_nothing() -> None:
    state = dataclasses.replace(make_state("lunge"), step=Step.ENDED, ended_by="pain")
    summary = make_summary(state)
    assert (summary.headline, summary.praise, summary.hurt) == ("Stopped because of pain", "", True)
    assert all(line.kind != "good" for line in summary.lines)


STOP = StopReason(5, "hip", "lunge")
AGAIN = [
    pytest.param(None, "", None, True, id="no answer before the first"),
    pytest.param(None, "", STOP, False, id="no answer after a stop"),
    pytest.param(5, "back", STOP, False, id="as much as stopped it"),
    pytest.param(4, "back", STOP, False, id="two more than at first"),
    pytest.param(3, "back", STOP, True, id="less"),
    pytest.param(3, "lower_leg", STOP, False, id="new in the leg"),
    pytest.param(9, "back", None, False, id="strong"),
]


@pytest.mark.parametrize(("score", "place", "stop", "begins"), AGAIN)
def test_what_may_begin(
    score: int | None, place: PainPlace, stop: StopReason | None, begins: bool
) -> None:
    session = PainSession(asked=True, before=2, place_before="back")
    if stop is not None:
        session = session.note(stop.score, stop.place).stop(stop.score, stop.exercise)
    assert session.note(score, place).may_begin(score, stop) is begins


@pytest.mark.parametrize(
    ("during", "words"),
    [
        (True, "Stopped today because of pain: "),
        (False, "Too much pain after the exercise today: "),
    ],
    ids=["during", "after"],
)
def test_what_was_stopped_before_the_window_was_opened_is_known(
    window: MainWindow, during: bool, words: str
) -> None:
    library = window.context.exercises.library
    stop = Pain(9.0, before=False, score=5, place="hip", stopped=True, during=during)
    stops = {"lunge": stop}
    window.context.exercises.show(dataclasses.replace(library, stops=stops))
    notice = window.home.notices.shown
    assert notice is not None
    assert notice.text.startswith(f"{words}5 of 10, Hip, Lunge.")
    window.start_flow.start("couch-stretch")
    assert "5 of 10, Hip, Lunge" in find_page(window).reason.text()
    answer(window, 4, "hip")
    assert shown(window) == "introduction"
    window.context.exercises.show(dataclasses.replace(library, stops=stops))
    assert window.start_flow.pain.session.asked, "the session has begun"


def test_what_was_stopped_today_is_read_from_the_history() -> None:
    stop = Pain(9.0, before=False, score=5, place="hip", stopped=True, during=True)
    keep([stop, Pain(30.0, before=False, score=1)], started_utc="2026-03-01T12:00:00+00:00")
    with History() as history:
        history.refresh()
        day = read_time(history.read()[0]).date()
    assert read_pain(day).stops == {"lunge": stop}
    assert read_pain(day + dt.timedelta(days=1)).stops == {}
