"""Pain after an exercise, or after a routine, is told from the mat: nobody has to get up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain
from coach.exercise.tracking.pain_places import PLACES
from coach.window.main_window import MainWindow
from coach.window.routine.page import RoutinePage
from coach.window.run.controller import RunController
from coach.window.run.cues import ANSWER
from coach.window.run.state import RunRequest, RunState, Step
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from coach.window.speech.announcer import Announcer
from coach.window.speech.rules import RULES
from tests.window.fakes import FakeBackend, open_endless
from tests.window.flows.routine_player import (
    PlayBackend,
    begin,
    show_routine,
    shown,
    start,
)


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(open_endless)


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    window = MainWindow(RunController(RunRequest("lunge", "0", ask_pain=True), backend))
    qtbot.addWidget(window)
    window.show()
    window.start_flow.pain.session = PainSession(asked=True, before=1, place_before="back")
    window.context.runs.start()
    qtbot.waitUntil(lambda: window.context.runs.state.guidance is not None)
    yield window
    window.close()


def end_by_arms(qtbot: QtBot, window: MainWindow) -> None:
    runs = window.context.runs
    for _ in range(2):
        runs.arms_raised.emit(2)
    qtbot.waitUntil(lambda: runs.state.watches_arms)


def raise_arm(window: MainWindow, arms: int = 1) -> None:
    window.context.runs.arms_raised.emit(arms)


def find_question(window: MainWindow) -> PainPage:
    assert shown(window) == "pain"
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    assert page.arms.running
    return page


def reach(page: PainPage, number: int) -> None:
    """Go to this choice."""
    for _ in range(number + 1):
        page.arms.scan.advance()


def list_pains(backend: FakeBackend) -> list[tuple[int, str, bool]]:
    events = backend.recorder.events
    return [(each.score, each.place, each.before) for each in events if isinstance(each, Pain)]


@pytest.mark.parametrize("arms", [1, 2])
def test_an_arm_asks_and_one_more_answers(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, arms: int
) -> None:
    end_by_arms(qtbot, window)
    assert shown(window) == "run"
    assert window.run.summary.answer.isVisible()
    raise_arm(window, arms)
    page = find_question(window)
    reach(page, 2)
    raise_arm(window)
    reach(page, tuple(PLACES).index("hip"))
    with qtbot.waitSignal(window.context.runs.finished):
        raise_arm(window)
    assert shown(window) == "home"
    assert list_pains(backend) == [(2, "hip", False)]
    assert backend.source is not None
    assert backend.source.closed.is_set()


def test_without_an_answer_none_is_noted_and_it_is_asked_again(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    end_by_arms(qtbot, window)
    raise_arm(window)
    page = find_question(window)
    with qtbot.waitSignal(window.context.runs.finished):
        reach(page, 11)
    assert shown(window) == "home"
    assert list_pains(backend) == []
    assert not window.start_flow.pain.session.refused


def test_no_pain_needs_an_arm(qtbot: QtBot, window: MainWindow, backend: FakeBackend) -> None:
    end_by_arms(qtbot, window)
    raise_arm(window)
    page = find_question(window)
    reach(page, 0)
    with qtbot.waitSignal(window.context.runs.finished):
        raise_arm(window)
    assert list_pains(backend) == [(0, "", False)]


def test_keys_answer_as_before(qtbot: QtBot, window: MainWindow, backend: FakeBackend) -> None:
    end_by_arms(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_H)
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    assert not page.arms.running
    for key in (Qt.Key.Key_3, Qt.Key.Key_Return):
        qtbot.keyClick(page, key)
    with qtbot.waitSignal(window.context.runs.finished):
        qtbot.keyClick(page, Qt.Key.Key_1)
    assert [pain[0] for pain in list_pains(backend)] == [3]


def test_it_says_what_follows_without_an_answer(qtbot: QtBot, window: MainWindow) -> None:
    page = window.navigator.find("pain")
    assert isinstance(page, PainPage)
    said: list[str] = []
    page.arms.reading_requested.connect(said.append)
    end_by_arms(qtbot, window)
    raise_arm(window)
    assert said[0].endswith("Raise an arm at your number. Without an answer none is noted.")


def test_who_does_not_want_arms_gets_no_open_camera(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.follow_arms(follow=False)
    runs = window.context.runs
    runs.start()
    qtbot.waitUntil(lambda: len(backend.sources) == 2 and runs.state.guidance is not None)
    runs.stop(ended_by="arms")
    qtbot.waitUntil(lambda: runs.state.awaiting_pain_score)
    assert not runs.state.watches_arms
    assert backend.source is not None
    assert backend.source.closed.is_set()


def test_the_voice_says_so_once(qtbot: QtBot, window: MainWindow) -> None:
    announcer = Announcer(str)
    announcer.follows_arms = True
    said: list[str] = []

    def note(state: RunState) -> None:
        said.extend(each.text for each in announcer.update(state, "idle"))

    window.context.runs.state_changed.connect(note)
    end_by_arms(qtbot, window)
    qtbot.waitUntil(lambda: ANSWER in said)
    for _ in range(20):
        note(window.context.runs.state)
    assert said.count(ANSWER) == 1
    assert RULES["answer"].max_wait_s > RULES["done"].max_wait_s, "it waits for the praise"


def test_a_routine_ends_without_a_key(qtbot: QtBot) -> None:
    backend = PlayBackend(stands=True)
    with show_routine(qtbot, backend, ("bridge",)) as window:
        begin(qtbot, window, start(qtbot, window, "bridge"))
        runs = window.context.runs
        runs.stop(ended_by="arms")
        qtbot.waitUntil(lambda: shown(window) == "routine" and runs.state.live_frame is not None)
        summary = window.navigator.find("routine")
        assert isinstance(summary, RoutinePage)
        qtbot.waitUntil(summary.answer.isVisible)
        raise_arm(window)
        page = find_question(window)
        assert runs.state.step is Step.ENDED
        reach(page, 1)
        raise_arm(window)
        reach(page, 0)
        with qtbot.waitSignal(runs.finished):
            raise_arm(window)
        assert shown(window) == "home"
        (recorder,) = backend.recorders["bridge"]
        pains = [event.score for event in recorder.events if isinstance(event, Pain)]
        assert pains == [1]
