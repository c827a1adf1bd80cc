"""What a screen reader finds in the window, and a session that is done by it alone.

The tree is read through `QAccessible`, from which Qt makes the tree of every platform.
"""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coach.exercise.dose.guidance import Guidance
from coach.exercise.tracking.feedback import HoldClock
from coach.store.exercises.loader import load_exercise
from coach.window.main_window import MainWindow
from coach.window.run.state import RunState, Step
from coach.window.run_page.camera_view import CameraView
from coach.window.run_page.page import RunPage
from coach.window.run_page.screen_reader import ScreenReaderAnnouncer
from coach.window.safety.pain_scale import PainScale
from coach.window.screenshots.capture import open_screen, settle
from coach.window.screenshots.page_screens import sample_data_folder
from coach.window.theme.palette import DARK
from coach.window.theme.theme import Theme
from coach.window.widgets.page import Page
from tests.window.fakes import FAULT, FakeBackend, make_state, open_endless
from tests.window.home.window import show_home

pytestmark = pytest.mark.slow

SCREENS = (
    "home",
    "today",
    "introduction",
    "ready",
    "repetitions",
    "fault",
    "hold",
    "rest",
    "summary",
    "pain",
    "conditions",
    "settings",
    "help",
    "keys",
    "recordings",
    "profiles",
    "programme",
    "first-start",
    "first-start-sound",
    "first-start-camera",
    "first-start-wish",
)
WITHOUT_MEANING = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
"""Roles of a widget that a screen reader cannot tell about."""


def read(element: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield every visible element of the tree in reading order."""
    if element.state().invisible:
        return
    yield element
    for number in range(element.childCount()):
        child = element.child(number)
        if child is not None:
            yield from read(child)


def find_tree(window: QWidget) -> QAccessibleInterface:
    tree = QAccessible.queryAccessibleInterface(window)
    assert tree is not None
    return tree


def name(element: QAccessibleInterface) -> str:
    return element.text(QAccessible.Text.Name)


def list_stops(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab reaches, from the first one on."""
    stops, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return [stop for stop in stops if stop.isEnabled() and stop.focusProxy() is None]


@pytest.fixture(scope="module", autouse=True)
def _plot_is_loaded() -> None:
    importlib.import_module("pyqtgraph")


@pytest.fixture(scope="module", params=SCREENS)
def screen(request: Any, qapp: QApplication) -> Iterator[MainWindow]:
    with sample_data_folder():
        window = open_screen(request.param, (1280, 720), DARK, 1.0)
        settle(qapp)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        yield window
        window.close()
        window.deleteLater()


def test_every_control_has_a_name_and_a_role(screen: MainWindow) -> None:
    controls = [element for element in read(find_tree(screen)) if element.state().focusable]
    assert controls
    assert not [
        type(element.object()).__name__
        for element in controls
        if element.object() is not screen
        and (
            not name(element)
            or (element.role() in WITHOUT_MEANING and not isinstance(element.object(), Page))
        )
    ]


def find_area(widget: QWidget) -> QScrollArea | None:
    """Return the area that scrolls a widget; None without one."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def is_after(widget: QWidget, before: QWidget, window: QWidget) -> bool:
    """Return True if a reader of lines comes to a widget after another one."""
    if find_area(before) is not None and find_area(widget) is None:
        return True  # what is scrolled comes before the buttons below
    places = (QRect(one.mapTo(window, QPoint()), one.size()) for one in (before, widget))
    first, second = places
    if second.center().y() > first.bottom():
        return True
    return second.bottom() >= first.center().y() and second.left() > first.left()


def test_every_text_field_has_a_name(screen: MainWindow) -> None:
    fields = [field for field in screen.findChildren(QLineEdit) if field.isVisible()]
    assert not [field.objectName() for field in fields if not field.accessibleName()]


def test_tab_follows_the_reading_order(screen: MainWindow) -> None:
    stops = list_stops(screen)
    pairs = ((one, other) for one, other in pairwise(stops) if not one.isAncestorOf(other))
    assert not [
        f"{other.accessibleName()} after {one.accessibleName()}"
        for one, other in pairs
        if not is_after(other, one, screen)
    ]


def test_the_page_has_a_name(screen: MainWindow) -> None:
    page = screen.navigator.find(screen.navigator.route.page)
    assert name(find_tree(page))


def press(window: QWidget, text: str) -> None:
    """Do the press action of the enabled button with this name, as a screen reader does."""
    for element in read(find_tree(window)):
        state = element.state()
        if name(element) == text and not state.disabled:
            actions = element.actionInterface()
            if actions is not None and "Press" in actions.actionNames():
                actions.doAction("Press")
                return
    raise AssertionError(f"there is nothing to press: {text}; {list_names(window)}")


def list_names(window: QWidget) -> list[str]:
    return [name(element) for element in read(find_tree(window)) if element.actionInterface()]


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(open_endless)


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    with show_home(qtbot, backend, "lunge") as window:
        window.resize(1280, 720)
        yield window


def is_exercising(window: MainWindow) -> bool:
    feedback = window.context.runs.state.feedback
    return feedback is not None and feedback.repetitions > 2


def has_step(window: MainWindow, step: Step) -> bool:
    return window.context.runs.state.step is step


def wait_for(qtbot: QtBot, window: MainWindow, page: str) -> None:
    """Wait for a page: a press through the tree takes a moment, as one with a finger."""
    qtbot.waitUntil(lambda: window.navigator.route.page == page)


def test_a_session_by_the_actions_of_the_tree_alone(qtbot: QtBot, window: MainWindow) -> None:
    press(window, "Lunge")
    wait_for(qtbot, window, "pain")
    press(window, "Rather not say")
    wait_for(qtbot, window, "introduction")
    press(window, "Begin")
    qtbot.waitUntil(lambda: is_exercising(window))
    press(window, "Pause")
    qtbot.waitUntil(lambda: has_step(window, Step.PAUSED))
    press(window, "Go on")
    qtbot.waitUntil(lambda: has_step(window, Step.RUNNING))
    press(window, "End")
    qtbot.waitUntil(lambda: has_step(window, Step.ENDED))
    press(window, "Home")
    wait_for(qtbot, window, "pain")
    press(window, "Rather not say")
    wait_for(qtbot, window, "home")


def press_key(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    qtbot.keyClick(focused, key)


def test_a_session_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press_key(qtbot, Qt.Key.Key_Return)
    assert window.navigator.route.page == "pain"
    press_key(qtbot, Qt.Key.Key_Escape)
    assert window.navigator.route.page == "introduction"
    press_key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_exercising(window))
    press_key(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: has_step(window, Step.PAUSED))
    press_key(qtbot, Qt.Key.Key_Space)
    press_key(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: has_step(window, Step.ENDED))
    press_key(qtbot, Qt.Key.Key_Escape)
    assert window.navigator.route.page == "pain"
    press_key(qtbot, Qt.Key.Key_Escape)
    assert window.navigator.route.page == "home"


def announce(states: list[RunState], heard: str, qtbot: QtBot) -> list[str]:
    """Return what a screen reader is told while a page shows these states."""
    said: list[str] = []
    page = RunPage(Theme(DARK), dict)
    qtbot.addWidget(page)
    page.screen_reader = ScreenReaderAnnouncer(page, lambda _, text: said.append(text))
    page.screen_reader.show_heard(heard)
    for state in states:
        page.show_state(state)
    return said


COUNTED = [
    make_state(repetitions=2),
    make_state(repetitions=3),
    make_state(repetitions=3, cue=FAULT),
    make_state(repetitions=3, cue=FAULT),
    make_state(repetitions=3),
]


@pytest.mark.parametrize("heard", ["muted", "nothing", "tones"])
def test_cues_and_counts_are_announced_once(qtbot: QtBot, heard: str) -> None:
    assert announce(COUNTED, heard, qtbot) == ["2 repetitions", "3 repetitions", FAULT.text]


def test_nothing_is_said_twice_while_the_voice_is_heard(qtbot: QtBot) -> None:
    assert announce(COUNTED, "sound", qtbot) == []


def hold(held_s: float, done: int = 0) -> RunState:
    clock = HoldClock(held_s, 30.0, running=True, done=done)
    return make_state("couch-stretch", repetitions=0, hold=clock)


def get_ready(held_s: float) -> RunState:
    guidance = Guidance("getting_ready", (), "left", 2, 4, None, None, 0, None, 0.0, 30.0)
    return dataclasses.replace(hold(held_s), guidance=guidance)


def step(number: int) -> RunState:
    state = make_state("cat-cow")
    guidance = Guidance("doing", (), "left", 1, 1, None, None, number, None, 0.0, None)
    return dataclasses.replace(state, guidance=guidance)


def list_steps() -> list[str]:
    return [each.text for each in load_exercise("cat-cow").exercise.guide[:2]]


@pytest.mark.parametrize(
    ("states", "said"),
    [
        pytest.param([make_state("couch-stretch", repetitions=0)] * 2, [], id="no clock yet"),
        pytest.param(
            [hold(seconds / 2) for seconds in range(50)], ["10 s", "20 s"], id="every ten seconds"
        ),
        pytest.param(
            [hold(29.0), hold(30.0), hold(0.0, 1), hold(5.0, 1)],
            ["20 s", "30 s", "1 hold done"],
            id="the end of a hold",
        ),
        pytest.param([get_ready(9.0), get_ready(11.0)], [], id="a hold that does not count"),
        pytest.param([step(0), step(0), step(1)], list_steps(), id="steps of a guided exercise"),
    ],
)
def test_held_seconds_and_steps_are_announced(
    qtbot: QtBot, states: list[RunState], said: list[str]
) -> None:
    assert announce(states, "muted", qtbot) == said


def test_the_live_angle_can_be_read(qtbot: QtBot) -> None:
    view = CameraView(Theme(DARK))
    qtbot.addWidget(view)
    view.show_state(make_state(main_value=81.2))
    assert view.accessibleDescription().endswith(", 81°")


@pytest.mark.parametrize(
    ("value", "end"), [(None, "(the worst imaginable)"), (0, ": 0"), (10, ": 10")]
)
def test_the_scale_of_pain_says_what_it_is(qtbot: QtBot, value: int | None, end: str) -> None:
    scale = PainScale(Theme(DARK))
    qtbot.addWidget(scale)
    scale.show_value(value)
    assert scale.accessibleName().startswith("Pain from 0 (no pain) to 10")
    assert scale.accessibleName().endswith(end)
