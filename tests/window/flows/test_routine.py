"""A routine runs through by itself: every side, set and rest of every exercise, then a summary."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.events import Pain
from coach.window.introduction.text import KNOWN_DAYS
from coach.window.main_window import MainWindow
from coach.window.programme.today import PlanView
from coach.window.run.state import Step
from coach.window.safety.pain_session import PainSession
from tests.window.flows.routine_player import (
    NAMES,
    PlayBackend,
    answer_pain,
    begin,
    find_lines,
    make_due,
    plan,
    show_routine,
    shown,
    start,
    wait_for_introduction,
)


@pytest.fixture
def backend() -> PlayBackend:
    return PlayBackend()


@pytest.fixture
def window(qtbot: QtBot, backend: PlayBackend) -> Iterator[MainWindow]:
    with show_routine(qtbot, backend) as window:
        yield window


@pytest.mark.slow
def test_a_routine_runs_through_and_ends_with_a_summary(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    window.start_flow.pain.session = PainSession()
    qtbot.keyClick(window, Qt.Key.Key_T)
    answer_pain(qtbot, window, 2)
    page = wait_for_introduction(qtbot, window, NAMES[0])
    assert not page.steps.isHidden(), "the first introduction is the whole one"
    qtbot.keyClick(page, Qt.Key.Key_Return)
    for number, name in enumerate(NAMES[1:], 2):
        page = wait_for_introduction(qtbot, window, name)
        assert not page.steps.isVisible()
        assert page.next.amount.text().startswith(f"{number} of 3: ")
        assert page.camera.isVisible() is (number == 2), "only where the camera's place changes"
        page.next.elapsed.emit()
    qtbot.waitUntil(lambda: shown(window) == "routine", timeout=20_000)
    assert [words for _, words in find_lines(window)] == ["Done"] * 3
    assert window.context.runs.state.awaiting_pain_score
    qtbot.keyClick(window.navigator.find("routine"), Qt.Key.Key_Return)
    assert shown(window) == "pain"
    with qtbot.waitSignal(window.context.runs.finished):
        answer_pain(qtbot, window, 1)
    assert shown(window) == "home"
    assert not window.routine.active
    pains = {
        name: [(e.before, e.score) for e in r.events if isinstance(e, Pain)]
        for name, (r,) in backend.recorders.items()
    }
    assert pains == {NAMES[0]: [(True, 2)], NAMES[1]: [], NAMES[2]: [(False, 1)]}
    assert all(r.poses[0] == 0.0 for (r,) in backend.recorders.values()), "time counts from begin"


@pytest.mark.parametrize("days", [None, KNOWN_DAYS + 1])
def test_an_exercise_that_was_not_done_lately_shows_its_steps_and_waits(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend, days: int | None
) -> None:
    backend.stands = True
    today = window.context.today()
    done = {} if days is None else {"knee-to-chest": today - dt.timedelta(days)}
    library = dataclasses.replace(window.context.exercises.library, done=done)
    window.context.exercises.show(library)
    begin(qtbot, window, start(qtbot, window, "bridge", "knee-to-chest"))
    window.routine.skip(1)
    page = wait_for_introduction(qtbot, window, "knee-to-chest")
    assert not page.steps.isHidden()
    qtbot.waitUntil(lambda: page.next.countdown.text() == "Enter or a raised arm begins.")
    with qtbot.assertNotEmitted(page.begun):
        for _ in range(60):
            page.next.pass_second()
    window.context.runs.arms_raised.emit(1)
    assert shown(window) == "run"
    window.routine.skip(-1)
    assert wait_for_introduction(qtbot, window, "bridge").steps.isHidden(), "done just now"
    assert not page.columns.far.isVisible()


def test_what_is_done_today_is_left_out(qtbot: QtBot, window: MainWindow) -> None:
    library = window.context.exercises.library
    due = plan(make_due(NAMES[0], "done"), make_due(NAMES[1], "partly"), make_due(NAMES[2]))
    window.context.exercises.show(dataclasses.replace(library, plan=due))
    window.routine.start()
    wait_for_introduction(qtbot, window, NAMES[1])
    assert window.routine.routine is not None
    assert [item.exercise for item in window.routine.routine.items] == list(NAMES[1:])


def test_each_side_is_coached_with_its_own_dose(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    backend.stands = True
    library = window.context.exercises.library
    sides = plan(
        make_due("knee-to-chest", sides="left"),
        make_due("knee-to-chest", sides="right"),
        make_due("bridge"),
    )
    window.context.exercises.show(dataclasses.replace(library, plan=sides))
    window.routine.start()
    due_sides = []
    for name in ("knee-to-chest", "knee-to-chest", "bridge"):
        wait_for_introduction(qtbot, window, name)
        due_sides.append(window.context.runs.state.request.due_side)
        window.routine.skip(1)
    assert due_sides == ["left", "right", "auto"]
    window.routine.end()
    assert window.context.runs.due_side == "auto"


@pytest.mark.parametrize(
    ("key", "side"), [("knee-to-chest:right", "right"), ("knee-to-chest", "auto")]
)
def test_the_side_of_a_row_is_coached(
    qtbot: QtBot, window: MainWindow, key: str, side: str
) -> None:
    window.context.runs.due_side = "left"
    page = window.navigator.open("programme")
    page.exercise_requested.emit(key)
    wait_for_introduction(qtbot, window, "knee-to-chest")
    assert window.context.runs.state.request.due_side == side


@pytest.mark.parametrize("left", [plan(), plan(make_due("bridge", "done")), None])
def test_without_anything_left_nothing_starts(window: MainWindow, left: PlanView | None) -> None:
    library = window.context.exercises.library
    window.context.exercises.show(dataclasses.replace(library, plan=left))
    assert not window.home.routine.isVisible()
    window.routine.start()
    assert shown(window) == "home"
    assert not window.routine.active


def test_keys_skip_an_exercise_and_go_back(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    backend.stands = True
    page = start(qtbot, window, "bridge", "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_N)
    wait_for_introduction(qtbot, window, "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_B)
    wait_for_introduction(qtbot, window, "bridge")
    begin(qtbot, window, page)
    qtbot.keyClick(window, Qt.Key.Key_N)
    wait_for_introduction(qtbot, window, "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert shown(window) == "routine"
    assert [words for _, words in find_lines(window)][1] == "Not done"


def test_escape_ends_the_exercise_then_the_routine(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    backend.stands = True
    page = start(qtbot, window, "bridge", "knee-to-chest")
    begin(qtbot, window, page)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    page = wait_for_introduction(qtbot, window, "knee-to-chest")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert shown(window) == "routine"
    qtbot.keyClick(window.navigator.find("routine"), Qt.Key.Key_Escape)
    assert shown(window) == "home"


def test_a_camera_that_cannot_be_opened_waits_and_can_be_skipped(
    qtbot: QtBot, window: MainWindow, backend: PlayBackend
) -> None:
    runs = window.context.runs
    backend.broken = True
    library = window.context.exercises.library
    due = plan(*(make_due(name) for name in ("bridge", "thigh-roller-massage")))
    window.context.exercises.show(dataclasses.replace(library, plan=due))
    window.routine.start()
    qtbot.waitUntil(lambda: runs.state.step is Step.FAILED)
    assert shown(window) == "introduction"
    qtbot.keyClick(window.navigator.find("introduction"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: runs.state.step is Step.FAILED and shown(window) == "run")
    assert window.run.message.skip.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_N)
    page = wait_for_introduction(qtbot, window, "thigh-roller-massage")
    assert page.live.words == "No camera. Enter begins."
    assert not page.arms
    assert "arm" not in page.next.countdown.text()
    assert "arm" not in page.introduction.spoken
    page.next.elapsed.emit()
    qtbot.waitUntil(lambda: runs.state.guidance is not None)
    assert runs.state.guidance is not None
    assert runs.state.guidance.step == "doing", "a guided exercise needs no camera"


def test_home_ends_the_routine(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, "bridge", "knee-to-chest")
    window.start_flow.go_home()
    qtbot.waitUntil(lambda: not window.routine.active)
    assert not window.context.runs.state.awaits_begin


def test_help_does_not_end_the_routine(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, "bridge", "knee-to-chest")
    window.navigator.open("red_flags")
    assert not window.context.runs.state.awaits_begin, "the camera is closed meanwhile"
    window.go_back()
    wait_for_introduction(qtbot, window, "bridge")
    assert window.routine.active


@pytest.mark.parametrize("follow", [True, False])
def test_a_raised_arm_begins_the_exercise(qtbot: QtBot, window: MainWindow, follow: bool) -> None:
    page = start(qtbot, window, "bridge", "knee-to-chest")
    window.follow_arms(follow=follow)
    window.context.runs.arms_raised.emit(1)
    assert shown(window) == ("run" if follow else "introduction")
    del page


def test_both_arms_twice_end_the_routine(qtbot: QtBot, window: MainWindow) -> None:
    page = start(qtbot, window, "bridge", "knee-to-chest")
    said: list[str] = []
    page.reading_requested.connect(said.append)
    window.context.runs.arms_raised.emit(2)
    assert shown(window) == "introduction"
    assert said == ["End? Raise both arms again"]
    window.context.runs.arms_raised.emit(2)
    assert shown(window) == "routine"
