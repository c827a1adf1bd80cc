"""What the keys of the window do on each page, but for those that open pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt

from coach.window.context import AppContext
from coach.window.flows.routine import RoutineFlow
from coach.window.flows.start import StartFlow
from coach.window.home.page import HomePage
from coach.window.navigation import Navigator
from coach.window.run.state import Step
from coach.window.run_page.page import RunPage

KeyActions = dict[Qt.Key, Callable[[], object]]


class WindowWithKeys(Protocol):
    """The window, as far as its keys do something with it."""

    context: AppContext
    navigator: Navigator
    start_flow: StartFlow
    routine: RoutineFlow
    home: HomePage
    run: RunPage

    def go_back(self) -> None:
        """Do what Escape does."""
        ...


def list_actions(window: WindowWithKeys) -> KeyActions:
    """Return key -> what it does on the page that is shown."""
    page, speech = window.navigator.route.page, window.context.speech
    actions: KeyActions = {
        Qt.Key.Key_Escape: window.go_back,
        Qt.Key.Key_H: window.start_flow.go_home,
    }
    if speech is not None:
        actions[Qt.Key.Key_M] = speech.toggle_mute
    if page == "home":
        actions |= _list_home_actions(window)
    elif page == "run":
        actions |= _list_run_actions(window)
    return actions


def _list_home_actions(window: WindowWithKeys) -> KeyActions:
    home = window.home
    actions: KeyActions = {Qt.Key.Key_T: window.routine.start, Qt.Key.Key_C: home.camera.open}
    if home.notices.shown is not None:
        actions[Qt.Key.Key_N] = home.notices.accept
        actions[Qt.Key.Key_L] = home.notices.dismiss
    return actions


def _list_run_actions(window: WindowWithKeys) -> KeyActions:
    runs, start_flow, summary = window.context.runs, window.start_flow, window.run.summary
    actions: KeyActions = {
        Qt.Key.Key_Space: start_flow.pause_or_repeat,
        Qt.Key.Key_C: window.run.controls.source.open,
        Qt.Key.Key_R: runs.turn_picture,
        Qt.Key.Key_P: start_flow.ask_pain,
    }
    if window.routine.active:
        actions[Qt.Key.Key_N] = lambda: window.routine.skip(1)
        actions[Qt.Key.Key_B] = lambda: window.routine.skip(-1)
    if runs.state.step in (Step.ENDED, Step.FAILED):
        actions[Qt.Key.Key_Down] = lambda: summary.scroll_lines(1)
        actions[Qt.Key.Key_Up] = lambda: summary.scroll_lines(-1)
        actions[Qt.Key.Key_Return] = start_flow.repeat
        actions[Qt.Key.Key_Enter] = start_flow.repeat
    return actions
