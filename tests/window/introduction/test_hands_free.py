"""The introduction without hands: the live picture, drawings that move, the next exercise."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach.body.arm_raise import NO_ARM, ArmRaise
from coach.body.debounced_problems import Check
from coach.exercise.tracking.readiness import READY_S, Readiness
from coach.store.exercises.loader import load_exercise
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.text import is_known
from coach.window.introduction.upcoming import Upcoming, describe_aloud
from coach.window.run.state import RunState, Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.translation.reading_time import measure_reading
from coach.window.widgets import figure_row
from coach.window.widgets.moving_drawing import (
    INTERVAL_MS,
    STAY_S,
    WAY_S,
    MovingDrawing,
    find_place,
)
from tests.window.fakes import make_state

EXERCISE = load_exercise("lunge").exercise


@pytest.fixture
def page(qtbot: QtBot) -> IntroductionPage:
    page = IntroductionPage(Theme(DARK))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.show_exercise(EXERCISE)
    return page


def introduce(readiness: Readiness | None, step: Step = Step.INTRODUCING) -> RunState:
    state = make_state(live=True, step=step)
    assert state.live_frame is not None
    return dataclasses.replace(
        state,
        request=dataclasses.replace(state.request, introduce=True),
        live_frame=dataclasses.replace(state.live_frame, readiness=readiness),
    )


WORDS = [
    (Readiness(), "Nobody in the picture yet"),
    (Readiness(present=True), "I can see you. A raised arm begins."),
    (
        Readiness(present=True, checks=(Check("distance", False, "Come closer"),)),
        "Come closer",
    ),
    (Readiness(present=True, ready_s=4.2), "Keep still: starts in 6 s"),
]


@pytest.mark.parametrize(("readiness", "words"), WORDS)
def test_the_picture_says_what_the_camera_sees(
    page: IntroductionPage, readiness: Readiness, words: str
) -> None:
    page.show_state(introduce(readiness))
    assert page.live.words == words
    assert not page.live.grab().toImage().isNull()


@pytest.mark.parametrize(
    ("step", "words"),
    [(Step.OPENING, "Opening the camera"), (Step.FAILED, "No camera. Enter tries again.")],
)
def test_without_a_picture(page: IntroductionPage, step: Step, words: str) -> None:
    page.show_state(introduce(None, step))
    assert page.live.words == words


def test_keeping_still_begins_once(qtbot: QtBot, page: IntroductionPage) -> None:
    page.show_state(introduce(Readiness(present=True, ready_s=READY_S - 0.1)))
    with qtbot.waitSignal(page.begun):
        page.show_state(introduce(Readiness(present=True, ready_s=READY_S)))


def test_keeping_still_begins_nothing_while_somebody_reads(
    qtbot: QtBot, page: IntroductionPage
) -> None:
    page.show_exercise(EXERCISE, known=False)
    reading_s = measure_reading(page.introduction.spoken)
    assert reading_s > 20
    still = introduce(Readiness(present=True, ready_s=60.0))
    assert still.live_frame is not None

    def show_at(time_s: float) -> None:
        assert still.live_frame is not None
        frame = dataclasses.replace(still.live_frame.frame, time_s=time_s)
        shown = dataclasses.replace(still.live_frame, frame=frame)
        page.show_state(dataclasses.replace(still, live_frame=shown))

    with qtbot.assertNotEmitted(page.begun):
        for time_s in (5.0, 5.0 + reading_s, 5.0 + reading_s + READY_S - 0.1):
            show_at(time_s)
            assert time_s > 6.0 + reading_s or page.live.words.startswith("I can see you")
    with qtbot.waitSignal(page.begun):
        show_at(5.1 + reading_s + READY_S)


def test_a_hidden_page_begins_nothing(qtbot: QtBot, page: IntroductionPage) -> None:
    page.hide()
    with qtbot.assertNotEmitted(page.begun), qtbot.assertNotEmitted(page.back_requested):
        page.show_state(introduce(Readiness(present=True, ready_s=READY_S)))
        page.begin_by_itself()
        page.leave_by_itself()
        page.confirm_leaving()


@pytest.mark.parametrize("follows", [True, False])
def test_the_ring_fills_while_an_arm_is_raised(page: IntroductionPage, follows: bool) -> None:
    page.follows_arms = follows
    page.show_state(introduce(Readiness(present=True, arm_raise=ArmRaise(1, 0.5))))
    assert page.live.ring.isVisible() is follows
    assert page.live.ring.share == (0.5 if follows else 0.0)
    page.show_state(introduce(Readiness(present=True, arm_raise=NO_ARM)))
    assert not page.live.ring.isVisible()


def picture(drawing: MovingDrawing) -> QImage:
    drawing.resize(300, 200)
    return drawing.grab().toImage()


def test_the_drawing_moves_between_the_positions(qtbot: QtBot) -> None:
    drawing = MovingDrawing(Theme(DARK))
    qtbot.addWidget(drawing)
    drawing.show_figures(EXERCISE.figures[:2], "side")
    first = picture(drawing)
    drawing.advance(STAY_S + WAY_S / 2)
    between = picture(drawing)
    drawing.advance(WAY_S / 2)
    last = picture(drawing)
    assert first != between != last != first
    drawing.advance(STAY_S + WAY_S)
    assert picture(drawing) == first


def test_the_drawing_stands_still_while_it_is_hidden(qtbot: QtBot) -> None:
    drawing = MovingDrawing(Theme(DARK))
    qtbot.addWidget(drawing)
    drawing.show_figures(EXERCISE.figures[:2], "side")
    assert not drawing.timer.isActive()
    drawing.show()
    assert drawing.timer.isActive()
    drawing.hide()
    assert not drawing.timer.isActive()
    assert drawing.timer.interval() == INTERVAL_MS


@pytest.mark.parametrize(
    ("time_s", "first", "following"), [(0.0, 0, 1), (STAY_S + WAY_S, 1, 2), (9.0, 2, 0)]
)
def test_places(time_s: float, first: int, following: int) -> None:
    assert find_place(time_s, 3)[:2] == (first, following)


def test_nothing_moves_for_who_wants_less_motion(
    page: IntroductionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_row, "may_move", lambda _: False)
    page.show_exercise(EXERCISE)
    assert len(page.drawings.figures) == 2
    assert not any(isinstance(figure, MovingDrawing) for figure in page.drawings.figures)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(1, "Next: Lunge. 20. Beside you.", id="first"),
        pytest.param(2, "Next: Lunge. 20. Move the camera. Beside you.", id="another place"),
    ],
)
def test_a_camera_that_stands_nowhere_yet_is_not_moved(number: int, said: str) -> None:
    upcoming = Upcoming(number, 4, "20", moves_camera=True)
    assert describe_aloud("Lunge", upcoming, "Beside you.", "", arms=True) == said


@pytest.mark.parametrize(("live", "seen"), [(True, True), (False, False)])
def test_a_file_leaves_no_empty_box(page: IntroductionPage, live: bool, seen: bool) -> None:
    state = introduce(None)
    assert state.opened is not None
    opened = dataclasses.replace(state.opened, live=live)
    page.show_state(dataclasses.replace(state, opened=opened, live_frame=None))
    assert page.live.isVisible() is seen


NEXT = Upcoming(2, 4, "20 repetitions each side", moves_camera=False, seconds=3)


def test_the_next_exercise_begins_by_itself(qtbot: QtBot, page: IntroductionPage) -> None:
    page.show_exercise(EXERCISE, upcoming=NEXT)
    assert page._title.text() == "Next: Lunge"
    assert page.next.amount.text() == "2 of 4: 20 repetitions each side"
    assert page.next.countdown.text() == "Starts in 3 s. Enter begins now."
    page.show_state(introduce(Readiness()))
    assert page.next.countdown.text() == "Starts in 3 s. Enter or a raised arm begins now."
    with qtbot.assertNotEmitted(page.begun):
        page.next.pass_second()
        page.next.pass_second()
    with qtbot.waitSignal(page.begun):
        page.next.pass_second()
    with qtbot.assertNotEmitted(page.begun):
        page.next.pass_second()


def test_reading_aloud_stops_the_countdown(qtbot: QtBot, page: IntroductionPage) -> None:
    page.show_exercise(EXERCISE, upcoming=NEXT)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(page.begun):
        for _ in range(5):
            page.next.pass_second()
    assert page.next.countdown.text() == "Enter begins."


@pytest.mark.parametrize(("moves", "caution"), [(False, False), (True, True)])
def test_the_next_exercise_is_announced(page: IntroductionPage, moves: bool, caution: bool) -> None:
    said: list[str] = []
    page.reading_requested.connect(said.append)
    page.show_exercise(EXERCISE, upcoming=dataclasses.replace(NEXT, moves_camera=moves))
    page.read_upcoming(with_caution=caution)
    (text,) = said
    assert text.startswith("Next: Lunge. 20 repetitions each side.")
    assert ("Move the camera." in text) is moves
    assert (page.introduction.first_caution in text) is caution
    assert page.camera.isVisible() is moves


def without_camera() -> RunState:
    state = introduce(None)
    assert state.opened is not None
    opened = dataclasses.replace(state.opened, blank=True)
    return dataclasses.replace(state, opened=opened)


@pytest.mark.parametrize(
    ("state", "end"),
    [
        (introduce(Readiness()), "Enter or a raised arm begins."),
        (without_camera(), "Enter begins."),
        (dataclasses.replace(introduce(None), step=Step.FAILED, live_frame=None), "Enter begins."),
    ],
    ids=["camera", "no camera", "camera that cannot be opened"],
)
def test_an_unknown_exercise_of_a_routine_is_read_aloud_with_its_steps(
    page: IntroductionPage, state: RunState, end: str
) -> None:
    said: list[str] = []
    page.reading_requested.connect(said.append)
    page.show_exercise(EXERCISE, upcoming=NEXT, known=False)
    page.read_upcoming(with_caution=False)
    assert said == [], "whether arms are seen is not known yet"
    page.show_state(state)
    (text,) = said
    assert all(step in text for step in page.introduction.steps)
    assert text.endswith(end)
    page.show_state(state)
    assert len(said) == 1


def test_nobody_waits_long_for_a_camera(page: IntroductionPage) -> None:
    said: list[str] = []
    page.reading_requested.connect(said.append)
    page.show_exercise(EXERCISE, upcoming=NEXT, known=False)
    page.read_upcoming(with_caution=False)
    page._late._timer.timeout.emit()
    assert said[0].endswith("Enter begins.")


TODAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("done", "known"),
    [(None, False), (TODAY, True), (dt.date(2026, 2, 2), True), (dt.date(2026, 2, 1), False)],
)
def test_an_exercise_is_known_for_four_weeks(done: dt.date | None, known: bool) -> None:
    assert is_known(done, TODAY) is known


def test_chinese_takes_longer_to_read_for_each_sign() -> None:
    assert measure_reading("膝盖") > measure_reading("ab")


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_N, 1), (Qt.Key.Key_B, -1)])
def test_keys_move_within_a_routine_only(
    qtbot: QtBot, page: IntroductionPage, key: Qt.Key, step: int
) -> None:
    with qtbot.assertNotEmitted(page.skip_requested):
        qtbot.keyClick(page, key)
    page.show_exercise(EXERCISE, upcoming=NEXT)
    with qtbot.waitSignal(page.skip_requested) as moved:
        qtbot.keyClick(page, key)
    assert moved.args == [step]
    button = page.skip if step > 0 else page.before
    with qtbot.waitSignal(page.skip_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_exercise_that_does_not_fit_does_not_begin_by_itself(
    qtbot: QtBot, page: IntroductionPage
) -> None:
    page.show_exercise(EXERCISE, upcoming=NEXT)
    page.introduction = dataclasses.replace(page.introduction, fits=False)
    with qtbot.assertNotEmitted(page.begun):
        for _ in range(5):
            page.next.pass_second()
        page.begin_by_itself()
    with qtbot.waitSignal(page.begun):
        qtbot.keyClick(page, Qt.Key.Key_Return)
