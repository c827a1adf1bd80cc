"""The questions before and after a run, and what cancels them."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.dose.programme_records import Done
from coach.exercise.tracking.events import Pain
from coach.window.exercises import ExerciseLibrary, find_exercise
from coach.window.flows.start import RUN
from coach.window.introduction.page import IntroductionPage
from coach.window.main_window import MainWindow
from coach.window.programme.today import DueExercise, PlanView
from coach.window.run.state import Step
from coach.window.safety.pain_page import PainPage
from coach.window.safety.pain_session import PainSession
from tests.window.fakes import FakeBackend
from tests.window.flows.pain_window import answer
from tests.window.home.window import show_home

TEST = "hip-flexion-test"


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge", TEST) as window:
        window.start_flow.pain.session = PainSession(asked=True)  # the session has begun
        yield window


def shown(window: MainWindow) -> str:
    return window.navigator.route.page


def begin(qtbot: QtBot, window: MainWindow) -> None:
    """Begin the exercise that is being introduced."""
    assert shown(window) == "introduction"
    qtbot.keyClick(window.navigator.find("introduction"), Qt.Key.Key_Return)


def introduce(window: MainWindow, name: str) -> IntroductionPage:
    window.start_flow.start(name)
    page = window.navigator.find("introduction")
    assert isinstance(page, IntroductionPage)
    return page


def test_introduction_comes_before_the_run_and_enter_begins(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = introduce(window, "lunge")
    assert page.introduction.title == "Lunge"
    assert window.context.runs.state.awaits_begin
    begin(qtbot, window)
    assert shown(window) == "run"
    assert window.context.runs.state.request.exercise == "lunge"


def test_escape_leads_from_the_introduction_to_the_page_of_the_choice(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.navigator.open("programme")
    page = introduce(window, "lunge")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert shown(window) == "programme"
    assert not window.context.runs.state.awaits_begin


def test_introduction_stays_behind_help(qtbot: QtBot, window: MainWindow) -> None:
    introduce(window, "lunge")
    window.navigator.open("red_flags").back_requested.emit()
    begin(qtbot, window)
    assert shown(window) == "run"


def test_introduction_survives_another_language(qtbot: QtBot, window: MainWindow) -> None:
    introduce(window, "lunge")
    window._retranslate()
    page = window.navigator.find("introduction")
    assert isinstance(page, IntroductionPage)
    assert page.introduction.title == "Lunge"
    begin(qtbot, window)
    assert shown(window) == "run"


def test_exercise_is_not_introduced_again_when_it_is_repeated(
    qtbot: QtBot, window: MainWindow
) -> None:
    runs = window.context.runs
    introduce(window, "lunge")
    begin(qtbot, window)
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    runs.stop()
    qtbot.waitUntil(lambda: runs.state.step is Step.ENDED)
    window.start_flow.repeat()
    assert shown(window) == "run"


def test_a_demo_introduces_nothing(window: MainWindow, backend: FakeBackend) -> None:
    backend.demo = True
    window.start_flow.start("lunge")
    assert shown(window) == "run"


def test_first_caution_is_read_by_itself_once(qtbot: QtBot, window: MainWindow) -> None:
    page = window.navigator.find("introduction")
    assert isinstance(page, IntroductionPage)
    texts: list[str] = []
    page.reading_requested.connect(texts.append)
    introduce(window, "lunge")
    assert texts == [page.introduction.first_caution]
    window.navigator.home()
    qtbot.keyClick(introduce(window, "lunge"), Qt.Key.Key_Space)
    assert texts == [page.introduction.first_caution, page.introduction.spoken]


def test_card_of_a_known_exercise_reads_no_file(window: MainWindow, backend: FakeBackend) -> None:
    window.start_flow.start(TEST)
    assert shown(window) == "pain"
    assert backend.exercises == []


def test_exercise_that_is_not_in_the_list_is_looked_up(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    window.context.exercises.show(ExerciseLibrary())
    window.start_flow.start(TEST)
    qtbot.waitUntil(lambda: shown(window) == "pain")
    assert backend.exercises == [TEST]


def test_file_that_is_wrong_is_reported_by_the_run(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("nonsense = ", encoding="utf-8")
    assert find_exercise(backend, str(file)) == (str(file), None)
    with qtbot.waitSignal(window.context.runs.finished):
        window.start_flow.start(str(file))
    assert shown(window) == "run"
    assert window.context.runs.state.step is Step.FAILED


def test_another_page_instead_of_an_answer_cancels_the_start(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    backend.flags_read = False
    window.context.settings.deleted.emit("all")
    window.start_flow.start("lunge")
    assert shown(window) == "red_flags"
    window.navigator.open("settings")
    window.go_back()
    assert shown(window) == "red_flags"
    window.navigator.pages["red_flags"].back_requested.emit()
    assert shown(window) == "home"
    qtbot.waitUntil(lambda: backend.flags_read)
    assert window.context.runs.state.request.exercise == ""


def test_the_question_stays_behind_another_page(window: MainWindow) -> None:
    window.start_flow.start(TEST)
    window.navigator.open("settings")
    window.go_back()
    page = window.navigator.pages["pain"]
    assert isinstance(page, PainPage)
    page.answered.emit(3, "back")
    assert shown(window) == "introduction"
    assert window.context.runs.state.request.pain == 3


def test_another_page_during_the_look_up_cancels_the_start(
    window: MainWindow, backend: FakeBackend
) -> None:
    window.context.exercises.show(ExerciseLibrary())
    window.start_flow.start(TEST)
    assert window.start_flow._lookup.busy
    window.navigator.open("settings")
    assert not window.start_flow._lookup.busy


def test_pain_after_a_test_is_asked_again_after_another_page(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    runs = window.context.runs
    window.navigator.follow(RUN)
    runs.choose_exercise(TEST, 2)
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    runs.stop()
    qtbot.waitUntil(lambda: runs.state.awaiting_pain_score)
    window.start_flow.repeat()
    assert shown(window) == "pain"
    window.navigator.open("settings")
    window.go_back()
    window.go_back()
    window.start_flow.go_home()
    assert shown(window) == "pain"
    page = window.navigator.pages["pain"]
    assert isinstance(page, PainPage)
    with qtbot.waitSignal(runs.finished):
        page.answered.emit(None, "")
    assert shown(window) == "home"


def test_page_that_covers_a_run_pauses_it(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    runs = window.context.runs
    window.start_flow.start("lunge")
    begin(qtbot, window)
    qtbot.waitUntil(lambda: runs.state.step is Step.RUNNING)
    window.navigator.open("red_flags")
    assert runs.state.step is Step.PAUSED


def forget_answer(window: MainWindow) -> None:
    """Let the next exercise be the first one of a session."""
    pain = window.start_flow.pain
    pain.session = dataclasses.replace(pain.session, asked=False)


def do(qtbot: QtBot, window: MainWindow, name: str, score: int | None = None) -> None:
    """Do an exercise to its end, as the first one of the session."""
    runs = window.context.runs
    window.start_flow.pain.session = dataclasses.replace(
        window.start_flow.pain.session, asked=False
    )
    window.start_flow.start(name)
    answer(window, score)
    begin(qtbot, window)
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    runs.stop()
    qtbot.waitUntil(lambda: runs.state.awaiting_pain_score)


def test_pain_is_asked_before_the_first_exercise_only(qtbot: QtBot, window: MainWindow) -> None:
    window.start_flow.pain.session = dataclasses.replace(
        window.start_flow.pain.session, asked=False
    )
    window.start_flow.start("lunge")
    answer(window, 2)
    assert shown(window) == "introduction"
    window.navigator.home()
    introduce(window, "lunge")
    assert shown(window) == "introduction"


@pytest.mark.parametrize("name", ["lunge", TEST])
@pytest.mark.parametrize("score", [6, 7, 10])
def test_strong_pain_starts_nothing_and_shows_when_to_see_a_professional(
    window: MainWindow, backend: FakeBackend, name: str, score: int
) -> None:
    window.start_flow.pain.session = dataclasses.replace(
        window.start_flow.pain.session, asked=False
    )
    window.start_flow.start(name)
    answer(window, score)
    assert shown(window) == "red_flags"
    window.navigator.find("red_flags").back_requested.emit()
    assert shown(window) == "home"
    assert window.context.runs.state.request.exercise == ""
    window.start_flow.start(name)
    assert shown(window) == "pain", "the next attempt asks again"


def test_pain_after_the_session_is_asked_on_the_way_home_and_recorded(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend
) -> None:
    do(qtbot, window, "lunge", 3)
    window.start_flow.go_home()
    with qtbot.waitSignal(window.context.runs.finished):
        answer(window, 2)
    assert shown(window) == "home"
    assert [event for event in backend.recorder.events if isinstance(event, Pain)] == [
        Pain(0.0, before=True, score=3),
        Pain(backend.recorder.poses[-1], before=False, score=2),
    ]


def test_repeating_asks_nothing_between(qtbot: QtBot, window: MainWindow) -> None:
    do(qtbot, window, "lunge", 3)
    window.start_flow.repeat()
    assert shown(window) == "run"
    qtbot.waitUntil(lambda: window.context.runs.state.step is Step.RUNNING)


@pytest.mark.parametrize(("due", "asked"), [("done", True), ("partly", False), ("open", False)])
def test_with_a_programme_pain_is_asked_after_its_last_exercise(
    qtbot: QtBot, window: MainWindow, due: Done, asked: bool
) -> None:
    library = window.context.exercises.library
    items = tuple(
        DueExercise(name, name, "", "", "", state)
        for name, state in (("lunge", "open"), ("bridge", due))
    )
    plan = PlanView("", "", items, (), 0.0)
    window.context.exercises.show(dataclasses.replace(library, plan=plan))
    do(qtbot, window, "lunge")
    window.start_flow.go_home()
    assert shown(window) == ("pain" if asked else "home")


def test_who_would_rather_not_say_is_not_asked_again(qtbot: QtBot, window: MainWindow) -> None:
    for page in ("pain", "home"):
        do(qtbot, window, "lunge")
        window.start_flow.go_home()
        assert shown(window) == page
        if page == "pain":
            with qtbot.waitSignal(window.context.runs.finished):
                answer(window, None)


def test_more_pain_after_a_test_repeats_nothing(qtbot: QtBot, window: MainWindow) -> None:
    do(qtbot, window, TEST, 2)
    window.start_flow.repeat()
    with qtbot.waitSignal(window.context.runs.finished):
        answer(window, 5)
    assert shown(window) == "red_flags"


def test_a_run_that_begins_behind_another_page_is_paused(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, make = threading.Event(), backend.make_landmarker
    monkeypatch.setattr(
        backend, "make_landmarker", lambda *given: make(*given) if ready.wait(60) else None
    )
    runs = window.context.runs
    introduce(window, "lunge")
    begin(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert shown(window) == "pain"
    assert runs.state.step is Step.OPENING
    ready.set()
    qtbot.waitUntil(lambda: runs.state.step is Step.PAUSED)
    answer(window, 2)
    assert shown(window) == "run"
    assert runs.state.step is Step.PAUSED
    runs.stop(ask_pain=False)


@pytest.mark.parametrize(("score", "page"), [(3, "run"), (6, "red_flags")])
def test_pain_by_a_key_during_a_run(
    qtbot: QtBot, window: MainWindow, backend: FakeBackend, score: int, page: str
) -> None:
    runs = window.context.runs
    introduce(window, "lunge")
    begin(qtbot, window)
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert runs.state.step is Step.PAUSED
    answer(window, score)
    assert shown(window) == page
    if score < 6:
        assert runs.state.step is Step.PAUSED
        runs.stop(ask_pain=False)
    qtbot.waitUntil(lambda: runs.state.step is Step.ENDED)
    scores = [event.score for event in backend.recorder.events if isinstance(event, Pain)]
    assert scores == [score]
