"""What keeps the camera from seeing somebody is said before an exercise, but not too often."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach.body.debounced_problems import Check
from coach.exercise.tracking.readiness import READY_S, Readiness
from coach.store.exercises.loader import load_exercise
from coach.window.introduction.page import IntroductionPage
from coach.window.introduction.upcoming import Upcoming
from coach.window.introduction.view_reminder import AGAIN_AFTER_S, MOST, SAY_AFTER_S, ViewReminder
from coach.window.run.state import RunState, Step
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.translation.reading_time import measure_reading, measure_speech
from tests.window.fakes import make_state

NOBODY, CLOSER = "Nobody in the picture yet", "Come closer"
FAR = Readiness(present=True, checks=(Check("distance", False, CLOSER),))


def at(time_s: float, readiness: Readiness | None = None) -> RunState:
    """The state behind an introduction at this second."""
    state = make_state(live=True, step=Step.INTRODUCING)
    assert state.live_frame is not None
    frame = dataclasses.replace(state.live_frame.frame, time_s=time_s)
    return dataclasses.replace(
        state,
        request=dataclasses.replace(state.request, introduce=True),
        live_frame=dataclasses.replace(
            state.live_frame, frame=frame, readiness=readiness or Readiness()
        ),
    )


CASES = [
    pytest.param([(0, NOBODY), (SAY_AFTER_S - 1, NOBODY)], [], id="not at once"),
    pytest.param([(0, NOBODY), (SAY_AFTER_S, NOBODY)], [NOBODY], id="after a while"),
    pytest.param([(0, NOBODY), (9, ""), (11, NOBODY)], [], id="it was well in between"),
    pytest.param(
        [(0, NOBODY), (SAY_AFTER_S, NOBODY), (12, CLOSER), (22, CLOSER)],
        [NOBODY, CLOSER],
        id="one after the other",
    ),
    pytest.param(
        [(SAY_AFTER_S + number * AGAIN_AFTER_S, NOBODY) for number in range(-1, 9)],
        [NOBODY] * MOST,
        id="not for ever",
    ),
    pytest.param([(0, ""), (60, "")], [], id="all is well"),
]


@pytest.mark.parametrize(("problems", "said"), CASES)
def test_a_problem_is_said(problems: list[tuple[float, str]], said: list[str]) -> None:
    reminder = ViewReminder()
    heard = [reminder.update(at(time_s), problem) for time_s, problem in problems]
    assert [text for text in heard if text] == said


def test_a_text_that_is_read_is_not_interrupted() -> None:
    reminder = ViewReminder()
    reminder.wait(40.0)
    assert [reminder.update(at(time_s), NOBODY) for time_s in (0, 20, 41)] == ["", "", NOBODY]


def test_another_camera_begins_with_a_time_of_its_own() -> None:
    reminder = ViewReminder()
    reminder.update(at(300.0), "")
    reminder.wait(15.0)
    assert [reminder.update(at(time_s), NOBODY) for time_s in (0, 10, 14, 16)] == [
        "", "", "", NOBODY
    ]  # fmt: skip


@pytest.fixture
def read(qtbot: QtBot) -> tuple[IntroductionPage, list[str]]:
    """A page, and all that it asks to be read aloud."""
    page, texts = IntroductionPage(Theme(DARK)), list[str]()
    qtbot.addWidget(page)
    page.reading_requested.connect(texts.append)
    page.show()
    return page, texts


@pytest.mark.parametrize(
    ("exercise", "readiness", "said"),
    [
        pytest.param("lunge", Readiness(), [NOBODY], id="nobody"),
        pytest.param("lunge", FAR, [CLOSER], id="too far"),
        pytest.param("lunge", Readiness(present=True), [], id="seen well"),
        pytest.param("cat-cow", Readiness(), [NOBODY], id="nobody whose arm begins"),
        pytest.param("cat-cow", FAR, [], id="no view is needed"),
    ],
)
def test_the_page_says_why_nothing_begins(
    read: tuple[IntroductionPage, list[str]], exercise: str, readiness: Readiness, said: list[str]
) -> None:
    page, texts = read
    page.show_exercise(load_exercise(exercise).exercise)
    for time_s in (0.0, SAY_AFTER_S):
        page.show_state(at(time_s, readiness))
    assert texts == said


def test_a_camera_that_stops_is_shown_and_said_once(
    read: tuple[IntroductionPage, list[str]],
) -> None:
    page, texts = read
    page.show_exercise(load_exercise("lunge").exercise)
    well = at(0.0, Readiness(present=True))
    stopped = dataclasses.replace(well, source_problem="The camera was unplugged.")
    for state in (well, stopped, stopped):
        page.show_state(state)
    assert page.live.words == stopped.source_problem
    assert texts == [stopped.source_problem]
    page.show_state(well)
    assert page.live.words == "I can see you. A raised arm begins."


def test_the_page_first_reads_its_text(read: tuple[IntroductionPage, list[str]]) -> None:
    page, texts = read
    page.show_exercise(load_exercise("lunge").exercise)
    page.read_aloud()
    whole_s = measure_speech(texts[0])
    for time_s in (0.0, whole_s - 1.0, whole_s + 1.0):
        page.show_state(at(time_s))
    assert texts[1:] == [NOBODY]


READY = Readiness(present=True, ready_s=READY_S)


@pytest.mark.parametrize(
    ("step", "begins"), [(Step.INTRODUCING, True), (Step.STOPPING, False)], ids=["its own", "old"]
)
def test_what_the_exercise_before_saw_begins_nothing(
    read: tuple[IntroductionPage, list[str]], step: Step, begins: bool
) -> None:
    page, begun = read[0], list[bool]()
    page.begun.connect(lambda: begun.append(True))
    page.show_exercise(load_exercise("lunge").exercise)
    page.show_state(dataclasses.replace(at(300.0, READY), step=step))
    assert bool(begun) == begins


def test_another_camera_does_not_lengthen_the_reading(
    read: tuple[IntroductionPage, list[str]],
) -> None:
    page, begun = read[0], list[bool]()
    page.begun.connect(lambda: begun.append(True))
    page.show_exercise(load_exercise("lunge").exercise, known=False)
    whole_s = measure_reading(page.introduction.spoken)
    for time_s in (300.0, 301.0, 0.0, whole_s + READY_S - 2.0):
        page.show_state(at(time_s, READY))
    assert not begun
    page.show_state(at(whole_s + READY_S, READY))
    assert begun


def test_what_is_read_from_the_mat_is_large(
    read: tuple[IntroductionPage, list[str]],
) -> None:
    card = read[0].next
    for label, pixels in ((card.amount, 44), (card.countdown, 36), (card.seconds, 96)):
        label.ensurePolished()
        assert label.font().pixelSize() >= pixels


@pytest.mark.parametrize("name", ["lunge", "knee-to-chest", "jackknife", "couch-stretch"])
def test_what_the_camera_sees_is_read_without_scrolling(
    qtbot: QtBot, read: tuple[IntroductionPage, list[str]], name: str
) -> None:
    page = read[0]
    page.resize(1280, 720)
    page.show_exercise(
        load_exercise(name).exercise, upcoming=Upcoming(2, 3, "10 repetitions", moves_camera=True)
    )
    page.show_state(at(0.0, Readiness(present=True)))
    shown = page.begin.mapTo(page, QPoint()).y()
    qtbot.waitUntil(lambda: page.live.mapTo(page, QPoint(0, 100)).y() < shown, timeout=2000)
    ink = find_ink(page.live.grab().toImage())
    assert ink.size
    assert ink.max() < 100


def find_ink(image: QImage) -> NDArray[np.intp]:
    """Return the rows of the text of a live picture, left of its middle."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return np.flatnonzero((rows[6:-6, 14 : grey.width() // 8] > 200).any(axis=1)) + 6
