from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.store.exercises.loader import list_exercises, load_exercise
from coach.window.exercises import ExerciseLibrary, ExerciseList
from coach.window.home.cards import list_sections
from coach.window.home.page import HomePage
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.state import RunRequest, Step
from coach.window.start_flow import RUN
from coach.window.theme.palette import DARK
from tests.window.fakes import FakeBackend, FakeSource, make_home

DAY = dt.date(2026, 3, 2)
SECTIONS = list_sections(
    ExerciseLibrary({name: load_exercise(name).exercise for name in list_exercises()}), DAY
)


@pytest.fixture
def home(qtbot: QtBot) -> HomePage:
    page = make_home()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.grid.show_sections(SECTIONS)
    page.show()
    page.grid.focus_current()
    return page


def focused(home: HomePage) -> int:
    return next(index for index, card in enumerate(home.grid.cards) if card is home.focusWidget())


WAYS = [
    ([Qt.Key.Key_Right], 1),
    ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], 1),
    ([Qt.Key.Key_Down], 3),
    ([Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up], 1),
    ([Qt.Key.Key_Left], 0),
    ([Qt.Key.Key_Up], 0),
]


@pytest.mark.parametrize(("keys", "index"), WAYS)
def test_arrows_move(qtbot: QtBot, home: HomePage, keys: list[Qt.Key], index: int) -> None:
    assert focused(home) == 0
    for key in keys:
        qtbot.keyClick(home.focusWidget(), key)
    assert focused(home) == index


def test_last_card_is_reached_and_seen(qtbot: QtBot, home: HomePage) -> None:
    for _ in home.grid.cards:
        qtbot.keyClick(home.focusWidget(), Qt.Key.Key_Right)
    assert focused(home) == len(home.grid.cards) - 1
    card = home.grid.cards[-1]
    assert card.visibleRegion().boundingRect().height() > card.height() / 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_2], ids=["Enter", "its digit"])
def test_one_key_starts(qtbot: QtBot, home: HomePage, key: Qt.Key) -> None:
    home.grid.cards[1].setFocus()
    with qtbot.waitSignal(home.exercise_requested) as chosen:
        qtbot.keyClick(home.grid.cards[1], key)
    assert chosen.args == [home.grid.cards[1].card.name]


def test_cards_are_told_to_who_does_not_see(home: HomePage) -> None:
    for card in home.grid.cards:
        assert card.accessibleName()
        assert card.card.dose in card.accessibleDescription()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    backend = FakeBackend(lambda _: FakeSource(live=True, endless=True), flags_read=False)
    runs, exercises = RunController(RunRequest("", "0"), backend), ExerciseList(backend)
    window = MainWindow(runs, exercises=exercises, today=lambda: DAY)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    with qtbot.waitSignal(exercises.changed):
        exercises.load()
    yield window
    window.close()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.focusWidget() or window, key)


def test_from_home_to_an_exercise_and_back_without_a_mouse(
    qtbot: QtBot, window: MainWindow
) -> None:
    controller = window.context.runs
    assert window.navigator.route.page == "home"
    press(qtbot, window, Qt.Key.Key_1)
    assert window.navigator.route.page == "red_flags", "the red flags come first, once"
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(controller.backend.knows_red_flags)
    assert window.navigator.route.page == "pain"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.navigator.route.page == "introduction"
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: controller.state.step is Step.RUNNING and controller.state.guidance is not None
    )
    assert controller.state.request.exercise == window.home.grid.cards[0].card.name
    press(qtbot, window, Qt.Key.Key_S)
    assert window.navigator.route.page == "settings"
    assert controller.state.step is Step.PAUSED
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.navigator.route.page == "run"
    press(qtbot, window, Qt.Key.Key_Space)
    press(qtbot, window, Qt.Key.Key_H)
    assert window.navigator.route.page == "home"
    qtbot.waitUntil(lambda: controller.state.step is Step.ENDED)
    assert isinstance(window.focusWidget(), type(window.home.grid.cards[0]))


def test_another_camera_at_home_opens_nothing(window: MainWindow) -> None:
    window.home.camera.chosen.emit("1")
    assert window.context.runs.state.request.source == "1"
    assert window.context.runs.state.step is Step.OPENING
    assert window.home.camera.accessibleName() == "Camera: Camera 1"


def test_a_test_asks_for_pain_before_and_after(qtbot: QtBot, window: MainWindow) -> None:
    controller = window.context.runs
    window.start_flow.note_red_flags()
    window.start_flow.start("hip-flexion-test")
    qtbot.waitUntil(lambda: window.navigator.route.page == "pain")
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_1)  # it hurts in the back
    press(qtbot, window, Qt.Key.Key_Return)  # begins on the page that introduces the exercise
    qtbot.waitUntil(lambda: controller.state.guidance is not None)
    assert controller.state.request.pain == 3
    controller.stop()
    qtbot.waitUntil(lambda: controller.state.awaiting_pain_score)
    assert window.run.summary.isVisible()
    press(qtbot, window, Qt.Key.Key_H)
    assert window.navigator.route.page == "pain"
    press(qtbot, window, Qt.Key.Key_4)
    with qtbot.waitSignal(controller.finished):
        press(qtbot, window, Qt.Key.Key_Return)
        press(qtbot, window, Qt.Key.Key_2)
    assert window.navigator.route.page == "home"
    recorder = controller.backend.recorder  # type: ignore[attr-defined]
    assert [
        (event.before, event.score, event.place)
        for event in recorder.events
        if type(event).__name__ == "Pain"
    ] == [(True, 3, "back"), (False, 4, "hip")]


def test_closing_while_pain_is_asked_ends_every_thread(qtbot: QtBot, window: MainWindow) -> None:
    controller = window.context.runs
    controller.backend.note_red_flags()
    window.context.runs.choose_exercise("hip-flexion-test")
    window.navigator.follow(RUN)
    qtbot.waitUntil(lambda: controller.state.guidance is not None)
    controller.stop()
    qtbot.waitUntil(lambda: controller.state.awaiting_pain_score)
    window.close()
    assert controller.backend.recorder.closed  # type: ignore[attr-defined]


def test_keyboard_comes_back_to_the_card_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_Right)
    assert window.focusWidget() is window.home.grid.cards[1]
    press(qtbot, window, Qt.Key.Key_S)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.home.grid.cards[1]


def test_card_that_has_the_keyboard_is_framed(qtbot: QtBot, home: HomePage) -> None:
    with_keyboard, without = (
        card.grab().toImage().pixelColor(card.width() // 2, 1).name()
        for card in home.grid.cards[:2]
    )
    assert with_keyboard == DARK.on_focus.lower()
    assert without == DARK.card.lower()
