from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.errors import SourceError
from coach.exercise.tracking.feedback import Cue, CueKind, HoldClock
from coach.exercise.tracking.session import fold_all
from coach.store.exercises.loader import load_exercise
from coach.window.exercises import ExerciseList
from coach.window.main_window import MainWindow
from coach.window.run.controller import RunController
from coach.window.run.cues import ARMS_PAUSED_CUE
from coach.window.run.state import RunRequest, RunResult, RunState, Step
from coach.window.run.transitions import after_end
from coach.window.run_page.cue_band import CUE_STYLES
from coach.window.theme.palette import DARK, LIGHT
from tests.window.fakes import (
    FAULT,
    FakeBackend,
    make_repetition,
    make_state,
    open_endless,
)


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(open_endless)


@pytest.fixture
def window(qtbot: QtBot, backend: FakeBackend) -> Iterator[MainWindow]:
    window = MainWindow(
        RunController(RunRequest("lunge", "0"), backend), exercises=ExerciseList(backend)
    )
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()


def run(qtbot: QtBot, window: MainWindow) -> RunController:
    """Let the window run until it shows a picture."""
    controller = window.context.runs
    controller.start()
    qtbot.waitUntil(
        lambda: controller.state.live_frame is not None and controller.state.guidance is not None
    )
    return controller


def page(window: MainWindow) -> QWidget:
    return window.run._pages.currentWidget()


def grab(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_space_pauses_and_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    controller = run(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert controller.state.step is Step.PAUSED
    assert window.run.cue.accessibleName() == ARMS_PAUSED_CUE.text
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert controller.state.step is Step.RUNNING


def test_escape_stops_and_enter_begins_again(qtbot: QtBot, window: MainWindow) -> None:
    controller = run(qtbot, window)
    with qtbot.waitSignal(controller.finished):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page(window) is window.run.summary
    qtbot.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: controller.state.step is Step.RUNNING)


def test_button_that_has_the_keyboard_takes_space_for_itself(
    qtbot: QtBot, window: MainWindow
) -> None:
    controller = run(qtbot, window)
    with qtbot.waitSignal(controller.finished):
        qtbot.keyClick(window.run.controls.stop, Qt.Key.Key_Space)
    assert controller.state.step is Step.ENDED


def test_keyboard_is_the_windows_own_at_first_and_after_a_button_is_gone(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_state(make_state())
    assert window.focusWidget() in (None, window)
    window.run.controls.stop.setFocus()
    window.show_state(make_state(step=Step.STOPPING))
    assert window.focusWidget() in (None, window)


def test_the_picture_is_turned_by_key(qtbot: QtBot, window: MainWindow) -> None:
    controller = run(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: controller.state.request.rotation == 90)
    qtbot.waitUntil(lambda: controller.state.step is Step.RUNNING)


def test_another_camera_by_key(qtbot: QtBot, window: MainWindow) -> None:
    controller = run(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_C)
    menu = window.run.controls.source._menu
    assert menu.isVisible()
    qtbot.waitUntil(lambda: "USB camera" in [action.text() for action in menu.actions()])
    menu.close()
    next(action for action in menu.actions() if action.text() == "USB camera").trigger()
    qtbot.waitUntil(
        lambda: (
            controller.state.request == RunRequest("lunge", "1")
            and controller.state.step is Step.RUNNING
        )
    )


def test_what_can_be_pressed_has_a_name_and_can_be_reached(window: MainWindow) -> None:
    window.show_state(make_state())
    assert len(list(window.run.controls.buttons)) > 2
    for button in window.run.controls.buttons:
        assert button.accessibleName()
        assert button.accessibleDescription().startswith("Key: ")
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.isEnabled()


def test_numbers_are_said_to_who_does_not_see(window: MainWindow) -> None:
    window.show_state(make_state(repetitions=3, main_value=92.0))
    assert window.run.count.accessibleName() == "3 repetitions"
    assert window.run.view.accessibleDescription() == "Side view, all in sight"
    assert window.run.camera_view.accessibleDescription() == "Lunge, right leg in front, 92°"
    window.show_state(make_state("couch-stretch", hold=HoldClock(38.0, 60.0, running=True)))
    assert window.run.count.accessibleName() == "38 of 60 s held"
    window.show_state(make_state("hip-flexion-test", trials={"left": (114.0,), "right": ()}))
    assert window.run.count.accessibleName() == "left 114°, right –"


def test_focus_can_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.show_state(make_state())
    before = grab(window.run.controls.stop)
    window.run.controls.stop.setFocus(Qt.FocusReason.TabFocusReason)
    window.activateWindow()
    qtbot.waitUntil(window.run.controls.stop.hasFocus)
    assert grab(window.run.controls.stop) != before


@pytest.mark.parametrize("kind", sorted(CUE_STYLES))
def test_band_has_symbol_and_words(window: MainWindow, kind: CueKind) -> None:
    window.show_state(make_state(cue=None))
    empty = grab(window.run.cue)
    window.show_state(make_state(cue=Cue(kind, "Stand tall")))
    assert grab(window.run.cue) != empty
    assert window.run.cue.accessibleName() == "Stand tall"


def test_no_band_without_a_cue(window: MainWindow) -> None:
    def colours() -> set[str]:
        image = grab(window.run.cue)
        return {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 9)
            for y in range(0, image.height(), 9)
        }

    window.show_state(make_state(cue=FAULT))
    assert DARK.fault.lower() in colours()
    window.show_state(make_state(cue=None))
    assert len(colours()) == 1


def test_pages(window: MainWindow) -> None:
    window.show_state(RunState(RunRequest("lunge", "0")))
    assert page(window) is window.run.message
    assert window.run.message.accessibleName() == "Opening the camera"
    assert not window.run.message.button.isVisible()
    window.show_state(make_state())
    assert page(window) is window.run.camera_view.parentWidget()
    failed = after_end(make_state(), RunResult(SourceError("The camera is gone.", "Plug it in.")))
    window.show_state(failed)
    assert page(window) is window.run.message
    assert window.run.message.accessibleName() == "The camera is gone."
    assert window.run.message.accessibleDescription().startswith("Plug it in.")
    assert window.run.message.button.isVisible()
    assert not window.run.count.isVisible()


def test_stopped_before_the_first_picture(window: MainWindow) -> None:
    window.show_state(after_end(RunState(RunRequest("lunge", "0")), RunResult()))
    assert page(window) is window.run.message
    assert window.run.message.button.isVisible()


def test_summary_says_what_was_done(window: MainWindow) -> None:
    session = fold_all([make_repetition(3.0), make_repetition(6.0, "too_shallow")])
    window.show_state(dataclasses.replace(make_state(step=Step.ENDED), session=session))
    assert window.run.summary.accessibleName() == "Lunge: 2 repetitions"
    assert "1 of 2 in good form" in window.run.summary.accessibleDescription()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (900, 506)])
def test_everything_grows_with_the_window_and_fits(
    window: MainWindow, size: tuple[int, int]
) -> None:
    long = "Move back or tilt the camera: your head and feet must be in the picture."
    window.resize(*size)
    view = dataclasses.replace(make_state().feedback.view, ok=False, problems=(long, long))  # type: ignore[union-attr]
    window.show_state(make_state(view=view))
    assert (window.width(), window.height()) == size
    assert window.run.count.height() == pytest.approx(318 * size[1] / 720, rel=0.06)
    assert window.run.camera_view.width() >= size[0] * 0.66
    faults = [fault.name for fault in load_exercise("lunge").exercise.faults]
    window.show_state(
        dataclasses.replace(
            make_state(step=Step.ENDED), session=fold_all([make_repetition(3.0, *faults)])
        )
    )
    window.run.summary.layout().activate()
    assert (window.width(), window.height()) == size
    assert window.run.summary.button.geometry().bottom() < window.run.summary.height()


def test_light_and_dark(window: MainWindow) -> None:
    window.set_palette(LIGHT)
    window.show_state(make_state())
    assert grab(window).pixelColor(5, 300).name() == LIGHT.ground.lower()
    window.set_palette(DARK)
    assert grab(window).pixelColor(5, 300).name() == DARK.ground.lower()


def colour_at(window: MainWindow, share: float) -> str:
    """What the camera view shows at a share of its width, near the bottom of the picture."""
    image = grab(window.run.camera_view)
    colour = image.pixelColor(int(image.width() * share), int(image.height() * 0.97))
    return "red" if colour.red() > 200 else "blue" if colour.blue() > 200 else colour.name()


@pytest.mark.parametrize(
    ("live", "left", "right"),
    [(True, "blue", "red"), (False, "red", "blue")],
    ids=["camera: mirrored", "file: not"],
)
def test_only_the_picture_of_a_camera_is_mirrored(
    window: MainWindow, live: bool, left: str, right: str
) -> None:
    window.show_state(make_state(live=live))
    assert (colour_at(window, 0.15), colour_at(window, 0.85)) == (left, right)


def test_showing_changes_nothing_that_is_shown(window: MainWindow) -> None:
    state = make_state()
    assert state.live_frame is not None
    before = state.live_frame.frame.image.copy()
    window.show_state(state)
    grab(window)
    assert (state.live_frame.frame.image == before).all()


def test_each_picture_is_painted_once(qtbot: QtBot, window: MainWindow) -> None:
    painted: list[object] = []
    window.run.camera_view.painted.connect(painted.append)
    state = make_state()
    window.show_state(state)
    grab(window.run.camera_view)
    grab(window.run.camera_view)
    assert painted == [state.live_frame]


def test_closing_ends_the_run(qtbot: QtBot, window: MainWindow, backend: FakeBackend) -> None:
    run(qtbot, window)
    window.close()
    assert backend.recorder.closed
    assert backend.source is not None
    assert backend.source.closed.is_set()
