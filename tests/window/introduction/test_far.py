"""Somebody on the mat reads how an exercise is done without scrolling."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from coach.exercise.tracking.readiness import Readiness
from coach.store.exercises.loader import list_exercises, load_exercise
from coach.window.introduction.far_reading import AWAY_S, MIN_S, PAUSE_S, FarReading
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.text import introduce, list_far_texts
from coach.window.introduction.upcoming import Upcoming
from coach.window.run.state import RunState, Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme, choose_scale
from coach.window.translation.reading_time import measure_speech
from tests.window.fakes import make_state

EXERCISE = load_exercise("bird-dog").exercise
UPCOMING = Upcoming(2, 3, "3 x 10", moves_camera=True, seconds=30)
ONE_S = MIN_S + PAUSE_S
"""Time for a short text."""


def see(time_s: float, *, present: bool = True, name: str = "bird-dog") -> RunState:
    """Return the state in which somebody is seen, or nobody, before an exercise."""
    state = make_state(name, live=True, step=Step.INTRODUCING)
    assert state.live_frame is not None
    frame = dataclasses.replace(state.live_frame.frame, time_s=time_s)
    shown = dataclasses.replace(
        state.live_frame, frame=frame, feedback=None, readiness=Readiness(present)
    )
    request = dataclasses.replace(state.request, introduce=True)
    return dataclasses.replace(state, request=request, live_frame=shown)


def make_page(
    qtbot: QtBot, size: tuple[int, int] = (1280, 720), text: float = 1.0, name: str = "bird-dog"
) -> IntroductionPage:
    page = IntroductionPage(Theme(DARK, choose_scale(*size), text))
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    show(page, name=name)
    return page


def show(page: IntroductionPage, *, known: bool = False, name: str = "bird-dog") -> None:
    exercise = load_exercise(name).exercise
    page.show_exercise(exercise, upcoming=UPCOMING, known=known, answered=True)


def shown_text(page: IntroductionPage) -> str:
    assert page.columns.far.isVisible()
    return page.columns.far.shown.text


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_nothing_of_it_is_below_the_fold(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    page = make_page(qtbot, size, text)
    for time_s in (1.0, 1.1):
        page.show_state(see(time_s))
        qtbot.wait(10)
    far, area = page.columns.far, page._area
    viewport = QRect(area.viewport().mapToGlobal(QPoint()), area.viewport().size())
    for part in (far, page.live, page.next):
        assert viewport.contains(QRect(part.mapToGlobal(QPoint()), part.size())), part
    assert far.height() >= page._theme.px(180)
    assert not page.steps.isVisible()


@pytest.mark.parametrize("name", list_exercises())
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_text_is_large(qtbot: QtBot, name: str, text: float) -> None:
    """No text is so long that it must be small."""
    page = make_page(qtbot, text=text, name=name)
    page.show_state(see(1.0, name=name))
    qtbot.wait(1)
    far = page.columns.far
    for each in list_far_texts(page.introduction):
        far.show_text(each)
        assert far.choose_font().pixelSize() >= 24, each.text


def test_it_goes_from_text_to_text_and_begins_again(qtbot: QtBot) -> None:
    page = make_page(qtbot)
    page.show_state(see(0.0))
    texts = [each.text for each in list_far_texts(page.introduction)]
    assert texts[-len(EXERCISE.steps) - 1 : -1] == list(EXERCISE.steps)
    assert texts[-1] == EXERCISE.placement
    time_s, seen = 0.0, []
    for _ in texts:
        seen.append(shown_text(page))
        time_s += max(MIN_S, measure_speech(seen[-1])) + PAUSE_S
        page.show_state(see(time_s + 0.01))
    assert seen == texts
    assert shown_text(page) == texts[0]


def test_nothing_changes_before_somebody_stands_at_the_mat(qtbot: QtBot) -> None:
    page = make_page(qtbot)
    page.show_state(see(1.0, present=False))
    assert page.steps.isVisible()
    page.show_state(see(2.0))
    assert not page.steps.isVisible()
    page.show_state(see(3.0, present=False))
    assert not page.steps.isVisible(), "who is lost for a moment goes on reading"


def test_who_does_not_want_arms_scrolls_by_hand(qtbot: QtBot) -> None:
    page = make_page(qtbot)
    page.follows_arms = False
    page.show_state(see(1.0))
    assert page.steps.isVisible()


def test_who_knows_the_exercise_reads_nothing(qtbot: QtBot) -> None:
    page = make_page(qtbot)
    show(page, known=True)
    page.show_state(see(1.0))
    assert not page.columns.far.isVisible()
    assert page.cautions.isVisible()


@pytest.mark.parametrize("how", ["key", "wheel", "mouse"])
def test_a_hand_brings_all_texts_back(qtbot: QtBot, how: str) -> None:
    page = make_page(qtbot)
    page.show_state(see(1.0))
    if how == "key":
        qtbot.keyClick(page, Qt.Key.Key_Down)
    elif how == "mouse":
        qtbot.mouseClick(page, Qt.MouseButton.LeftButton)
    else:
        turn, nowhere = QPoint(0, -120), QPointF()
        buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        page.wheelEvent(QWheelEvent(nowhere, nowhere, turn, turn, buttons, keys, phase, False))
    assert page.steps.isVisible()
    page.show_state(see(2.0))
    assert page.steps.isVisible(), "who is seen at the keyboard reads on"
    for time_s in (3.0, 2.0 + AWAY_S):
        page.show_state(see(time_s, present=False))
    page.show_state(see(3.0 + AWAY_S))
    assert not page.steps.isVisible(), "who left it stands at the mat now"


def test_the_next_exercise_begins_with_its_own_texts(qtbot: QtBot) -> None:
    page = make_page(qtbot)
    page.show_state(see(1.0))
    show(page, name="squat")
    assert page.steps.isVisible()
    page.show_state(see(2.0, name="squat"))
    first = list_far_texts(introduce(load_exercise("squat").exercise, answered=True))[0]
    assert shown_text(page) == first.text


def test_each_text_is_shown_when_the_voice_reads_it(qtbot: QtBot) -> None:
    page = make_page(qtbot)
    said: list[str] = []
    page.reading_requested.connect(said.append)
    page.show_state(see(0.0))
    page.read_upcoming(with_caution=False)
    page.show_state(see(0.1))
    (aloud,) = said
    first = EXERCISE.steps[0]
    began_s = measure_speech(aloud.partition(first)[0])
    page.show_state(see(began_s + 0.5))
    assert shown_text(page) == first


def test_space_reads_from_the_first_text_on(qtbot: QtBot) -> None:
    page = make_page(qtbot)
    page.show_state(see(0.0))
    texts = [each.text for each in list_far_texts(page.introduction)]
    page.show_state(see(max(MIN_S, measure_speech(texts[0])) + PAUSE_S + 0.1))
    assert shown_text(page) == texts[1]
    qtbot.keyClick(page, Qt.Key.Key_Space)
    page.show_state(see(max(MIN_S, measure_speech(texts[0])) + PAUSE_S + 0.2))
    assert shown_text(page) == texts[0]


TIMES = [
    (["", ""], [(0.0, False, None), (1.0, True, 0), (1.0 + ONE_S, True, 1)]),
    ([""], [(0.0, True, 0), (1.5 * ONE_S, True, 0), (99.0, False, 0)]),
    ([], [(0.0, True, None)]),
]


@pytest.mark.parametrize(("texts", "pictures"), TIMES)
def test_time_comes_with_the_picture(
    texts: list[str], pictures: list[tuple[float, bool, int | None]]
) -> None:
    reading = FarReading()
    reading.begin(texts)
    for time_s, seen, number in pictures:
        assert reading.update(time_s, seen=seen) == number


def test_another_camera_goes_on_with_the_text_that_was_shown() -> None:
    reading = FarReading()
    reading.begin(["a", "b", "c"])
    before = [reading.update(time_s, seen=True) for time_s in (300.0, 300.0 + ONE_S)]
    after = [reading.update(time_s, seen=True) for time_s in (0.0, ONE_S)]
    assert (before, after) == ([0, 1], [1, 2])


def test_whoever_left_the_keyboard_before_another_camera_was_chosen_has_left_it() -> None:
    reading = FarReading()
    reading.begin(["a", "b"])
    reading.update(300.0, seen=False)
    reading.end()
    times = (0.0, AWAY_S, AWAY_S + 1.0)
    assert [reading.update(time_s, seen=time_s > AWAY_S) for time_s in times] == [None, None, 0]
